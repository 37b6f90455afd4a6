import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { replaceServer } from '../examples/replace-server.ts';
import type { TutorialSandbox } from '../tutorial/tutorial-sandbox.ts';

const TOKEN = 'token-of-reader';
const WRITE = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  actions: 'write',
  workflows: 'write',
} as const;

/** A shell in which a reader follows a guide on the repositories of the tutorial: git is signed in, and `gh` acts on the emulator. */
export class ReaderShell {
  readonly #root: string;
  readonly #sandbox: TutorialSandbox;

  private constructor(root: string, sandbox: TutorialSandbox) {
    this.#root = root;
    this.#sandbox = sandbox;
  }

  static async start(sandbox: TutorialSandbox): Promise<ReaderShell> {
    const root = mkdtempSync(join(tmpdir(), 'kalypso-reader-'));
    for (const folder of ['programs', 'home', 'work']) mkdirSync(join(root, folder));
    const { url } = sandbox.github;
    await sandbox.github.setToken(TOKEN, { login: 'reader', repositories: { '*': WRITE } });
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`;
    writeFileSync(
      join(root, 'home/.gitconfig'),
      `[user]\n\tname = Reader\n\temail = reader@example.com\n[http "${url}/"]\n\textraheader = ${header}\n`,
    );
    const program = (path: string) => `'${process.execPath}' '${join(import.meta.dirname, path)}'`;
    writeFileSync(
      join(root, 'programs/gh'),
      `#!/bin/sh\nif [ "$1 $2" = "pr edit" ]; then shift 2; exec ${program('gh-pr-edit/main.ts')} "$@"; fi\nexec ${program('../set-up-guide/main.ts')} gh "$@"\n`,
      { mode: 0o755 },
    );
    writeFileSync(join(root, 'memory'), `cd '${join(root, 'work')}'\n`);
    return new ReaderShell(root, sandbox);
  }

  stop(): void {
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Runs shell code, with the variables, the functions and the folder of what ran before. @returns what it prints */
  async run(code: string): Promise<string> {
    const { url } = this.#sandbox.github;
    const memory = join(this.#root, 'memory');
    const script = [
      `. '${memory}'`,
      'set -a',
      replaceServer(code, url),
      `{ declare -f; export -p; echo "cd '$PWD'"; } > '${memory}'`,
    ];
    const { stdout } = await promisify(execFile)('bash', ['-eu', '-o', 'pipefail', '-c', script.join('\n')], {
      env: {
        HOME: join(this.#root, 'home'),
        PATH: `${join(this.#root, 'programs')}${delimiter}${process.env.PATH}`,
        GIT_CONFIG_NOSYSTEM: '1',
        EMULATOR_SETTINGS: join(this.#root, 'settings'),
        EMULATOR_GITHUB: url,
        EMULATOR_REPOSITORIES: this.#sandbox.repositories,
        EMULATOR_TOKEN: TOKEN,
      },
      timeout: 120_000,
    });
    return stdout;
  }
}
