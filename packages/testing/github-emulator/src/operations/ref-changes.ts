import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAncestor, readCommit, readCommits, revisionList, stamp, writeCommit } from '../git/commits.ts';
import { ZERO } from '../git/objects.ts';
import { commitId, moveRef, refId } from '../git/refs.ts';
import { type Actor, isPull, type PullRequest, type Repository } from '../model/model.ts';
import type { World } from '../state/github-state.ts';
import { treeOfMerge } from '../state/mergeability.ts';
import { common, emitPull } from './webhook-events.ts';

export interface RefChange {
  readonly ref: string;
  /** undefined: it was not there. */
  readonly before: string | undefined;
  /** undefined: it is gone. */
  readonly after: string | undefined;
}

/** Moves a reference and does what GitHub does then. */
export function changeRef(
  world: World,
  repository: Repository,
  actor: Actor,
  ref: string,
  after: string | undefined,
): void {
  const before = refId(repository.folder, ref);
  if (before === after) return;
  moveRef(repository.folder, ref, before, after);
  refChanged(world, repository, actor, { ref, before, after });
}

/** What follows from a reference that has moved, by a push or otherwise: events, and pull requests that move, close or are merged. */
export function refChanged(world: World, repository: Repository, actor: Actor, change: RefChange): void {
  emitPush(world, repository, actor, change);
  if (!change.ref.startsWith('refs/heads/')) return;
  const branch = change.ref.slice('refs/heads/'.length);
  for (const issue of repository.issues.values()) {
    if (!isPull(issue) || issue.state === 'closed') continue;
    if (issue.pull.head === branch) headMoved(world, repository, actor, issue, change.after);
    else if (issue.pull.base === branch) baseMoved(world, repository, actor, issue, change.after);
  }
}

function headMoved(
  world: World,
  repository: Repository,
  actor: Actor,
  issue: PullRequest,
  after: string | undefined,
): void {
  const { pull } = issue;
  if (after === undefined) {
    closePull(world, repository, actor, issue);
    return;
  }
  const before = pull.headSha;
  pull.headSha = after;
  // GitHub closes a pull request that nothing is left of.
  if (isAncestor(repository.folder, after, pull.baseSha)) {
    closePull(world, repository, actor, issue);
    return;
  }
  issue.updatedAt = stamp();
  forgetMergeability(repository, issue);
  emitPull(world, repository, actor, issue, 'synchronize', { before, after });
}

function baseMoved(
  world: World,
  repository: Repository,
  actor: Actor,
  issue: PullRequest,
  after: string | undefined,
): void {
  const { pull } = issue;
  if (after === undefined) {
    closePull(world, repository, actor, issue);
    return;
  }
  // Whoever pushes a pull request's commits to its base has merged it.
  if (isAncestor(repository.folder, pull.headSha, after)) {
    pull.mergedAt = stamp();
    pull.mergedBy = actor.user;
    pull.mergeCommit = after;
    closePull(world, repository, actor, issue);
    return;
  }
  pull.baseSha = after;
  forgetMergeability(repository, issue);
}

export function closePull(world: World, repository: Repository, actor: Actor, issue: PullRequest): void {
  issue.state = 'closed';
  issue.closedAt = stamp();
  issue.updatedAt = issue.closedAt;
  issue.closedBy = actor.user;
  issue.pull.autoMerge = null;
  emitPull(world, repository, actor, issue, 'closed');
}

/** Head or base have changed: what is known about merging is out of date, and so are the references that GitHub keeps for pull requests. */
export function forgetMergeability(repository: Repository, issue: PullRequest): void {
  const { pull, number } = issue;
  const { folder, settings } = repository;
  pull.unknownFor = settings.mergeableAfter ?? 1;
  setRef(folder, `refs/pull/${number}/head`, pull.headSha);
  const tree = treeOfMerge(repository, issue);
  pull.mergeCommit = tree === undefined ? null : trialMerge(repository, issue, tree);
  setRef(folder, `refs/pull/${number}/merge`, pull.mergeCommit);
}

/** These are GitHub's own: nobody else moves them, so they are written as git would write them. */
function setRef(folder: string, ref: string, to: string | null): void {
  const file = join(folder, ref);
  if (to === null) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${to}\n`);
}

function trialMerge({ folder }: Repository, { pull }: PullRequest, tree: string): string {
  const { committer } = readCommit(folder, pull.headSha);
  const message = `Merge ${pull.headSha} into ${pull.baseSha}`;
  return writeCommit(folder, { tree, parents: [pull.baseSha, pull.headSha], author: committer, committer, message });
}

function emitPush(world: World, repository: Repository, actor: Actor, { ref, before, after }: RefChange): void {
  const short = ref.replace(/^refs\/(heads|tags)\//, '');
  const kind = { ref: short, ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch' };
  if (before === undefined) {
    world.emit(actor, repository, { name: 'create', payload: { ...kind, ...common(world, repository, actor) } });
  }
  world.emit(actor, repository, {
    name: 'push',
    payload: {
      ref,
      before: before ?? ZERO,
      after: after ?? ZERO,
      created: before === undefined,
      deleted: after === undefined,
      forced: before !== undefined && after !== undefined && !isAncestor(repository.folder, before, after),
      head_commit: after === undefined ? null : headCommit(repository, after),
      commits: after === undefined ? [] : newCommits(repository, before, after),
      pusher: { name: actor.user.login },
      ...common(world, repository, actor),
    },
  });
  if (after === undefined) {
    world.emit(actor, repository, { name: 'delete', payload: { ...kind, ...common(world, repository, actor) } });
  }
}

function headCommit({ folder }: Repository, id: string): Readonly<Record<string, unknown>> | null {
  const commit = commitId(folder, id);
  return commit === undefined ? null : commitSummary(readCommit(folder, commit));
}

/** As in GitHub's webhooks: the newest 20. */
function newCommits({ folder }: Repository, before: string | undefined, after: string): readonly unknown[] {
  if (before === undefined || commitId(folder, after) === undefined) return [];
  return readCommits(folder, revisionList(folder, ['--max-count=20', '--reverse', after, `^${before}`])).map(
    commitSummary,
  );
}

function commitSummary({
  id,
  tree,
  message,
  author,
  committer,
}: ReturnType<typeof readCommit>): Readonly<Record<string, unknown>> {
  return { id, tree_id: tree, message, timestamp: committer.date, author, committer };
}
