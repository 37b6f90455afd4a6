import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createGitEnvironment } from '../process/git-environment.ts';
import { runGit } from '../process/run-git.ts';
import { runLocalGit } from '../process/run-local-git.ts';

export interface LocalGitCommand {
  readonly stdin?: string | Iterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  readonly onStdout?: (chunk: Buffer) => void;
}

/** A local repository without a working tree. Its commands need neither the network nor a credential. */
export class BareRepository {
  readonly folder: string;
  readonly #timeoutMs: number;

  constructor(folder: string, timeoutMs: number) {
    this.folder = folder;
    this.#timeoutMs = timeoutMs;
  }

  /** Creates the repository, empty. Its former content is deleted. */
  async init(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    const args = ['init', '--quiet', '--bare', '--template=', '--object-format=sha1', this.folder];
    const created = await runLocalGit(dirname(this.folder), args);
    if (created === undefined) throw new Error(`git could not create a repository in ${this.folder}`);
  }

  /** Returns the ID of an object; `undefined` if no object has that name. */
  resolve(name: string): Promise<string | undefined> {
    return runLocalGit(this.folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  }

  /** Runs a command. @returns its output as text; empty if `onStdout` receives it */
  async run(args: readonly string[], command: LocalGitCommand = {}): Promise<string> {
    const output: Buffer[] = [];
    await this.#run(args, { onStdout: (chunk) => void output.push(chunk), ...command });
    return Buffer.concat(output).toString('utf8');
  }

  /** Runs a command whose output is binary. */
  async runForBytes(args: readonly string[], stdin: string): Promise<Buffer> {
    const output: Buffer[] = [];
    await this.#run(args, { stdin, onStdout: (chunk) => void output.push(chunk) });
    return Buffer.concat(output);
  }

  async #run(args: readonly string[], { stdin, env, onStdout }: LocalGitCommand): Promise<void> {
    const result = await runGit({
      args,
      cwd: this.folder,
      env: { ...createGitEnvironment(dirname(this.folder)), ...env },
      timeoutMs: this.#timeoutMs,
      ...(onStdout === undefined ? {} : { onStdout }),
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (result.kind === 'timed-out') {
      throw new Error(`git ${args[0]} took more than ${this.#timeoutMs / 1000} s on this machine`);
    }
    if (result.code !== 0) throw new Error(`git ${args[0]} failed: ${result.stderr.trim().slice(-1000)}`);
  }
}
