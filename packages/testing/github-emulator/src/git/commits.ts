import { cachedGitOutput, gitOutput } from './git-output.ts';
import { type GitObject, readObjects, writeObject } from './objects.ts';

export interface GitSignature {
  readonly name: string;
  readonly email: string;
  /** As GitHub writes it: `2024-01-31T12:00:00Z`. */
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

/** @throws when one of them is missing or no commit */
export function readCommitObjects(folder: string, ids: readonly string[]): readonly CommitObject[] {
  return readObjects(folder, ids).map((object, index) => {
    if (object?.type !== 'commit') throw new Error(`${ids[index]} is no commit`);
    return parseCommit(object);
  });
}

export function readCommitObject(folder: string, id: string): CommitObject {
  const [commit] = readCommitObjects(folder, [id]);
  if (commit === undefined) throw new Error(`${id} is no commit`);
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

/** A time as GitHub writes it. */
export function formatTimestamp(date = new Date()): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The commits of one that are not of the other, both given by their ids: oldest first. */
export function listCommitsBetween(folder: string, from: string, to: string): readonly string[] {
  if (from === to) return [];
  const output = cachedGitOutput(folder, ['rev-list', '--reverse', '--topo-order', `${from}..${to}`]) ?? '';
  return output === '' ? [] : output.split('\n');
}

/** @param revisions what `git rev-list` takes */
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

/** @returns the tree that merging gives, or undefined when the two conflict or have no history in common */
export function mergeTrees(folder: string, ours: string, theirs: string): string | undefined {
  return cachedGitOutput(folder, ['merge-tree', '--write-tree', '--no-messages', ours, theirs])?.split('\n')[0];
}

/**
 * Puts commits anew on top of another one, as rebasing does.
 * @returns the new tip, or undefined when one of them conflicts
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
    // A commit with the tip's tree on the picked commit's parent: merging the two has that parent as its base, which is what picking means.
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
