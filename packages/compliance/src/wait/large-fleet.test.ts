import type { Clock } from '@kalypso-actions/retry';
import { describe, expect, it } from 'vitest';
import {
  type ConfigurationRow,
  parseConfigurationReport,
} from '../evidence/azure/configuration/configuration-report.ts';
import {
  createKustomizationEntry,
  createReadyCondition,
  HEALTHY_COMMIT,
  HEALTHY_NOW,
  HEALTHY_ROW,
  HEALTHY_ROWS,
  REPORT_OPTIONS,
  type StatusEntry,
  SUSPENDED_CHILDREN_ROW,
} from '../evidence/azure/test-support.ts';
import type { Confirmation, EvidenceSource, ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { createInventory, MINUTE, OLDER, POLICY, RELATIONS, SECOND } from '../test-support.ts';
import type { PollResult, WaitResult } from './wait.ts';
import { waitForCompliance } from './wait.ts';

/** `npm run flows` simulates 10,000 clusters. */
const SIZE = Number(process.env.FLEET_SIZE ?? 300);
/** Waits that end with a no last for dozens of polls, whatever the size. */
const MAX_LONG_WAIT_SIZE = 1_000;
const INTERVAL = 30 * SECOND;
const STABILITY = 2 * MINUTE;
const RULES = { ...POLICY, commit: HEALTHY_COMMIT, stabilityMs: STABILITY, ignoreSuspended: true };

/** Every cluster reconciles for 30 s of each 10 minutes, at a moment of its own: 5% at any moment. */
const RECONCILIATION = 30 * SECOND;
const CYCLE = 10 * MINUTE;

/** When the last cluster that is behind has caught up, and the last late one has reported. */
const LAST_CHANGE = 5 * MINUTE;

/** How many reads a second the resource provider allows: what Azure allows in the long run, halved for others. */
const READS_PER_SECOND = 12;

/** What a cluster does; times in milliseconds since the start. */
interface SimulatedCluster {
  readonly row: ConfigurationRow;
  /** When it reconciles for the first time; `undefined` for an idle one. */
  readonly phase: number | undefined;
  /** When it has applied the commit. */
  readonly caughtUpAt: number;
  /** When it is first listed. */
  readonly listedAt: number;
  /** Whether its row is missing in every seventh poll, although it exists. */
  readonly isFlickering: boolean;
  readonly failsFrom: number;
}

const WEEK_AGO = { sourceUpdatedAt: '2021-05-12T18:17:12Z', statusUpdatedAt: '2021-05-12T18:17:12Z' };

/** All kinds of healthy configurations: several Kustomizations, OCI Helm repositories, AKS clusters, unreadable clusters, suspended objects, idle clusters. */
const KINDS: readonly ConfigurationRow[] = [
  ...Object.values(HEALTHY_ROWS).filter(({ name }) => name === HEALTHY_ROW.name),
  SUSPENDED_CHILDREN_ROW,
  { ...HEALTHY_ROW, ...WEEK_AGO },
];

const clusterName = (index: number) => `store-${String(index).padStart(5, '0')}`;

function createCluster(index: number): SimulatedCluster {
  const kind = KINDS[index % KINDS.length] ?? HEALTHY_ROW;
  const name = clusterName(index);
  const row = {
    ...kind,
    id: String(kind.id).replace('/store-1/', `/${name}/`),
    clusterName: kind.clusterName === null ? null : name,
  };
  const isIdle = kind.statusUpdatedAt === WEEK_AGO.statusUpdatedAt;
  return {
    ...createIdleCluster(row),
    phase: isIdle ? undefined : (index * 7_919 * SECOND) % CYCLE,
    caughtUpAt: index % 100 === 7 ? LAST_CHANGE - (Math.floor(index / 100) % 5) * MINUTE : 0,
    listedAt: index % 200 === 11 ? LAST_CHANGE - (Math.floor(index / 200) % 5) * MINUTE : 0,
    isFlickering: index % 50 === 13,
  };
}

function createIdleCluster(row: ConfigurationRow): SimulatedCluster {
  return {
    row,
    phase: undefined,
    caughtUpAt: 0,
    listedAt: 0,
    isFlickering: false,
    failsFrom: Number.POSITIVE_INFINITY,
  };
}

/** Replaces the condition Ready of the configuration's Kustomizations. */
function withKustomizations(row: ConfigurationRow, revision: string, ready: StatusEntry | undefined): ConfigurationRow {
  const statuses = (row.statuses as readonly StatusEntry[]).map((status) => {
    if (status.kind !== 'Kustomization' || status.namespace !== 'flux-system' || status.name === 'shop') return status;
    const entry = createKustomizationEntry(String(status.name), revision);
    return ready === undefined ? entry : { ...entry, complianceState: 'Pending', statusConditions: [ready] };
  });
  return { ...row, statuses, ...(ready === undefined ? {} : { complianceState: 'Pending' }) };
}

const IN_PROGRESS = createReadyCondition('Unknown', 'Progressing', 'Reconciliation in progress');
const FAILED = createReadyCondition('False', 'BuildFailed', 'kustomize build failed');
const NEW = `dev@sha1:${HEALTHY_COMMIT}`;
const OLD = `dev@sha1:${OLDER}`;

/** The row of a cluster at a moment. */
function rowAt({ row, phase, caughtUpAt, failsFrom }: SimulatedCluster, time: number): ConfigurationRow {
  if (time >= failsFrom) return { ...withKustomizations(row, NEW, FAILED), complianceState: 'Non-Compliant' };
  if (time < caughtUpAt - RECONCILIATION)
    return { ...withKustomizations(row, OLD, undefined), sourceSyncedCommitId: OLD };
  if (time < caughtUpAt) return withKustomizations(row, OLD, IN_PROGRESS);
  const isReconciling = phase !== undefined && (time - phase + CYCLE) % CYCLE < RECONCILIATION;
  return isReconciling ? withKustomizations(row, NEW, IN_PROGRESS) : row;
}

interface Simulation {
  readonly result: WaitResult;
  readonly polls: readonly PollResult[];
  /** How often the resource provider was read. */
  readonly reads: number;
}

/** Waits for a fleet with a clock that only sleeping and reading from the resource provider move. */
async function simulate(
  clusters: readonly SimulatedCluster[],
  inventory: Inventory | undefined,
  timeoutMs = 60 * MINUTE,
): Promise<Simulation> {
  let [time, reads, polls] = [0, 0, 0];
  const results: PollResult[] = [];
  const clock: Clock = {
    now: () => HEALTHY_NOW + time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  };
  const parse = (cluster: SimulatedCluster): ReconcilerReport =>
    parseConfigurationReport(rowAt(cluster, time), { ...REPORT_OPTIONS, ignoreSuspended: true, now: clock.now() });
  const byId = new Map(clusters.map((cluster) => [String(cluster.row.id).toLowerCase(), cluster]));
  const source: EvidenceSource = {
    name: 'azure',
    read: async () => {
      polls += 1;
      const isListed = ({ listedAt, isFlickering }: SimulatedCluster) =>
        time >= listedAt && !(isFlickering && polls % 7 === 0);
      return clusters.filter(isListed).map(parse);
    },
    confirm: async ({ reports }) => {
      const responses = new Map<string, Confirmation>();
      const start = time;
      for (const { id } of reports) {
        if (time - start >= INTERVAL) break;
        const cluster = byId.get(id);
        responses.set(id, cluster ? { kind: 'found', report: parse(cluster) } : { kind: 'gone' });
        time += Math.round(SECOND / READS_PER_SECOND);
        reads += 1;
      }
      return responses;
    },
  };
  const result = await waitForCompliance({
    sources: [source],
    inventory,
    ancestry: { relate: async () => RELATIONS },
    policy: RULES,
    timeoutMs,
    intervalMs: INTERVAL,
    isTransient: () => false,
    clock,
    log: () => undefined,
    signal: new AbortController().signal,
    onPoll: (poll) => results.push(poll),
  });
  return { result, polls: results, reads };
}

const FLEET = Array.from({ length: SIZE }, (_, index) => createCluster(index));
const EXPECTED_FLEET = createInventory(
  ...FLEET.map(({ row }, index) => ({
    name: clusterName(index),
    resourceId: String(row.id).split('/providers/Microsoft.KubernetesConfiguration')[0]?.toLowerCase(),
  })),
);

/** What the confirmations take: each cluster needs one, and some need another. */
const CONFIRMATION = (1.25 * SIZE * SECOND) / READS_PER_SECOND;

describe(`a fleet of ${SIZE} clusters`, () => {
  it.each([
    ['with an inventory', EXPECTED_FLEET],
    ['without one', undefined],
  ])(
    'complies within twice the stability period, a reconciliation and three intervals after the last change, plus the time of the confirmations, %s',
    async (_, inventory) => {
      const { result, polls, reads } = await simulate(FLEET, inventory);
      expect(result).toMatchObject({ state: 'compliant', assessment: { total: SIZE, complying: SIZE } });
      expect(result.elapsedMs).toBeGreaterThanOrEqual(LAST_CHANGE + STABILITY);
      expect(result.elapsedMs).toBeLessThanOrEqual(
        LAST_CHANGE + 2 * STABILITY + RECONCILIATION + 3 * INTERVAL + CONFIRMATION,
      );
      expect(reads).toBeLessThanOrEqual(1.25 * SIZE);
      expect(polls.length).toBeLessThanOrEqual((2 * result.elapsedMs) / INTERVAL);
    },
  );

  it('complies after the stability period and the confirmations if it has reported nothing new for a week', async () => {
    const idle = FLEET.map(({ row }) => createIdleCluster({ ...row, ...WEEK_AGO, connectivityStatus: 'Connected' }));
    const { result, reads } = await simulate(idle, EXPECTED_FLEET);
    expect(result.state).toBe('compliant');
    expect(reads).toBe(SIZE);
    expect(result.elapsedMs).toBeLessThanOrEqual(STABILITY + INTERVAL + CONFIRMATION);
  });

  it.runIf(SIZE <= MAX_LONG_WAIT_SIZE)(
    'is failing as soon as one cluster that was never counted has failed for the grace period',
    async () => {
      const fleet = FLEET.with(3, { ...createCluster(3), failsFrom: MINUTE });
      const { result } = await simulate(fleet, EXPECTED_FLEET);
      expect(result).toMatchObject({
        state: 'failing',
        assessment: { clusters: [{ name: clusterName(3), verdict: 'failing' }, ...Array(SIZE - 1).fill({})] },
      });
      expect(result.elapsedMs).toBeGreaterThanOrEqual(MINUTE + RULES.graceMs);
      expect(result.elapsedMs).toBeLessThanOrEqual(MINUTE + RULES.graceMs + 3 * INTERVAL + CONFIRMATION);
    },
  );

  it.runIf(SIZE <= MAX_LONG_WAIT_SIZE)('times out if one expected cluster never reports', async () => {
    const fleet = FLEET.with(3, { ...createCluster(3), listedAt: Number.POSITIVE_INFINITY });
    const timeoutMs = LAST_CHANGE + 2 * STABILITY + RECONCILIATION + 3 * INTERVAL + CONFIRMATION;
    const { result } = await simulate(fleet, EXPECTED_FLEET, timeoutMs);
    expect(result).toMatchObject({
      state: 'timed-out',
      assessment: { total: SIZE, complying: SIZE - 1, counts: { unknown: 1 } },
    });
  });
});
