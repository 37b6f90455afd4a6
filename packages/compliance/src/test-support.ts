import type { CheckComplianceOptions } from './check/check-options.ts';
import type { CommitRelation } from './evidence/commits/commit-ancestry.ts';
import type { AzureDetails, Fact, ReconcilerReport } from './evidence/reconciler-report.ts';
import type { Inventory, InventoryCluster } from './inventory/inventory.ts';
import { NO_SIGHTINGS, type Sightings, updateSightings } from './observations/sightings.ts';
import { assessFleet, type CompliancePolicy, type FleetAssessment } from './verdict/fleet-assessment.ts';
import { NO_PROOFS, type ProofContext, type Proofs, updateProofs } from './verdict/proof.ts';
import { REQUIRE_ALL } from './verdict/requirement.ts';

/** Creates a commit ID of forty times the same digit. */
export const commitId = (digit: string) => digit.repeat(40);

/** The expected commit, and others whose relations are in {@link RELATIONS}. */
export const EXPECTED = commitId('a');
export const NEWER = commitId('b');
export const NEWER_SAME = commitId('c');
export const OLDER = commitId('d');
export const DIVERGED = commitId('e');
export const UNKNOWN = commitId('f');

export const RELATIONS: ReadonlyMap<string, CommitRelation> = new Map<string, CommitRelation>([
  [NEWER, { kind: 'newer', promotes: 'other' }],
  [NEWER_SAME, { kind: 'newer', promotes: 'same' }],
  [OLDER, { kind: 'older' }],
  [DIVERGED, { kind: 'diverged' }],
  [UNKNOWN, { kind: 'unknown', reason: 'GitHub is down' }],
]);

