import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import { type Checked, type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { parseCommitId, shortCommitId } from '@kalypso-actions/git-objects';
import {
  findBranchHead,
  findLastChange,
  formatRepositoryName,
  GitHubError,
  readFileText,
} from '@kalypso-actions/github';
import { readCommitOrder } from '../observe/commit-order.ts';
import type { ResolveDeps, ResolveSettings } from './resolve-settings.ts';

/** A commit of a GitOps branch, as GitHub has it. */
export interface GitOpsCommit {
  readonly id: string;
  /** What it records as the promoted commit; `undefined` if it records none. */
  readonly promotedCommit: string | undefined;
  /** Whether no later commit of the branch has changed that record. */
  readonly isCurrent: boolean;
}

/** Reads a commit of the GitOps branch, or its head. A commit that is not in the history of the branch is an error. */
export async function readGitOpsCommit(
  settings: Pick<ResolveSettings, 'gitopsRepository' | 'gitopsBranch' | 'gitopsCommit'>,
  { gitops }: Pick<ResolveDeps, 'gitops'>,
): Promise<Checked<GitOpsCommit | undefined>> {
  const { gitopsRepository: repository, gitopsBranch: branch } = settings;
  const head = await findBranchHead(gitops, repository, branch);
  if (head === undefined) return refuse(describeMissingBranch(settings));
  const id = settings.gitopsCommit ?? head;
  const compare = (commit: string, other: string) => readCommitOrder(commit, other, { repository }, { github: gitops });
  // GitHub serves every commit of a fork through the parent repository, so that a commit exists says nothing.
  const order = await compare(id, head);
  if (order !== 'same' && order !== 'older') return refuse(describeUnmerged(id, settings));
  const record = await readRecord(id, settings, gitops);
  if (record.value === undefined || order === 'same')
    return { value: { id, promotedCommit: record.value, isCurrent: true }, diagnostics: record.diagnostics };
  // A record that has changed and is the same again is a rollback: clusters between the two commits do not have it.
  const lastChange = await findLastChange(gitops, repository, head, PROMOTED_COMMIT_PATH);
  const change = lastChange === undefined ? 'diverged' : await compare(id, lastChange.id);
  const isCurrent = change === 'same' || change === 'newer';
  return { value: { id, promotedCommit: record.value, isCurrent }, diagnostics: record.diagnostics };
}

function refuse(diagnostic: Diagnostic): Checked<undefined> {
  return { value: undefined, diagnostics: [diagnostic] };
}

async function readRecord(
  commit: string,
  { gitopsRepository }: Pick<ResolveSettings, 'gitopsRepository'>,
  gitops: ResolveDeps['gitops'],
): Promise<Checked<string | undefined>> {
  let text: string;
  try {
    text = ((await readFileText(gitops, gitopsRepository, PROMOTED_COMMIT_PATH, commit)) ?? '').trim();
  } catch (error) {
    if (error instanceof GitHubError || !(error instanceof Error)) throw error;
    return refuse(describeRecord(commit, error.message));
  }
  const id = parseCommitId(text);
  if (id !== undefined || text === '') return { value: id, diagnostics: [] };
  return refuse(describeRecord(commit, `${quote(text)} is not a full commit ID`));
}

function describeMissingBranch({
  gitopsRepository,
  gitopsBranch,
}: Pick<ResolveSettings, 'gitopsRepository' | 'gitopsBranch'>): Diagnostic {
  return {
    code: 'gitops-branch-not-found',
    severity: 'error',
    message: `${formatRepositoryName(gitopsRepository)} has no branch ${quote(gitopsBranch)}, or the token may not see it`,
    hint: 'Fix `gitops-repository` or `gitops-branch`, or use a token with `contents: read` on that repository.',
  };
}

function describeUnmerged(
  commit: string,
  { gitopsRepository, gitopsBranch }: Pick<ResolveSettings, 'gitopsRepository' | 'gitopsBranch'>,
): Diagnostic {
  return {
    code: 'gitops-commit-not-on-branch',
    severity: 'error',
    message: `GitOps commit ${commit} is not in the history of branch ${quote(gitopsBranch)} of ${formatRepositoryName(gitopsRepository)}`,
    hint: 'Merge it first: only commits of the branch are deployed. If the history of the branch was rewritten, use the head of the branch.',
  };
}

function describeRecord(commit: string, reason: string): Diagnostic {
  return {
    code: 'promoted-commit-unreadable',
    severity: 'error',
    message: `the promoted commit of GitOps commit ${shortCommitId(commit)} cannot be read from ${PROMOTED_COMMIT_PATH}: ${reason}`,
    hint: 'Only `create-gitops-pr` writes this file. Restore it with a pull request.',
  };
}
