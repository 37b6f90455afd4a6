import { readCommits, replay, revisionList, type Signature, stamp, writeCommit } from '../git/commits.ts';
import { commitId, moveRef, refId } from '../git/refs.ts';
import { HttpError } from '../model/http-error.ts';
import type { Actor, MergeMethod, PullRequest, Repository } from '../model/model.ts';
import type { World } from '../state/github-state.ts';
import { mergeability, treeOfMerge, unmetRule } from '../state/mergeability.ts';
import { noreply } from '../views/users.ts';
import { changeRef, closePull, refChanged } from './ref-changes.ts';

export interface MergeRequest {
  readonly method: MergeMethod;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

const REFUSALS: Readonly<Record<MergeMethod, string>> = {
  merge: 'Merge commits are not allowed on this repository.',
  squash: 'Squash merges are not allowed on this repository.',
  rebase: 'Rebase merges are not allowed on this repository.',
};

/**
 * Merges with real commits, by the given method.
 * @returns the base branch's new commit
 * @throws 405 with GitHub's words when it cannot be merged now
 */
export function mergePull(
  world: World,
  repository: Repository,
  actor: Actor,
  issue: PullRequest,
  { method, title, message }: MergeRequest,
): string {
  const { pull } = issue;
  if (issue.state === 'closed') throw new HttpError(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new HttpError(405, 'Pull Request is still a draft');
  if (repository.settings.mergesOnlyKnown === true && pull.unknownFor > 0) throw baseModified();
  if (!isAllowed(repository, method)) throw new HttpError(405, REFUSALS[method]);
  const unmet = unmetRule(repository, issue);
  if (unmet !== undefined) throw new HttpError(405, unmet);
  const tree = treeOfMerge(repository, issue);
  const base = commitId(repository.folder, `refs/heads/${pull.base}`);
  if (tree === undefined || base === undefined) throw new HttpError(405, 'Pull Request is not mergeable');
  const who: Signature = { ...noreply(actor.user), date: stamp() };
  const merged = { merge: withMergeCommit, squash: squashed, rebase: rebased }[method];
  const tip = merged(repository, issue, { base, tree, who, title, message });
  finish(world, repository, actor, issue, { before: base, after: tip });
  return tip;
}

/** What GitHub says when the base has moved under its hands, and often when it only just has. Trying again helps. */
function baseModified(): HttpError {
  return new HttpError(405, 'Base branch was modified. Review and try the merge again.');
}

/** Merges what people wanted merged as soon as it can be, if it can be now. */
export function autoMerge(world: World, repository: Repository, issue: PullRequest): void {
  const { autoMerge: wanted } = issue.pull;
  if (wanted === null || issue.state === 'closed') return;
  const { state } = mergeability(repository, { ...issue, pull: { ...issue.pull, unknownFor: 0 } });
  if (state !== 'clean' && state !== 'unstable') return;
  const actor: Actor = { user: wanted.enabledBy, kind: 'user', permissions: new Map() };
  const { method, title, message } = wanted;
  mergePull(world, repository, actor, issue, { method, title: title ?? undefined, message: message ?? undefined });
}

export function isAllowed({ settings }: Repository, method: MergeMethod): boolean {
  if (method === 'merge') return settings.allowMergeCommit !== false;
  return (method === 'squash' ? settings.allowSquashMerge : settings.allowRebaseMerge) !== false;
}

interface Merging {
  readonly base: string;
  readonly tree: string;
  readonly who: Signature;
  readonly title: string | undefined;
  readonly message: string | undefined;
}

function withMergeCommit(repository: Repository, issue: PullRequest, merging: Merging): string {
  const { number, title, pull } = issue;
  const head = merging.title ?? `Merge pull request #${number} from ${repository.owner.login}/${pull.head}`;
  return signedCommit(repository, merging, [merging.base, pull.headSha], `${head}\n\n${merging.message ?? title}`);
}

function squashed(repository: Repository, issue: PullRequest, merging: Merging): string {
  const { number, title, pull } = issue;
  const commits = readCommits(
    repository.folder,
    revisionList(repository.folder, ['--reverse', `${merging.base}..${pull.headSha}`]),
  );
  const [only] = commits;
  const list =
    commits.length === 1
      ? (only?.message.split('\n').slice(2).join('\n') ?? '')
      : commits.map(({ message }) => `* ${message}`).join('\n\n');
  const message = merging.message ?? list;
  return signedCommit(
    repository,
    merging,
    [merging.base],
    `${merging.title ?? `${title} (#${number})`}${message === '' ? '' : `\n\n${message}`}`,
  );
}

function rebased({ folder }: Repository, { pull }: PullRequest, { base, who }: Merging): string {
  const commits = revisionList(folder, ['--reverse', '--topo-order', '--no-merges', `${base}..${pull.headSha}`]);
  const tip = replay(folder, base, commits, who);
  if (tip === undefined) throw new HttpError(405, "This branch can't be rebased");
  return tip;
}

function signedCommit(
  repository: Repository,
  { tree, who }: Merging,
  parents: readonly string[],
  message: string,
): string {
  const committer = { name: 'GitHub', email: 'noreply@github.com', date: who.date };
  const id = writeCommit(repository.folder, { tree, parents, author: who, committer, message });
  repository.signed.add(id);
  return id;
}

/** Only when the base is where it was found is anything said to be merged. */
function finish(
  world: World,
  repository: Repository,
  actor: Actor,
  issue: PullRequest,
  { before, after }: { readonly before: string; readonly after: string },
): void {
  const { pull } = issue;
  const ref = `refs/heads/${pull.base}`;
  try {
    moveRef(repository.folder, ref, before, after);
  } catch (error) {
    if (error instanceof HttpError) throw baseModified();
    throw error;
  }
  pull.mergedAt = stamp();
  pull.mergedBy = actor.user;
  pull.mergeCommit = after;
  closePull(world, repository, actor, issue);
  refChanged(world, repository, actor, { ref, before, after });
  const head = refId(repository.folder, `refs/heads/${pull.head}`);
  if (repository.settings.deleteBranchOnMerge === true && head !== undefined)
    changeRef(world, repository, actor, `refs/heads/${pull.head}`, undefined);
}