export const NOW = Date.parse('2026-03-01T12:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60_000;

/** Counts a proof at once, so that a single poll decides. */
export const POLICY: CompliancePolicy = {
  commit: EXPECTED,
  branch: 'dev',
  graceMs: 5 * MINUTE,
  staleAfterMs: 60 * MINUTE,
  stabilityMs: 0,
  requirements: [REQUIRE_ALL],
  minimum: 1,
  ignoreSuspended: false,
};

/** In what a report differs from one that proves {@link EXPECTED}. */
export interface ReportSpec extends Partial<Omit<ReconcilerReport, 'cluster' | 'facts'>> {
  readonly cluster?: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** The commit that it has fetched and applied. */
  readonly commit?: string;
  /** What it has applied, if that is not the commit. */
  readonly applied?: string;
  readonly branch?: string;
  /** Facts besides the revisions. */
  readonly more?: readonly Fact[];
  /** All facts. */
  readonly facts?: readonly Fact[];
}

export const KUSTOMIZATION = 'Kustomization flux-system/platform-apps';

export const FAILURE: Fact = {
  kind: 'failure',
  object: KUSTOMIZATION,
  detail: 'fails: BuildFailed: no such file',
  since: '2026-03-01T11:00:00.000Z',
};
export const PROGRESS: Fact = { kind: 'progress', object: 'it', detail: 'is being applied' };
export const MISSING: Fact = { kind: 'missing', object: KUSTOMIZATION, detail: 'is declared, but has no status' };
export const UNRECOGNIZED: Fact = { kind: 'unrecognized', object: 'it', detail: 'is in the undocumented state Odd' };
export const NOT_READY: Fact = { kind: 'not-ready', object: KUSTOMIZATION, detail: 'is suspended' };
export const SUSPENDED: Fact = { kind: 'suspended', detail: 'its reconciliation is suspended' };
export const DISCONNECTED: Fact = { kind: 'disconnected', detail: 'its cluster is offline' };
export const PINNED: Fact = { kind: 'pinned', detail: 'it follows the tag v1' };

const DETAILS: AzureDetails = {
  kind: 'azure',
  resourceGroup: 'rg',
  subscriptionId: '1',
  namespace: 'flux-system',
  url: 'https://github.com/contoso/gitops',
  branch: 'dev',
  complianceState: 'Compliant',
  provisioningState: 'Succeeded',
  connectivity: 'Connected',
  sourceUpdatedAt: '2026-03-01T11:50:00.000Z',
  statusUpdatedAt: '2026-03-01T12:00:00.000Z',
  errorMessage: '',
};

/** Creates a report that proves {@link EXPECTED}, except for the given fields. */
export function createReport(spec: ReportSpec = {}): ReconcilerReport {
  const { cluster = 'drone', commit = EXPECTED, applied = commit, branch = 'dev', more = [], facts, ...fields } = spec;
  const { labels: _, ...others } = fields;
  const resourceId = `/subscriptions/1/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/${cluster}`;
  return {
    id: `${resourceId}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/platform`.toLowerCase(),
    source: 'azure',
    name: 'platform',
    cluster: {
      name: cluster,
      resourceId,
      kind: 'connectedClusters',
      labels: 'labels' in spec ? spec.labels : {},
    },
    facts: facts ?? [
      { kind: 'revision', role: 'fetched', object: 'it', commit, branch },
      { kind: 'revision', role: 'applied', object: KUSTOMIZATION, commit: applied, branch },
      ...more,
    ],
    reportedAt: '2026-03-01T12:00:00.000Z',
    canExpire: true,
    skipsHealthChecks: false,
    details: DETAILS,
    ...others,
  };
}

/** Creates the report of a commit status in the context `kalypso/<cluster>/platform`. */
export function createStatusReport(cluster: string, spec: ReportSpec = {}): ReconcilerReport {
  const context = `kalypso/${cluster}/platform`;
  return createReport({
    cluster,
    id: `commit-status:${context}`,
    source: 'commit-status',
    canExpire: false,
    facts: [{ kind: 'revision', role: 'applied', object: 'platform', commit: EXPECTED, branch: 'dev' }],
    details: { kind: 'commit-status', context, state: 'success', creator: 'argocd[bot]', targetUrl: '' },
    ...spec,
  });
}

/** Creates the report of a cluster on the rollout of a deployment target. */
export function createRolloutReport(
  deploymentTarget: string,
  spec: ReportSpec = {},
  isReported = true,
): ReconcilerReport {
  const whole = createReport(spec);
  const rollout = { deploymentTarget, isReported, reconcilerId: whole.id };
  return { ...whole, id: `${whole.id}#${deploymentTarget}`, rollout };
}

/** Creates an inventory of clusters; without `reporters`, Azure reports for them. */
export function createInventory(
  ...clusters: readonly (Partial<InventoryCluster> & { readonly name: string })[]
): Inventory {
  return {
    clusters: clusters.map((cluster) => ({
      resourceId: undefined,
      clusterType: undefined,
      labels: {},
      reporters: [{ kind: 'azure' }],
      ...cluster,
    })),
  };
}

/** Creates the context of a judgement at {@link NOW}. */
export function createContext(changes: Partial<ProofContext> = {}): ProofContext {
  return { policy: POLICY, relations: RELATIONS, now: NOW, needsConfirmation: () => false, ...changes };
}

/** Shows these reports one poll after another, an interval apart; `undefined` for a failed poll. @returns the proofs after each poll */
export function pollProofs(
  polls: readonly (readonly ReconcilerReport[])[],
  changes: Partial<ProofContext> = {},
  intervalMs = MINUTE,
): readonly Proofs[] {
  let [sightings, proofs]: [Sightings, Proofs] = [NO_SIGHTINGS, NO_PROOFS];
  return polls.map((reports, index) => {
    const context = createContext({ now: NOW + index * intervalMs, ...changes });
    sightings = updateSightings(sightings, reports, context.now);
    proofs = updateProofs(proofs, sightings, context);
    return proofs;
  });
}

/** Assesses what a single poll at {@link NOW} shows. */
export function assessReports(
  reports: readonly ReconcilerReport[],
  policy: CompliancePolicy = POLICY,
): FleetAssessment {
  const [proofs = NO_PROOFS] = pollProofs([reports], { policy });
  return assessFleet(proofs, policy, undefined, NOW);
}

export const OPTIONS: CheckComplianceOptions = {
  repositoryLabel: 'contoso/gitops',
  watched: { repository: { host: 'github.com', path: 'contoso/gitops' }, branch: 'dev' },
  repository: { owner: 'contoso', repo: 'gitops' },
  policy: POLICY,
  timeoutMs: 30 * MINUTE,
  intervalMs: MINUTE,
  inventory: undefined,
  children: 'all',
  confirm: false,
  status: undefined,
  azure: {
    scope: { kind: 'all' },
    cloud: 'public',
    resourceManager: undefined,
    clientId: undefined,
    tenantId: undefined,
  },
};
