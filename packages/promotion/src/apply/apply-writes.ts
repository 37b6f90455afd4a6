import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { shortCommitId } from '@kalypso-actions/git-objects';
import {
  advanceBranch,
  commitFile,
  dispatchWorkflow,
  GitHubError,
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
import { isTrustedStatus } from '../records/commit-statuses.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import { describeWrite } from './describe-write.ts';

export type ApplyResult =
  /** Everything is done, except for statuses that could not be set: a warning names each. */
  | { readonly kind: 'applied'; readonly warnings: readonly Diagnostic[] }
  /** The environment's branch is no longer at the commit that was read: decide again. Nothing was written. */
  | { readonly kind: 'branch-moved' }
  /** GitHub refused a write; those before it are done. */
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

type WriteDeps = Pick<PromotionDeps, 'github' | 'log'>;
type StatusSettings = Pick<PromotionSettings, 'statusCreators'>;
type WriteResult = Extract<ApplyResult, { kind: 'branch-moved' }> | { readonly kind: 'done' } | RefusedWrite;
interface RefusedWrite {
  readonly kind: 'refused-write';
  readonly diagnostic: Diagnostic;
}

/**
 * Does what was decided about an environment, in that order, and stops at the first write that the clusters need and that cannot be done. A commit status
 * that cannot be set stops nothing. A write that was done before does no harm.
 * Throws a `GitHubError` if a call fails for a reason that has nothing to do with what is written.
 */
export async function applyWrites(
  writes: readonly PromotionWrite[],
  environment: Environment,
  settings: StatusSettings,
  deps: WriteDeps,
): Promise<ApplyResult> {
  const warnings: Diagnostic[] = [];
  for (const write of writes) {
    if (write.kind === 'status') warnings.push(...(await applyStatusWrite(write, settings, deps)));
    else {
      const result = await (write.kind === 'commit'
        ? applyCommitWrite(write, environment, deps)
        : startWorkflow(write, environment, deps));
      if (result.kind === 'branch-moved') return result;
      if (result.kind === 'refused-write') return { kind: 'refused', diagnostics: [result.diagnostic, ...warnings] };
    }
  }
  return { kind: 'applied', warnings };
}

/**
 * Sets a commit status, unless it was set before or another run has set a different one meanwhile. Returns a warning if GitHub does not set it: statuses
 * only show and record what was done. A later run sets those that are missing.
 */
export async function applyStatusWrite(
  write: StatusWrite,
  settings: StatusSettings,
  deps: WriteDeps,
): Promise<readonly Diagnostic[]> {
  try {
    await setStatus(write, settings, deps);
    return [];
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return [describeMissingStatus(write, error)];
  }
}

async function setStatus(write: StatusWrite, settings: StatusSettings, { github, log }: WriteDeps): Promise<void> {
  if (write.replaces !== 'any') {
    const statuses = await listCommitStatuses(github, write.repository, write.commit);
    const newest = statuses.find((status) => status.context === write.context && isTrustedStatus(status, settings));
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
): Promise<WriteResult> {
  try {
    const commit = await commitFile(github, write.repository, write);
    if (!(await advanceBranch(github, write.repository, write.branch, commit))) return { kind: 'branch-moved' };
    log(`${describeWrite(write, 'past')}, with commit ${commit}`);
    return { kind: 'done' };
  } catch (error) {
    if (!hasHttpStatus(error, 403, 404, 409, 422)) throw error;
    return { kind: 'refused-write', diagnostic: describeRefusedCommit(write, environment, error) };
  }
}

async function startWorkflow(
  write: WorkflowStart,
  environment: Environment,
  { github, log }: WriteDeps,
): Promise<WriteResult> {
  try {
    await dispatchWorkflow(github, write.repository, write);
  } catch (error) {
    if (!hasHttpStatus(error, 403, 404, 422)) throw error;
    return { kind: 'refused-write', diagnostic: describeRefusedStart(write, environment, error) };
  }
  log(describeWrite(write, 'past'));
  return { kind: 'done' };
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
    hint:
      error.httpStatus === 403
        ? `${error.hint ?? 'Use a token with `actions: write`.'} Then re-run the promotion.`
        : `Add it to the default branch and to ${branch}, with the trigger \`workflow_dispatch\`; or set the input \`workflow\` to an empty text. Then re-run the promotion.`,
    at: locate('spec', 'controlPlane', 'branch'),
    subject: { kind: 'Environment', name },
  };
}

function describeMissingStatus({ context, commit, description }: StatusWrite, error: GitHubError): Diagnostic {
  return {
    code: 'status-not-written',
    severity: 'warning',
    message: `GitHub did not set the status ${quote(context)} of commit ${shortCommitId(commit)} to ${quote(description)}: ${error.reason}`,
    hint: `The promotion continues. ${error.hint ?? 'Use a token with `statuses: write`.'} The next run for this commit sets the status.`,
  };
}
