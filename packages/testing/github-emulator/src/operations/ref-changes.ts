import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  formatTimestamp,
  isAncestor,
  listCommits,
  readCommitObject,
  readCommitObjects,
  writeCommitObject,
} from '../git/commits.ts';
import { ZERO_OID } from '../git/objects.ts';
import { readRef, resolveCommit, updateRef } from '../git/refs.ts';
import { type Actor, isPullRequest, type PullRequestRecord, type RepositoryRecord } from '../model/records.ts';
import type { GitHubState } from '../state/github-state.ts';
import { computeMergeTree } from '../state/mergeability.ts';
import { commonPayload, emitPullRequestEvent } from './webhook-events.ts';

export interface RefChange {
  readonly ref: string;
  /** `undefined` if the ref was created. */
  readonly before: string | undefined;
  /** `undefined` if the ref was deleted. */
  readonly after: string | undefined;
}

/** Moves a ref and applies the consequences. */
export function moveRef(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  ref: string,
  after: string | undefined,
): void {
  const before = readRef(repository.folder, ref);
  if (before === after) return;
  updateRef(repository.folder, ref, before, after);
  applyRefChange(github, repository, actor, { ref, before, after });
}

/** Applies the consequences of a moved ref: emits events, and updates, closes or merges pull requests. */
export function applyRefChange(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  change: RefChange,
): void {
  emitRefEvents(github, repository, actor, change);
  if (!change.ref.startsWith('refs/heads/')) return;
  const branch = change.ref.slice('refs/heads/'.length);
  for (const issue of repository.issues.values()) {
    if (!isPullRequest(issue) || issue.state === 'closed') continue;
    if (issue.pull.head === branch) applyHeadChange(github, repository, actor, issue, change.after);
    else if (issue.pull.base === branch) applyBaseChange(github, repository, actor, issue, change.after);
  }
}

function applyHeadChange(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: PullRequestRecord,
  after: string | undefined,
): void {
  const { pull } = issue;
  if (after === undefined) {
    setPullRequestClosed(github, repository, actor, issue);
    return;
  }
  const before = pull.headSha;
  pull.headSha = after;
  // GitHub closes a pull request whose head has no commits of its own.
  if (isAncestor(repository.folder, after, pull.baseSha)) {
    setPullRequestClosed(github, repository, actor, issue);
    return;
  }
  issue.updatedAt = formatTimestamp();
  resetMergeability(repository, issue);
  emitPullRequestEvent(github, repository, actor, issue, 'synchronize', { before, after });
}

function applyBaseChange(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: PullRequestRecord,
  after: string | undefined,
): void {
  const { pull } = issue;
  if (after === undefined) {
    setPullRequestClosed(github, repository, actor, issue);
    return;
  }
  // Pushing a pull request's commits to its base merges it.
  if (isAncestor(repository.folder, pull.headSha, after)) {
    pull.mergedAt = formatTimestamp();
    pull.mergedBy = actor.user;
    pull.mergeCommit = after;
    setPullRequestClosed(github, repository, actor, issue);
    return;
  }
  pull.baseSha = after;
  resetMergeability(repository, issue);
}

export function setPullRequestClosed(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  issue: PullRequestRecord,
): void {
  issue.state = 'closed';
  issue.closedAt = formatTimestamp();
  issue.updatedAt = issue.closedAt;
  issue.closedBy = actor.user;
  issue.pull.autoMerge = null;
  emitPullRequestEvent(github, repository, actor, issue, 'closed');
}

/** Resets `mergeable` and updates `refs/pull/…` after head or base have changed. */
export function resetMergeability(repository: RepositoryRecord, issue: PullRequestRecord): void {
  const { pull, number } = issue;
  const { folder, settings } = repository;
  pull.unknownReads = settings.mergeableAfter ?? 1;
  writeRefFile(folder, `refs/pull/${number}/head`, pull.headSha);
  const tree = computeMergeTree(repository, issue);
  pull.mergeCommit = tree === undefined ? null : writeTestMerge(repository, issue, tree);
  writeRefFile(folder, `refs/pull/${number}/merge`, pull.mergeCommit);
}

/** Writes a ref's file directly: only the emulator moves `refs/pull/…`. */
function writeRefFile(folder: string, ref: string, to: string | null): void {
  const file = join(folder, ref);
  if (to === null) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${to}\n`);
}

function writeTestMerge({ folder }: RepositoryRecord, { pull }: PullRequestRecord, tree: string): string {
  const { committer } = readCommitObject(folder, pull.headSha);
  const message = `Merge ${pull.headSha} into ${pull.baseSha}`;
  return writeCommitObject(folder, {
    tree,
    parents: [pull.baseSha, pull.headSha],
    author: committer,
    committer,
    message,
  });
}

function emitRefEvents(
  github: GitHubState,
  repository: RepositoryRecord,
  actor: Actor,
  { ref, before, after }: RefChange,
): void {
  const short = ref.replace(/^refs\/(heads|tags)\//, '');
  const kind = { ref: short, ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch' };
  if (before === undefined) {
    github.emitEvent(actor, repository, {
      name: 'create',
      payload: { ...kind, ...commonPayload(github, repository, actor) },
    });
  }
  github.emitEvent(actor, repository, {
    name: 'push',
    payload: {
      ref,
      before: before ?? ZERO_OID,
      after: after ?? ZERO_OID,
      created: before === undefined,
      deleted: after === undefined,
      forced: before !== undefined && after !== undefined && !isAncestor(repository.folder, before, after),
      head_commit: after === undefined ? null : summarizeHeadCommit(repository, after),
      commits: after === undefined ? [] : summarizeNewCommits(repository, before, after),
      pusher: { name: actor.user.login },
      ...commonPayload(github, repository, actor),
    },
  });
  if (after === undefined) {
    github.emitEvent(actor, repository, {
      name: 'delete',
      payload: { ...kind, ...commonPayload(github, repository, actor) },
    });
  }
}

function summarizeHeadCommit({ folder }: RepositoryRecord, id: string): Readonly<Record<string, unknown>> | null {
  const commit = resolveCommit(folder, id);
  return commit === undefined ? null : summarizeCommit(readCommitObject(folder, commit));
}

/** At most the newest 20, as in GitHub's webhooks. */
function summarizeNewCommits(
  { folder }: RepositoryRecord,
  before: string | undefined,
  after: string,
): readonly unknown[] {
  if (before === undefined || resolveCommit(folder, after) === undefined) return [];
  return readCommitObjects(folder, listCommits(folder, ['--max-count=20', '--reverse', after, `^${before}`])).map(
    summarizeCommit,
  );
}

function summarizeCommit({
  id,
  tree,
  message,
  author,
  committer,
}: ReturnType<typeof readCommitObject>): Readonly<Record<string, unknown>> {
  return { id, tree_id: tree, message, timestamp: committer.date, author, committer };
}
