import type { PastCommitStatus } from '@kalypso-actions/github';
import type { Inventory, InventoryCluster, StatusReporter } from '../../inventory/inventory.ts';
import type { Fact, ReconcilerReport } from '../reconciler-report.ts';

/** The statuses of the expected commit and of newer commits of its branch. */
export interface StatusEvidence {
  readonly branch: string;
  /** The expected commit first, then newer ones, the newest last. */
  readonly commits: readonly CommitEvidence[];
  /** Some commits before the expected one. */
  readonly olderCommits: readonly CommitEvidence[];
  /** Whether there are more newer commits, which were not read: those after the expected one. */
  readonly isCut: boolean;
  /** Whether the branch does not contain the expected commit any more. Then no status proves it. */
  readonly isReset: boolean;
}

export interface CommitEvidence {
  readonly commit: string;
  readonly statuses: readonly PastCommitStatus[];
}

/** A status that looks like a report of a cluster and does not count. */
export interface IgnoredStatus {
  /** `creator`: the inventory does not name the creator for this context. `context`: the inventory has no such context. */
  readonly kind: 'creator' | 'context';
  readonly context: string;
  /** `undefined` for an account that does not exist any more. */
  readonly creator: string | undefined;
  /** The newest commit that has such a status. */
  readonly commit: string;
}

export interface StatusReports {
  /** One for each reporter that has set a status; none for those that have not. */
  readonly reports: readonly ReconcilerReport[];
  /** Each context and creator once. */
  readonly ignored: readonly IgnoredStatus[];
}

/** A status that counts. */
interface CountingStatus extends PastCommitStatus {
  readonly commit: string;
}

interface ExpectedReporter {
  readonly cluster: InventoryCluster;
  readonly reporter: StatusReporter;
}

/** The contexts that clusters use. */
const CLUSTER_CONTEXT = /^kalypso\/[^/]+\/[^/]+$/i;

/**
 * Turns commit statuses into reports. Only contexts of the inventory count, and only statuses by the creators that it names: everybody who may write to the
 * repository can set a status with any context. As on GitHub, letter case does not count. The order of the statuses does not matter.
 */
export function createStatusReports(inventory: Inventory, evidence: StatusEvidence): StatusReports {
  const expected = findExpectedReporters(inventory);
  const { counting, ignored } = selectStatuses(evidence.commits, expected);
  const older = selectStatuses(evidence.olderCommits, expected).counting;
  return {
    reports: [...expected.values()].flatMap((each) => {
      const statuses = counting.get(each);
      if (statuses === undefined) return [];
      const left = findMoveToOlder(older.get(each) ?? [], statuses);
      if (left !== undefined) return [createReport(each, [left], [createRevision(left, evidence.branch)])];
      const newest = sortStatuses(findNewest(statuses));
      return [createReport(each, newest, createFacts(newest, statuses, evidence))];
    }),
    ignored: [...ignored.values()],
  };
}

function selectStatuses(commits: readonly CommitEvidence[], expected: ReadonlyMap<string, ExpectedReporter>) {
  const counting = new Map<ExpectedReporter, CountingStatus[]>();
  const ignored = new Map<string, IgnoredStatus>();
  for (const { commit, statuses } of commits) {
    for (const status of statuses) {
      const { context, creator } = status;
      const found = expected.get(context.toLowerCase());
      if (found && creator !== undefined && found.reporter.creators.includes(creator)) {
        const all = counting.get(found) ?? [];
        all.push({ ...status, commit });
        counting.set(found, all);
      } else if (found || CLUSTER_CONTEXT.test(context)) {
        const kind = found ? 'creator' : 'context';
        ignored.set(`${context.toLowerCase()} ${creator}`, { kind, context, creator, commit });
      }
    }
  }
  return { counting, ignored };
}

/** The newest status on an older commit, if it is newer than all others: the cluster has moved back to that commit. */
function findMoveToOlder(
  older: readonly CountingStatus[],
  statuses: readonly CountingStatus[],
): CountingStatus | undefined {
  if (older.length === 0 || statuses.some(({ at }) => Number.isNaN(at))) return undefined;
  const [left] = sortStatuses(findNewest(older));
  return left !== undefined && statuses.every(({ at }) => at < left.at) ? left : undefined;
}

function findExpectedReporters({ clusters }: Inventory): ReadonlyMap<string, ExpectedReporter> {
  const expected = new Map<string, ExpectedReporter>();
  for (const cluster of clusters)
    for (const reporter of cluster.reporters)
      if (reporter.kind === 'commit-status') expected.set(reporter.context.toLowerCase(), { cluster, reporter });
  return expected;
}

