import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { runInParallel } from '@kalypso-actions/git';
import {
  diagnoseGitHubError,
  formatRepositoryName,
  type GitHub,
  GitHubError,
  listCommitStatuses,
  type PastCommitStatus,
  setCommitStatus,
} from '@kalypso-actions/github';
import { formatCommitKey } from './decide-statuses.ts';
import type { StatusDecision, WantedStatus } from './wanted-status.ts';

export interface StatusDeps {
  readonly statuses: {
    readonly github: GitHub;
    /** The page of the run, to which the statuses lead. */
    readonly runUrl: string;
  };
  readonly log: (line: string) => void;
}

/** A status that could not be read or set. */
export interface StatusFailure {
  readonly status: StatusDecision;
  readonly reason: Diagnostic;
}

const MAX_PARALLEL_CALLS = 4;

/** Reads the statuses of all commits that should get one. Commits whose statuses cannot be read are left out. */
export async function observeStatuses(
  wanted: readonly WantedStatus[],
  { statuses: { github }, log }: StatusDeps,
): Promise<{
  readonly present: ReadonlyMap<string, readonly PastCommitStatus[]>;
  readonly failures: readonly StatusFailure[];
}> {
  const present = new Map<string, readonly PastCommitStatus[]>();
  const commits = [...new Map(wanted.map((status) => [formatCommitKey(status), status])).values()];
  const { failures } = await tryAll(commits, async (status) => {
    present.set(formatCommitKey(status), await listCommitStatuses(github, status.repository, status.commit));
  });
  for (const { status, reason } of failures)
    log(`cannot read the statuses of ${formatCommitKey(status)}: ${reason.message}`);
  const optional = new Set<StatusDecision>(wanted.filter(({ isOptional }) => isOptional));
  return { present, failures: failures.filter(({ status }) => !optional.has(status)) };
}

/** Sets statuses. Can be repeated. */
export async function applyStatuses(
  decisions: readonly StatusDecision[],
  { statuses: { github, runUrl }, log }: StatusDeps,
): Promise<readonly StatusFailure[]> {
  const { failures } = await tryAll(decisions, async (status) => {
    await setCommitStatus(github, status.repository, { targetUrl: runUrl, ...status });
    log(`set the status "${status.context}" of ${formatCommitKey(status)}: ${status.description}`);
  });
  return failures;
}

/** At most one warning: a token that lacks a permission lacks it for many commits. */
export function warnOfStatuses(failures: readonly StatusFailure[]): readonly Diagnostic[] {
  const [first] = failures;
  if (first === undefined) return [];
  const { repository, commit, context } = first.status;
  const { message, hint } = first.reason;
  const others = failures.length === 1 ? '' : ` (and ${failures.length - 1} more)`;
  return [
    {
      code: 'commit-status-failed',
      severity: 'warning',
      message: `the status "${context}" of commit ${commit} in ${formatRepositoryName(repository)}${others} was not set: ${message}`,
      hint: `Give \`status-token\` the permission \`statuses: write\` on that repository. ${hint ?? ''}`.trim(),
    },
  ];
}

async function tryAll<T extends StatusDecision>(
  items: readonly T[],
  call: (item: T) => Promise<void>,
): Promise<{ readonly failures: readonly StatusFailure[] }> {
  const failures: StatusFailure[] = [];
  // Each of many calls would be retried, and the run would take hours.
  let outage: Diagnostic | undefined;
  await runInParallel(items, MAX_PARALLEL_CALLS, async (status) => {
    if (outage !== undefined) {
      failures.push({ status, reason: outage });
      return;
    }
    try {
      await call(status);
    } catch (error) {
      const reason = diagnoseGitHubError(error);
      if (reason === undefined) throw error;
      if (error instanceof GitHubError && error.isTemporary) outage = reason;
      failures.push({ status, reason });
    }
  });
  return { failures: items.flatMap((item) => failures.filter(({ status }) => status === item)) };
}
