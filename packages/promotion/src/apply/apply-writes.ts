import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  advanceBranch,
  commitFile,
  dispatchWorkflow,
  type GitHubError,
  hasHttpStatus,
  listCommitStatuses,
  setCommitStatus,
} from '@kalypso-actions/github';
import type { Environment } from '@kalypso-actions/scheduler';
import type {
  CommitWrite,
  PromotionWrite,
  ReplacedStatus,
  StatusWrite,
  WorkflowStart,
} from '../decide/promotion-decision.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import { describeWrite } from './describe-write.ts';

export type ApplyResult =
  | { readonly kind: 'applied' }
  /** The environment's branch is no longer at the commit that was read: decide again. Nothing was written. */
  | { readonly kind: 'branch-moved' }
  /** GitHub refused a write; those before it are done. */
  | { readonly kind: 'refused'; readonly diagnostic: Diagnostic };

type WriteDeps = Pick<PromotionDeps, 'github' | 'log'>;

/**
 * Does what was decided about an environment, in that order, and stops at the first write that cannot be done. A write that was done before does no harm.
 * Throws a `GitHubError` if a call fails for a reason that has nothing to do with what is written.
 */
export async function applyWrites(
  writes: readonly PromotionWrite[],
  environment: Environment,
  deps: WriteDeps,
): Promise<ApplyResult> {
  for (const write of writes) {
    if (write.kind === 'status') await applyStatusWrite(write, deps);
    else {
      const result = await (write.kind === 'commit'
        ? applyCommitWrite(write, environment, deps)
        : startWorkflow(write, environment, deps));
      if (result.kind !== 'applied') return result;
    }
  }
  return { kind: 'applied' };
}

/** Sets a commit status, unless it was set before or another run has set a different one meanwhile. */
export async function applyStatusWrite(write: StatusWrite, { github, log }: WriteDeps): Promise<void> {
  if (write.replaces !== 'any') {
    const statuses = await listCommitStatuses(github, write.repository, write.commit);
    const newest = statuses.find(({ context }) => context === write.context);
    const isNewest = (other: ReplacedStatus) =>
      newest?.state === other.state && newest.description === other.description;
    if (isNewest(write)) return;
    if (write.replaces === 'none' ? newest !== undefined : !isNewest(write.replaces)) {
      log(`the status "${write.context}" of commit ${write.commit} has changed meanwhile and is not replaced`);
      return;
    }
  }
  await setCommitStatus(github, write.repository, write);
  log(describeWrite(write, 'past'));
}

async function applyCommitWrite(
  write: CommitWrite,
  environment: Environment,
  { github, log }: WriteDeps,
): Promise<ApplyResult> {
  try {
    const commit = await commitFile(github, write.repository, write);
    if (!(await advanceBranch(github, write.repository, write.branch, commit))) return { kind: 'branch-moved' };
    log(`${describeWrite(write, 'past')}, with commit ${commit}`);
    return { kind: 'applied' };
  } catch (error) {
    if (!hasHttpStatus(error, 403, 404, 409, 422)) throw error;
    return { kind: 'refused', diagnostic: describeRefusedCommit(write, environment, error) };
  }
}

async function startWorkflow(
  write: WorkflowStart,
  environment: Environment,
  { github, log }: WriteDeps,
): Promise<ApplyResult> {
  try {
    await dispatchWorkflow(github, write.repository, write);
  } catch (error) {
    if (!hasHttpStatus(error, 404, 422)) throw error;
    return { kind: 'refused', diagnostic: describeRefusedStart(write, environment, error) };
  }
  log(describeWrite(write, 'past'));
  return { kind: 'applied' };
}

function describeRefusedCommit({ branch }: CommitWrite, { name, locate }: Environment, error: GitHubError): Diagnostic {
  return {
    code: 'branch-not-written',
    severity: 'error',
    message: `GitHub refused a commit to branch ${branch} of environment ${name}: ${error.reason}`,
    hint: 'Use a token with `contents: write`; if the branch is protected, one that may bypass the protection.',
    at: locate('spec', 'controlPlane', 'branch'),
    subject: { kind: 'Environment', name },
  };
}

function describeRefusedStart(
  { workflow, branch }: WorkflowStart,
  { name, locate }: Environment,
  error: GitHubError,
): Diagnostic {
  return {
    code: 'workflow-not-started',
    severity: 'error',
    message: `GitHub did not start the workflow ${workflow} on branch ${branch}: ${error.reason}`,
    hint: `Add it to the default branch and to ${branch}, with the trigger \`workflow_dispatch\`; or set the input \`workflow\` to an empty text. Then re-run the promotion.`,
    at: locate('spec', 'controlPlane', 'branch'),
    subject: { kind: 'Environment', name },
  };
}
