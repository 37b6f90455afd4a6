import { COMMIT_ID_PATTERN } from '@kalypso-actions/git-objects';
import * as v from 'valibot';
import { COMPLIANCE_STATES } from '../evidence/flux-configuration.ts';
import { VERDICTS } from '../verdict/configuration-verdict.ts';
import { WAIT_STATES } from '../wait/wait.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const commit = v.pipe(v.string(), v.regex(COMMIT_ID_PATTERN));
const timestamp = v.nullable(v.pipe(v.string(), v.isoTimestamp()));
const complianceState = v.picklist(COMPLIANCE_STATES);

const policy = v.strictObject({
  require: v.pipe(v.array(v.string()), v.minLength(1)),
  minimumConfigurations: count,
  ignoreSuspended: v.boolean(),
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
});

const problem = v.strictObject({
  object: v.string(),
  state: complianceState,
  reason: v.string(),
  message: v.string(),
  since: timestamp,
});

const configuration = v.strictObject({
  verdict: v.picklist(VERDICTS),
  reason: v.string(),
  promotes: v.pipe(
    v.nullable(v.picklist(['same', 'other'])),
    v.description('For ahead: whether its commit promotes the same commit of the control plane as the expected commit'),
  ),
  id: v.pipe(v.string(), v.description('The resource ID')),
  name: v.string(),
  cluster: v.strictObject({
    name: v.string(),
    kind: v.string(),
    id: v.string(),
    labels: v.record(v.string(), v.string()),
  }),
  resourceGroup: v.string(),
  subscription: v.string(),
  namespace: v.string(),
  portal: v.pipe(v.string(), v.url()),
  complianceState,
  suspended: v.boolean(),
  provisioningState: v.string(),
  syncedCommit: v.nullable(commit),
  syncedBranch: v.nullable(v.string()),
  applied: v.pipe(
    v.array(v.strictObject({ object: v.string(), commit })),
    v.description("What the configuration's own Kustomizations report to have applied"),
  ),
  sourceUpdatedAt: timestamp,
  statusUpdatedAt: timestamp,
  errorMessage: v.string(),
  problems: v.pipe(
    v.array(problem),
    v.description("What the configuration's objects report other than success, the worst first"),
  ),
});

/** The report of `check-compliance`. The TypeScript type and `schemas/compliance-report.schema.json` derive from it. */
export const complianceReportSchema = v.pipe(
  v.strictObject({
    version: v.literal(1),
    repository: v.string(),
    branch: v.string(),
    commit,
    state: v.pipe(
      v.picklist(WAIT_STATES),
      v.description('superseded: the fleet complies, but with newer commits that promote something else'),
    ),
    waitedMs: count,
    policy,
    total: v.pipe(count, v.description('How many configurations count')),
    complying: v.pipe(count, v.description('How many of them are compliant or ahead')),
    counts: v.strictObject(v.entriesFromList(VERDICTS, count)),
    requirements: v.pipe(
      v.array(requirement),
      v.description('How far each requirement is met; the last one is the minimum'),
    ),
    configurations: v.pipe(
      v.array(configuration),
      v.description('Every configuration, those that need attention first'),
    ),
  }),
  v.title('Report of the check-compliance action'),
  v.description(
    'Whether the clusters that watch a GitOps branch have applied a commit, and why for each one that has not.',
  ),
);

/** A report as JSON holds it. */
export type ComplianceReport = v.InferOutput<typeof complianceReportSchema>;
