import { COMMIT_ID_PATTERN } from '@kalypso-actions/git-objects';
import * as v from 'valibot';
import { SOURCE_NAMES } from '../evidence/reconciler-report.ts';
import { FLEET_STATES } from '../verdict/fleet-assessment.ts';
import { VERDICTS } from '../verdict/verdicts.ts';
import { WAIT_STATES } from '../wait/wait.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const commit = v.pipe(v.string(), v.regex(COMMIT_ID_PATTERN));
const timestamp = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const verdict = v.picklist(VERDICTS);
const since = v.pipe(v.string(), v.isoTimestamp(), v.description('Since when the check has seen this verdict'));
const missing = v.pipe(v.array(v.string()), v.description('What has to be reported, and is not'));
const promotes = v.pipe(
  v.nullable(v.picklist(['same', 'other'])),
  v.description('For ahead: whether its commit promotes the same commit of the control plane as the expected commit'),
);

const policy = v.strictObject({
  require: v.pipe(v.array(v.string()), v.minLength(1)),
  minimumConfigurations: count,
  ignoreSuspended: v.boolean(),
  children: v.pipe(
    v.picklist(['all', 'declared']),
    v.description("declared: objects that a configuration's own Kustomizations create do not count"),
  ),
  confirm: v.pipe(v.boolean(), v.description('Whether the resource provider had to confirm each proof')),
  inventory: v.pipe(v.boolean(), v.description('Whether an inventory lists the clusters that are expected')),
  timeoutMs: count,
  intervalMs: v.pipe(v.number(), v.integer(), v.minValue(1)),
  graceMs: count,
  stabilityMs: count,
  staleAfterMs: v.pipe(count, v.description('0: reports of any age count')),
});

const requirement = v.strictObject({
  requirement: v.string(),
  total: count,
  needed: count,
  complying: count,
  failing: count,
  unreadable: v.pipe(count, v.description('How many of the total have labels that cannot be read')),
});

const fact = v.strictObject({
  kind: v.picklist([
    'revision',
    'failure',
    'not-ready',
    'progress',
    'missing',
    'unrecognized',
    'suspended',
    'disconnected',
    'pinned',
  ]),
  object: v.nullable(v.string()),
  detail: v.pipe(v.string(), v.description('For a revision: fetched or applied')),
  commit: v.nullable(commit),
  branch: v.nullable(v.string()),
  since: timestamp,
});

const azure = v.strictObject({
  kind: v.literal('azure'),
  portal: v.pipe(v.string(), v.url()),
  resourceGroup: v.string(),
  subscription: v.string(),
  namespace: v.string(),
  url: v.string(),
  branch: v.string(),
  complianceState: v.string(),
  provisioningState: v.string(),
  connectivity: v.string(),
  sourceUpdatedAt: timestamp,
  statusUpdatedAt: timestamp,
  errorMessage: v.string(),
});

const commitStatus = v.strictObject({
  kind: v.literal('commit-status'),
  context: v.string(),
  state: v.string(),
  creator: v.string(),
  targetUrl: v.string(),
});

const reconciler = v.strictObject({
  verdict,
  reason: v.string(),
  promotes,
  since,
  missing,
  source: v.picklist(SOURCE_NAMES),
  id: v.string(),
  name: v.string(),
  commit: v.pipe(
    v.nullable(commit),
    v.description('The commit that it fetched last, otherwise the one that it applied'),
  ),
  reportedAt: timestamp,
  facts: v.array(fact),
  details: v.nullable(v.variant('kind', [azure, commitStatus])),
});

const cluster = v.strictObject({
  verdict: v.pipe(verdict, v.description('The most urgent one of its reports')),
  reason: v.pipe(v.string(), v.description('The fact that decided')),
  promotes,
  since,
  missing,
  deploymentTarget: v.exactOptional(
    v.pipe(v.string(), v.description('Only in a rollout: the deployment target that the cluster has to run')),
  ),
  name: v.string(),
  resourceId: v.pipe(v.string(), v.description('Empty for a cluster that is not in Azure')),
  clusterType: v.nullable(v.string()),
  labels: v.pipe(v.nullable(v.record(v.string(), v.string())), v.description('null: they cannot be read')),
  reports: v.array(reconciler),
});

const platform = v.pipe(
  v.strictObject({
    repository: v.string(),
    branch: v.string(),
    assignments: v.pipe(
      v.boolean(),
      v.description("Whether the platform's record names the cluster types of the targets"),
    ),
  }),
  v.description("Only of a rollout: what the clusters' configurations watch"),
);

const target = v.strictObject({
  name: v.string(),
  state: v.pipe(
    v.picklist(FLEET_STATES),
    v.description('waiting: the requirements are not met yet; none: no cluster reports it'),
  ),
  expected: v.pipe(
    v.boolean(),
    v.description('Whether the clusters that have to run it are known; otherwise, those that were seen count'),
  ),
  uncheckedClusterTypes: v.exactOptional(
    v.pipe(
      v.array(v.string()),
      v.minLength(1),
      v.description(
        'Cluster types to which it is assigned, but of which the inventory lists no cluster: its rollout there was not checked. Absent if there are none',
      ),
    ),
  ),
  total: v.pipe(count, v.description('How many clusters count')),
  complying: v.pipe(count, v.description('How many of them are compliant or ahead')),
  counts: v.pipe(v.strictObject(v.entriesFromList(VERDICTS, count)), v.description('Of reconcilers')),
});

/** The report of `check-compliance`. The TypeScript type and `schemas/compliance-report.schema.json` derive from it. */
export const complianceReportSchema = v.pipe(
  v.strictObject({
    version: v.literal(2),
    repository: v.string(),
    branch: v.string(),
    commit,
    state: v.pipe(
      v.picklist(WAIT_STATES),
      v.description('superseded: the fleet complies, but with newer commits that promote something else'),
    ),
    waitedMs: count,
    policy,
    total: v.pipe(count, v.description('How many clusters count')),
    complying: v.pipe(count, v.description('How many of them are compliant or ahead')),
    counts: v.pipe(v.strictObject(v.entriesFromList(VERDICTS, count)), v.description('Of reconcilers')),
    requirements: v.pipe(
      v.array(requirement),
      v.description('How far each requirement is met; the last one is the minimum'),
    ),
    platform: v.exactOptional(platform),
    targets: v.exactOptional(
      v.pipe(v.array(target), v.description('Only of a rollout: each deployment target, in the order of the input')),
    ),
    clusters: v.pipe(v.array(cluster), v.description('Every cluster, those that need attention first')),
    unexpected: v.pipe(v.array(cluster), v.description('Clusters that the inventory does not list: they do not count')),
  }),
  v.title('Report of the check-compliance action'),
  v.description('Whether the clusters of a GitOps branch have proven a commit, and why for each one that has not.'),
);

/** A report as JSON holds it. */
export type ComplianceReport = v.InferOutput<typeof complianceReportSchema>;
