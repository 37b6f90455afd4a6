import { cachedGitOutput, gitOutput } from './git-output.ts';
import { type GitObject, readObjects, writeObject } from './objects.ts';

export interface GitSignature {
  readonly name: string;
  readonly email: string;
  /** In GitHub's format: `2024-01-31T12:00:00Z`. */
  readonly date: string;
}

export interface CommitObject {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: GitSignature;
  readonly committer: GitSignature;
  readonly message: string;
}

/** @throws if an object is missing or is not a commit */
export function readCommitObjects(folder: string, ids: readonly string[]): readonly CommitObject[] {
  return readObjects(folder, ids).map((object, index) => {
    if (object?.type !== 'commit') throw new Error(`${ids[index]} is not a commit`);
    return parseCommit(object);
  });
}

export function readCommitObject(folder: string, id: string): CommitObject {
  const [commit] = readCommitObjects(folder, [id]);
  if (commit === undefined) throw new Error(`${id} is not a commit`);
  return commit;
}

export function writeCommitObject(folder: string, commit: Omit<CommitObject, 'id'>): string {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatSignature(commit.author)}`,
    `committer ${formatSignature(commit.committer)}`,
  ];
  return writeObject(folder, 'commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}`));
}

function parseCommit({ id, data }: GitObject): CommitObject {
  const text = data.toString();
  const end = text.indexOf('\n\n');
  const headers = text
    .slice(0, end)
    .split('\n')
    .map((line) => line.split(/ (.*)/s));
  const value = (name: string) => headers.find(([key]) => key === name)?.[1] ?? '';
  return {
    id,
    tree: value('tree'),
    parents: headers.flatMap(([key, parent = '']) => (key === 'parent' ? [parent] : [])),
    author: parseSignature(value('author')),
    committer: parseSignature(value('committer')),
    message: text.slice(end + 2).replace(/\n$/, ''),
  };
}

function parseSignature(line: string): GitSignature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*?)> (\d+)/.exec(line) ?? [];
  return { name, email, date: formatTimestamp(new Date(Number(seconds) * 1000)) };
}

function formatSignature({ name, email, date }: GitSignature): string {
  return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

/** Formats a time as GitHub does: `2024-01-31T12:00:00Z`. */
export function formatTimestamp(date = new Date()): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Lists the commits of `to` that `from` does not contain, oldest first. Takes commit ids. */
export function listCommitsBetween(folder: string, from: string, to: string): readonly string[] {
  if (from === to) return [];
  const output = cachedGitOutput(folder, ['rev-list', '--reverse', '--topo-order', `${from}..${to}`]) ?? '';
  return output === '' ? [] : output.split('\n');
}

/** @param revisions arguments of `git rev-list` */
export function listCommits(folder: string, revisions: readonly string[]): readonly string[] {
  const output = gitOutput(folder, ['rev-list', ...revisions]);
  return output === '' ? [] : output.split('\n');
}

export function findMergeBase(folder: string, a: string, b: string): string | undefined {
  return cachedGitOutput(folder, ['merge-base', a, b]);
}

export function isAncestor(folder: string, ancestor: string, of: string): boolean {
  return ancestor === of || cachedGitOutput(folder, ['merge-base', '--is-ancestor', ancestor, of]) !== undefined;
}

/** @returns the merged tree, or `undefined` if the commits conflict or have no common history */
export function mergeTrees(folder: string, base: string, head: string): string | undefined {
  return cachedGitOutput(folder, ['merge-tree', '--write-tree', '--no-messages', base, head])?.split('\n')[0];
}

/**
 * Rebases commits onto another one.
 * @returns the new tip, or `undefined` if a commit conflicts
 */
export function rebaseCommits(
  folder: string,
  onto: string,
  commits: readonly string[],
  committer: GitSignature,
): string | undefined {
  let tip = onto;
  for (const commit of readCommitObjects(folder, commits)) {
    const [parent] = commit.parents;
    // A commit with the tip's tree on top of the picked commit's parent: merging both uses that parent as base, as a cherry-pick does.
    const side = writeCommitObject(folder, {
      tree: readCommitObject(folder, tip).tree,
      parents: parent === undefined ? [] : [parent],
      author: committer,
      committer,
      message: '',
    });
    const tree = mergeTrees(folder, side, commit.id);
    if (tree === undefined) return undefined;
    tip = writeCommitObject(folder, { ...commit, tree, parents: [tip], committer });
  }
  return tip;
}
