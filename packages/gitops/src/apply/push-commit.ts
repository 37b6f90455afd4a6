import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { createSignedCommit, createTree, pointBranch } from '@kalypso-actions/github';
import type { CommitDecision } from '../decide/gitops-decision.ts';
import type { GitOpsTarget } from '../options/target.ts';
import type { ApplyDeps } from './apply-deps.ts';

/** The result of writing to a branch. */
export type PushOutcome =
  | { readonly kind: 'pushed'; readonly id: string; readonly warnings: readonly Diagnostic[] }
  /** Someone else has moved a branch since it was read. Nothing was changed. */
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

type NewCommit = Extract<CommitDecision, { kind: 'push' }>;

/** Points the head branch at the commit of a decision. Can be repeated after any failure. */
export async function pushCommit(commit: NewCommit, target: GitOpsTarget, deps: ApplyDeps): Promise<PushOutcome> {
  if (commit.isSigned) return pushSignedCommit(commit, target, deps);
  const { publication } = deps;
  const { tree, message, committer } = commit;
  const id = await publication.commit({ tree, message, author: committer, committer });
  const pushed = await publication.push(id);
  if (pushed.kind === 'lost-race') return { kind: 'lost-race' };
  if (pushed.kind === 'refused') return refusePush(target.branch, [pushed.reason, ...pushed.serverMessages].join('; '));
  return { kind: 'pushed', id, warnings: [] };
}

/** Creates the same tree and commit with GitHub's API, so that GitHub signs it. Checks that it is the same tree. */
async function pushSignedCommit(commit: NewCommit, target: GitOpsTarget, deps: ApplyDeps): Promise<PushOutcome> {
  const { github, publication, log } = deps;
  const { repository, branch } = target;
  const { base, head } = publication;
  if (base === undefined) throw new Error(`the base branch ${target.base} does not exist`);
  const tree = await createTree(github, repository, base.tree, commit.difference);
  if (tree !== commit.tree) throw new Error(`GitHub created the tree ${tree} instead of ${commit.tree}`);
  const created = await createSignedCommit(github, repository, { message: commit.message, tree, parents: [base.id] });
  const pointed = await pointBranch(github, repository, branch, { from: head?.id, to: created.sha });
  if (pointed.kind === 'lost-race') return pointed;
  if (pointed.kind === 'refused') return refusePush(branch, pointed.reason);
  log(`${branch}: ${created.sha}, ${created.isVerified ? 'signed by GitHub' : `not signed (${created.reason})`}`);
  return { kind: 'pushed', id: created.sha, warnings: created.isVerified ? [] : [unsignedCommit(created.reason)] };
}

export function refusePush(branch: string, reason: string): Extract<PushOutcome, { kind: 'refused' }> {
  const diagnostic: Diagnostic = {
    code: 'push-refused',
    severity: 'error',
    message: `GitHub rejected the push to ${quote(branch)}: ${quote(reason)}`,
    hint: 'Check the branch rules of the repository. If they require signatures, set `sign-commits: true`.',
  };
  return { kind: 'refused', diagnostics: [diagnostic] };
}

function unsignedCommit(reason: string): Diagnostic {
  return {
    code: 'commit-not-signed',
    severity: 'warning',
    message: `GitHub did not sign the commit: ${quote(reason)}`,
    hint: 'GitHub signs commits of GitHub Apps and of the token of a job, not those of a personal token.',
  };
}
