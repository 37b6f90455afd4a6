import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface CommitSpec {
  /** `main` when absent. A commit continues its branch. */
  readonly branch?: string;
  /** What a new branch starts at; nothing when absent. */
  readonly from?: string;
  readonly files?: Readonly<Record<string, FileSpec>>;
  /** Paths to take away. */
  readonly remove?: readonly string[];
}

/** Content, or an entry of another kind: a link (`120000`), an executable file (`100755`), a submodule (`160000`, its commit). */
type FileSpec = string | Buffer | { readonly mode: '120000' | '100755' | '160000'; readonly content: string };

/**
 * Makes the bare repository `<root>/<name>.git` with the given commits.
 * @returns its folder, and the ids of the commits in order
 */
export function createRepository(
  root: string,
  name: string,
  commits: readonly CommitSpec[],
): { readonly folder: string; readonly commits: readonly string[] } {
  const folder = join(root, `${name}.git`);
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main']);
  appendFileSync(join(folder, 'config'), '[uploadpack]\n\tallowFilter = true\n[gc]\n\tauto = 0\n');
  const marks = commits.map((_, index) => Buffer.from(`get-mark :${index + 1}\n`));
  const ids = git(folder, ['fast-import', '--quiet'], Buffer.concat([...commits.flatMap(commitStream), ...marks]));
  return { folder, commits: ids === '' ? [] : ids.split('\n') };
}

/** Runs git on a repository of the test. @returns what it printed, trimmed */
export function git(folder: string, args: readonly string[], input: string | Buffer = ''): string {
  const env = {
    ...process.env,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
  return execFileSync('git', args, { cwd: folder, env, input, maxBuffer: 1e9 }).toString().trim();
}

function commitStream(commit: CommitSpec, index: number): readonly Buffer[] {
  const ref = `refs/heads/${commit.branch ?? 'main'}`;
  const files = Object.entries(commit.files ?? {}).map(([path, file]) => fileStream(path, file));
  const removed = (commit.remove ?? []).map((path) => `D ${JSON.stringify(path)}\n`);
  // The time is fixed, so that the same commits have the same ids.
  const head = `commit ${ref}\nmark :${index + 1}\ncommitter Test <test@example.com> ${1_700_000_000 + index} +0000\n`;
  const from = commit.from === undefined ? '' : `from ${commit.from}\n`;
  return [Buffer.from(head + data('commit') + from), ...files, Buffer.from(removed.join(''))];
}

function fileStream(path: string, file: FileSpec): Buffer {
  if (typeof file === 'string' || Buffer.isBuffer(file)) return inline('100644', path, Buffer.from(file));
  if (file.mode === '160000') return Buffer.from(`M 160000 ${file.content} ${JSON.stringify(path)}\n`);
  return inline(file.mode, path, Buffer.from(file.content));
}

function inline(mode: string, path: string, content: Buffer): Buffer {
  const head = `M ${mode} inline ${JSON.stringify(path)}\ndata ${content.length}\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\n')]);
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
