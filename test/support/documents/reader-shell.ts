import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PortForward } from './cluster/port-forward.ts';

const BLOCK_TIMEOUT_MS = 120_000;
const POLL_INTERVAL_MS = 20;

/** What a reader does while a command forwards a port. @param output what the block has printed */
export type ForwardHandler = (forward: PortForward, output: string) => Promise<void>;

export interface ReaderShellOptions {
  /** The folder of the scripts. */
  readonly folder: string;
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The folder in which `kubectl` records the ports that it forwards. */
  readonly forwards: string;
}

/** One bash session, in which a reader runs the blocks of a document. It ends when a command fails. */
export class ReaderShell {
  readonly #options: ReaderShellOptions;
  readonly #bash: ChildProcess;
  #output = '';
  #hasEnded = false;
  #blocks = 0;

  constructor(options: ReaderShellOptions) {
    this.#options = options;
    mkdirSync(options.forwards, { recursive: true });
    const { cwd, environment: env } = options;
    this.#bash = spawn('bash', ['--noprofile', '--norc'], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [this.#bash.stdout, this.#bash.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    this.#bash.on('close', () => {
      this.#hasEnded = true;
    });
    this.#send('set -eu -o pipefail');
  }

  /**
   * Runs a block. A command that forwards a port is stopped, as with Ctrl+C, when the handler has ended.
   * @returns what the block printed @throws if a command fails
   */
  async run(code: string, onForward: ForwardHandler): Promise<string> {
    this.#blocks += 1;
    const script = join(this.#options.folder, `block-${this.#blocks}.sh`);
    const end = `${script}.end`;
    writeFileSync(script, code);
    this.#output = '';
    this.#send(`. '${script}' < /dev/null; touch '${end}'`);
    const deadline = Date.now() + BLOCK_TIMEOUT_MS;
    const handled = new Set<number>();
    while (!existsSync(end)) {
      if (this.#hasEnded) throw new Error(`a command of this block failed:\n${code}\nIt printed:\n${this.#output}`);
      if (Date.now() > deadline) throw new Error(`this block did not end:\n${code}\nIt printed:\n${this.#output}`);
      for (const forward of this.#forwards().filter(({ pid }) => !handled.has(pid))) {
        handled.add(forward.pid);
        await onForward(forward, this.#output);
        process.kill(forward.pid, 'SIGINT');
      }
      await pause();
    }
    // The output of the last command may still be on its way.
    await pause();
    return this.#output;
  }

  /** Ends the session. */
  async close(): Promise<void> {
    for (const { pid } of this.#forwards()) process.kill(pid, 'SIGINT');
    this.#bash.stdin?.end();
    while (!this.#hasEnded) await pause();
  }

  #forwards(): readonly PortForward[] {
    const { forwards } = this.#options;
    const files = readdirSync(forwards).filter((name) => name.endsWith('.json'));
    return files.map((name) => JSON.parse(readFileSync(join(forwards, name), 'utf8')) as PortForward);
  }

  #send(line: string): void {
    this.#bash.stdin?.write(`${line}\n`);
  }
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, POLL_INTERVAL_MS));
}
