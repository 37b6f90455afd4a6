import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface CommitSpec {
  /** The branch to continue; `main` if absent. */
  readonly branch?: string;
  /** The commit at which a new branch starts; without it, the branch has no history. */
  readonly from?: string;
  readonly files?: Readonly<Record<string, FileSpec>>;
  /** Paths to remove. */
  readonly remove?: readonly string[];
}

/** A file's content, or another kind of entry: a symbolic link (`120000`), an executable (`100755`), or a submodule's commit (`160000`). */
type FileSpec = string | Buffer | { readonly mode: '120000' | '100755' | '160000'; readonly content: string };

/**
 * Creates the bare repository `<root>/<name>.git` with the given commits. Equal commits have equal ids.
 * @returns its folder and the ids of its commits, in order
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
  const ids = git(folder, ['fast-import', '--quiet'], Buffer.concat([...commits.flatMap(formatCommit), ...marks]));
  return { folder, commits: ids === '' ? [] : ids.split('\n') };
}

/** Runs git in a folder. @returns its trimmed output @throws if git fails */
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

function formatCommit(commit: CommitSpec, index: number): readonly Buffer[] {
  const ref = `refs/heads/${commit.branch ?? 'main'}`;
  const files = Object.entries(commit.files ?? {}).map(([path, file]) => formatFile(path, file));
  const removed = (commit.remove ?? []).map((path) => `D ${JSON.stringify(path)}\n`);
  // A fixed time makes equal commits have equal ids.
  const head = `commit ${ref}\nmark :${index + 1}\ncommitter Test <test@example.com> ${1_700_000_000 + index} +0000\n`;
  const from = commit.from === undefined ? '' : `from ${commit.from}\n`;
  return [Buffer.from(head + formatData('commit') + from), ...files, Buffer.from(removed.join(''))];
}

function formatFile(path: string, file: FileSpec): Buffer {
  if (typeof file === 'string' || Buffer.isBuffer(file)) return formatBlob('100644', path, Buffer.from(file));
  if (file.mode === '160000') return Buffer.from(`M 160000 ${file.content} ${JSON.stringify(path)}\n`);
  return formatBlob(file.mode, path, Buffer.from(file.content));
}

function formatBlob(mode: string, path: string, content: Buffer): Buffer {
  const head = `M ${mode} inline ${JSON.stringify(path)}\ndata ${content.length}\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\n')]);
}

function formatData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
