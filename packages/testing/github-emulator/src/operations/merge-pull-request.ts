import {
  formatTimestamp,
  type GitSignature,
  listCommits,
  readCommitObjects,
  rebaseCommits,
  writeCommitObject,
} from '../git/commits.ts';
import { readRef, resolveCommit, updateRef } from '../git/refs.ts';
import { HttpError } from '../model/http-error.ts';
import type { Actor, PullRequestMergeMethod, PullRequestRecord, RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { computeMergeability, computeMergeTree, findUnmetRule } from '../state/mergeability.ts';
import { noreplyIdentity } from '../views/users.ts';
import { applyRefChange, closePullRequest, moveRef } from './ref-changes.ts';

export interface PullRequestMerge {
  readonly method: PullRequestMergeMethod;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

const REFUSALS: Readonly<Record<PullRequestMergeMethod, string>> = {
  merge: 'Merge commits are not allowed on this repository.',
  squash: 'Squash merges are not allowed on this repository.',
  rebase: 'Rebase merges are not allowed on this repository.',
};

/**
 * Merges with real commits, by the given method.
 * @returns the base branch's new commit
 * @throws 405 with GitHub's words when it cannot be merged now
 */
export function performMerge(
  world: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: PullRequestRecord,
  { method, title, message }: PullRequestMerge,
): string {
  const { pull } = issue;
  if (issue.state === 'closed') throw new HttpError(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new HttpError(405, 'Pull Request is still a draft');
  if (repository.settings.mergeRequiresMergeability === true && pull.unknownReads > 0) throw baseModifiedError();
  if (!isMergeMethodAllowed(repository, method)) throw new HttpError(405, REFUSALS[method]);
  const unmet = findUnmetRule(repository, issue);
  if (unmet !== undefined) throw new HttpError(405, unmet);
  const tree = computeMergeTree(repository, issue);
  const base = resolveCommit(repository.folder, `refs/heads/${pull.base}`);
  if (tree === undefined || base === undefined) throw new HttpError(405, 'Pull Request is not mergeable');
  const who: GitSignature = { ...noreplyIdentity(actor.user), date: formatTimestamp() };
  const merged = { merge: writeMergeCommit, squash: writeSquashCommit, rebase: rebaseOntoBase }[method];
  const tip = merged(repository, issue, { base, tree, who, title, message });
  completeMerge(world, repository, actor, issue, { before: base, after: tip });
  return tip;
}

/** What GitHub says when the base has moved under its hands, and often when it only just has. Trying again helps. */
function baseModifiedError(): HttpError {
  return new HttpError(405, 'Base branch was modified. Review and try the merge again.');
}

/** Merges what people wanted merged as soon as it can be, if it can be now. */
export function tryAutoMerge(world: GitHubState, repository: RepositoryRecord, issue: PullRequestRecord): void {
  const { autoMerge: wanted } = issue.pull;
  if (wanted === null || issue.state === 'closed') return;
  const { state } = computeMergeability(repository, { ...issue, pull: { ...issue.pull, unknownReads: 0 } });
  if (state !== 'clean' && state !== 'unstable') return;
  const actor: Actor = { user: wanted.enabledBy, kind: 'user', permissions: new Map() };
  const { method, title, message } = wanted;
  performMerge(world, repository, actor, issue, { method, title: title ?? undefined, message: message ?? undefined });
}

export function isMergeMethodAllowed({ settings }: RepositoryRecord, method: PullRequestMergeMethod): boolean {
  if (method === 'merge') return settings.allowMergeCommit !== false;
  return (method === 'squash' ? settings.allowSquashMerge : settings.allowRebaseMerge) !== false;
}

interface MergeInput {
  readonly base: string;
  readonly tree: string;
  readonly who: GitSignature;
  readonly title: string | undefined;
  readonly message: string | undefined;
}

function writeMergeCommit(repository: RepositoryRecord, issue: PullRequestRecord, merging: MergeInput): string {
  const { number, title, pull } = issue;
  const head = merging.title ?? `Merge pull request #${number} from ${repository.owner.login}/${pull.head}`;
  return writeSignedCommit(repository, merging, [merging.base, pull.headSha], `${head}\n\n${merging.message ?? title}`);
}

function writeSquashCommit(repository: RepositoryRecord, issue: PullRequestRecord, merging: MergeInput): string {
  const { number, title, pull } = issue;
  const commits = readCommitObjects(
    repository.folder,
    listCommits(repository.folder, ['--reverse', `${merging.base}..${pull.headSha}`]),
  );
  const [only] = commits;
  const list =
    commits.length === 1
      ? (only?.message.split('\n').slice(2).join('\n') ?? '')
      : commits.map(({ message }) => `* ${message}`).join('\n\n');
  const message = merging.message ?? list;
  return writeSignedCommit(
    repository,
    merging,
    [merging.base],
    `${merging.title ?? `${title} (#${number})`}${message === '' ? '' : `\n\n${message}`}`,
  );
}

function rebaseOntoBase({ folder }: RepositoryRecord, { pull }: PullRequestRecord, { base, who }: MergeInput): string {
  const commits = listCommits(folder, ['--reverse', '--topo-order', '--no-merges', `${base}..${pull.headSha}`]);
  const tip = rebaseCommits(folder, base, commits, who);
  if (tip === undefined) throw new HttpError(405, "This branch can't be rebased");
  return tip;
}

function writeSignedCommit(
  repository: RepositoryRecord,
  { tree, who }: MergeInput,
  parents: readonly string[],
  message: string,
): string {
  const committer = { name: 'GitHub', email: 'noreply@github.com', date: who.date };
  const id = writeCommitObject(repository.folder, { tree, parents, author: who, committer, message });
  repository.signed.add(id);
  return id;
}

/** Only when the base is where it was found is anything said to be merged. */
function completeMerge(
  world: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: PullRequestRecord,
  { before, after }: { readonly before: string; readonly after: string },
): void {
  const { pull } = issue;
  const ref = `refs/heads/${pull.base}`;
  try {
    updateRef(repository.folder, ref, before, after);
  } catch (error) {
    if (error instanceof HttpError) throw baseModifiedError();
    throw error;
  }
  pull.mergedAt = formatTimestamp();
  pull.mergedBy = actor.user;
  pull.mergeCommit = after;
  closePullRequest(world, repository, actor, issue);
  applyRefChange(world, repository, actor, { ref, before, after });
  const head = readRef(repository.folder, `refs/heads/${pull.head}`);
  if (repository.settings.deleteBranchOnMerge === true && head !== undefined)
    moveRef(world, repository, actor, `refs/heads/${pull.head}`, undefined);
}
