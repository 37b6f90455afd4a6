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
import { closeLinkedIssues } from './close-issues.ts';
import { applyRefChange, moveRef, setPullRequestClosed } from './ref-changes.ts';

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
 * Merges a pull request with real commits.
 * @returns the base branch's new commit
 * @throws 405 with GitHub's message if it cannot be merged now
 */
export function performMerge(
  github: GitHubState,
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
  const author: GitSignature = { ...noreplyIdentity(actor.user), date: formatTimestamp() };
  const writeMerge = { merge: writeMergeCommit, squash: writeSquashCommit, rebase: rebaseOntoBase }[method];
  const tip = writeMerge(repository, issue, { base, tree, author, title, message });
  completeMerge(github, repository, actor, issue, { before: base, after: tip });
  return tip;
}

/** GitHub's response if the base moves during the merge, and often if it has just moved. A retry helps. */
function baseModifiedError(): HttpError {
  return new HttpError(405, 'Base branch was modified. Review and try the merge again.');
}

/** Merges a pull request with auto-merge enabled, if it can be merged now. */
export function tryAutoMerge(github: GitHubState, repository: RepositoryRecord, issue: PullRequestRecord): void {
  const { autoMerge: request } = issue.pull;
  if (request === null || issue.state === 'closed') return;
  const { state } = computeMergeability(repository, { ...issue, pull: { ...issue.pull, unknownReads: 0 } });
  if (state !== 'clean' && state !== 'unstable') return;
  const actor: Actor = { user: request.enabledBy, kind: 'user', permissions: new Map() };
  const { method, title, message } = request;
  performMerge(github, repository, actor, issue, { method, title: title ?? undefined, message: message ?? undefined });
}

export function isMergeMethodAllowed({ settings }: RepositoryRecord, method: PullRequestMergeMethod): boolean {
  if (method === 'merge') return settings.allowMergeCommit !== false;
  return (method === 'squash' ? settings.allowSquashMerge : settings.allowRebaseMerge) !== false;
}

interface MergeInput {
  readonly base: string;
  readonly tree: string;
  readonly author: GitSignature;
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

function rebaseOntoBase(
  { folder }: RepositoryRecord,
  { pull }: PullRequestRecord,
  { base, author }: MergeInput,
): string {
  const commits = listCommits(folder, ['--reverse', '--topo-order', '--no-merges', `${base}..${pull.headSha}`]);
  const tip = rebaseCommits(folder, base, commits, author);
  if (tip === undefined) throw new HttpError(405, "This branch can't be rebased");
  return tip;
}

function writeSignedCommit(
  repository: RepositoryRecord,
  { tree, author }: MergeInput,
  parents: readonly string[],
  message: string,
): string {
  const committer = { name: 'GitHub', email: 'noreply@github.com', date: author.date };
  const id = writeCommitObject(repository.folder, { tree, parents, author, committer, message });
  repository.signed.add(id);
  return id;
}

/** Moves the base branch, then records the merge. Fails without effect if the base has moved. */
function completeMerge(
  github: GitHubState,
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
  setPullRequestClosed(github, repository, actor, issue);
  closeLinkedIssues(github, repository, actor, issue);
  applyRefChange(github, repository, actor, { ref, before, after });
  const head = readRef(repository.folder, `refs/heads/${pull.head}`);
  if (repository.settings.deleteBranchOnMerge === true && head !== undefined)
    moveRef(github, repository, actor, `refs/heads/${pull.head}`, undefined);
}
