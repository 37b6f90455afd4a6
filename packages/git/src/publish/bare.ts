import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gitEnvironment } from '../environment.ts';
import { localGit } from '../git-local.ts';
import { runGit } from '../git-process.ts';

/** How commits and files are named. */
export type ObjectFormat = 'sha1' | 'sha256';

export interface LocalCommand {
  readonly stdin?: string | Iterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  readonly onStdout?: (chunk: Buffer) => void;
}

/** A repository of ours without a working tree. What is asked of it needs neither the network nor a credential. */
export class BareRepository {
  readonly folder: string;
  readonly #timeoutMs: number;

  constructor(folder: string, timeoutMs: number) {
    this.folder = folder;
    this.#timeoutMs = timeoutMs;
  }

  /** Makes it anew: what it held is gone. */
  async init(format: ObjectFormat): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    const options = ['--quiet', '--bare', '--template=', `--object-format=${format}`];
    const made = await localGit(dirname(this.folder), ['init', ...options, this.folder]);
    if (made === undefined) throw new Error(`git could not make a repository in ${this.folder}`);
  }

  /** The id of an object; `undefined` when there is none of that name. */
  resolve(name: string): Promise<string | undefined> {
    return localGit(this.folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  }

  /** Runs a command. @returns what it printed, when nobody else was told to read that */
  async run(args: readonly string[], command: LocalCommand = {}): Promise<string> {
    const output: Buffer[] = [];
    await this.#run(args, { onStdout: (chunk) => void output.push(chunk), ...command });
    return Buffer.concat(output).toString('utf8');
  }

  /** Runs a command that prints more than text. */
  async bytes(args: readonly string[], stdin: string): Promise<Buffer> {
    const output: Buffer[] = [];
    await this.#run(args, { stdin, onStdout: (chunk) => void output.push(chunk) });
    return Buffer.concat(output);
  }

  async #run(args: readonly string[], { stdin, env, onStdout }: LocalCommand): Promise<void> {
    const outcome = await runGit({
      args,
      cwd: this.folder,
      env: { ...gitEnvironment(dirname(this.folder)), ...env },
      timeoutMs: this.#timeoutMs,
      ...(onStdout === undefined ? {} : { onStdout }),
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (outcome.kind === 'timed-out') {
      throw new Error(`git ${args[0]} took more than ${this.#timeoutMs / 1000} s on this machine`);
    }
    if (outcome.code !== 0) throw new Error(`git ${args[0]} failed: ${outcome.stderr.trim().slice(-1000)}`);
  }
}