function createReport(
  { cluster, reporter }: ExpectedReporter,
  newest: readonly CountingStatus[],
  facts: readonly Fact[],
): ReconcilerReport {
  const [decisive] = newest;
  if (decisive === undefined) throw new Error('a report needs a status');
  return {
    id: reporter.context.toLowerCase(),
    source: 'commit-status',
    name: reporter.object,
    cluster: { name: cluster.name, resourceId: cluster.resourceId ?? '', kind: '', labels: {} },
    facts,
    reportedAt: toTimestamp(decisive.at),
    // A status stays until there is another one.
    canExpire: false,
    skipsHealthChecks: false,
    details: {
      kind: 'commit-status',
      context: reporter.context,
      state: decisive.state,
      creator: decisive.creator ?? '',
      targetUrl: decisive.targetUrl,
    },
  };
}

/** The newest statuses, of any commit: of those of the same second, the worst. Without a valid time, it is unknown which one is the newest. */
function findNewest(statuses: readonly CountingStatus[]): readonly CountingStatus[] {
  const untimed = statuses.filter(({ at }) => Number.isNaN(at));
  if (untimed.length > 0) return untimed;
  const at = Math.max(...statuses.map((status) => status.at));
  const last = statuses.filter((status) => status.at === at);
  const badness = Math.max(...last.map(getBadness));
  return last.filter((status) => getBadness(status) === badness);
}

/** So that the same statuses give the same report in any order. */
function sortStatuses(statuses: readonly CountingStatus[]): readonly CountingStatus[] {
  const getKey = ({ commit, state, creator, description, targetUrl }: CountingStatus) =>
    JSON.stringify([commit, state, creator, description, targetUrl]);
  const byKey = new Map(statuses.map((status) => [getKey(status), status]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, status]) => status);
}

const STATES = ['success', 'pending', 'failure', 'error'];

function getBadness({ state }: CountingStatus): number {
  const badness = STATES.indexOf(state);
  return badness === -1 ? STATES.length : badness;
}

function createFacts(
  newest: readonly CountingStatus[],
  statuses: readonly CountingStatus[],
  { branch, commits, isCut, isReset }: StatusEvidence,
): readonly Fact[] {
  const all = newest.map((status) => createFact(status, statuses, branch));
  const facts = [...new Map(all.map((fact) => [JSON.stringify(fact), fact])).values()];
  if (isReset)
    facts.push({ kind: 'unrecognized', object: `branch ${branch}`, detail: 'no longer contains the expected commit' });
  const isOld = newest.some(({ commit }) => commit === commits[0]?.commit);
  if (isCut && isOld) {
    const detail = `has no status on the last ${commits.length - 1} commits of the branch; there are more, which are not read`;
    facts.push({ kind: 'missing', object: 'it', detail });
  }
  return facts;
}

function createRevision({ commit }: CountingStatus, branch: string): Fact {
  return { kind: 'revision', role: 'applied', object: 'it', commit: commit.toLowerCase(), branch };
}

function createFact(status: CountingStatus, statuses: readonly CountingStatus[], branch: string): Fact {
  const { state, description, at } = status;
  const object = 'it';
  const detail = `is "${state}"${description === '' ? '' : `: ${description}`}`;
  if (Number.isNaN(at)) return { kind: 'unrecognized', object, detail: 'has a commit status without a time' };
  switch (state) {
    case 'success':
      return createRevision(status, branch);
    case 'pending':
      return { kind: 'progress', object: 'its commit status', detail };
    case 'failure':
    case 'error':
      return { kind: 'failure', object: 'its commit status', detail, since: findFailingSince(statuses) };
    default:
      return { kind: 'unrecognized', object, detail: `reports the unknown state ${JSON.stringify(state)}` };
  }
}

/** When the failure began that the newest status reports. A failure that is reported again and again does not begin again. */
function findFailingSince(statuses: readonly CountingStatus[]): string | undefined {
  const isFailing = ({ state }: CountingStatus) => state === 'failure' || state === 'error';
  const lastOther = Math.max(...statuses.filter((status) => !isFailing(status)).map(({ at }) => at));
  const failing = statuses.filter(isFailing).map(({ at }) => at);
  // At least the newest one: something else may have the same time.
  return toTimestamp(Math.min(...failing.filter((at) => at > lastOther), Math.max(...failing)));
}

function toTimestamp(at: number): string | undefined {
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
