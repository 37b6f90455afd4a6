import fc from 'fast-check';
import type { Fact, ReconcilerReport } from '../evidence/reconciler-report.ts';
import type { Inventory, InventoryCluster } from '../inventory/inventory.ts';
import { NO_SIGHTINGS, type Sightings, updateSightings } from '../observations/sightings.ts';
import {
  createContext,
  createInventory,
  createReport,
  createStatusReport,
  DISCONNECTED,
  DIVERGED,
  EXPECTED,
  FAILURE,
  MINUTE,
  MISSING,
  NEWER,
  NEWER_SAME,
  NOT_READY,
  NOW,
  OLDER,
  PINNED,
  POLICY,
  PROGRESS,
  type ReportSpec,
  SUSPENDED,
  UNKNOWN,
  UNRECOGNIZED,
} from '../test-support.ts';
import { assessFleet, type CompliancePolicy, type FleetAssessment } from '../verdict/fleet-assessment.ts';
import { interruptProofs, NO_PROOFS, type Proofs, updateProofs } from '../verdict/proof.ts';
import { parseRequirements } from '../verdict/requirement.ts';

/** What one poll shows, in the order in which it shows it; `undefined` if the poll fails. */
export type GeneratedPoll = readonly ReconcilerReport[] | undefined;

/** A fleet, the polls of a wait, a minute apart, and the rules. */
export interface GeneratedWait {
  readonly polls: readonly GeneratedPoll[];
  readonly inventory: Inventory | undefined;
  readonly policy: CompliancePolicy;
}

/** In what each state of a reconciler differs from one that proves the commit. */
const PROVING: readonly ReportSpec[] = [{}, {}, {}, { commit: NEWER_SAME }, { commit: NEWER }];
const OTHERS: readonly ReportSpec[] = [
  { more: [PROGRESS] },
  { commit: NEWER_SAME, applied: EXPECTED, more: [PROGRESS] },
  { more: [FAILURE] },
  { commit: NEWER, more: [FAILURE] },
  { commit: OLDER },
  { applied: OLDER },
  { commit: OLDER, more: [FAILURE] },
  { applied: OLDER, more: [PROGRESS] },
  { commit: UNKNOWN },
  { applied: DIVERGED },
  { branch: 'stage' },
  { more: [MISSING] },
  { more: [UNRECOGNIZED] },
  { more: [NOT_READY] },
  { more: [SUSPENDED] },
  { more: [DISCONNECTED] },
  { more: [PINNED] },
  { reportedAt: '2026-01-01T00:00:00.000Z' },
  { skipsHealthChecks: true },
  { facts: [] },
];

/** The reconcilers of all generated fleets. Their labels do not change. */
const RECONCILERS: readonly ((spec: ReportSpec) => ReconcilerReport)[] = [
  (spec) => createReport({ ...spec, cluster: 'a', labels: { ring: 'canary' } }),
  (spec) => createReport({ ...spec, cluster: 'a', labels: { ring: 'canary' }, id: 'a-services', name: 'services' }),
  (spec) => createReport({ ...spec, cluster: 'b', labels: { Ring: 'canary', zone: '1' } }),
  (spec) => createReport({ ...spec, cluster: 'c', labels: {} }),
  (spec) => createReport({ ...spec, cluster: 'd', labels: undefined }),
  (spec) => createStatusReport('e', { ...spec, reportedAt: undefined, facts: toStatusFacts(createReport(spec).facts) }),
];

/** A commit status names a commit only if it reports success. */
function toStatusFacts(facts: readonly Fact[]): readonly Fact[] {
  const others = facts.filter(({ kind }) => kind !== 'revision');
  return others.length > 0 ? others : facts.filter((fact) => fact.kind === 'revision' && fact.role === 'applied');
}

/** Most reconcilers prove the commit, so that a single one decides about the fleet. */
const spec = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PROVING) },
  { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
);

/** A state of any reconciler; of a given one, for a twin. */
export const reportOf = (reconciler: number): fc.Arbitrary<ReconcilerReport> =>
  spec.map((state) => (RECONCILERS[reconciler % RECONCILERS.length] ?? createReport)(state));

/** Which of the known reconcilers a report is of. */
export function findReconciler({ id }: ReconcilerReport): number {
  return RECONCILERS.findIndex((create) => create({}).id === id);
}

const poll: fc.Arbitrary<GeneratedPoll> = fc
  .tuple(
    fc.tuple(...RECONCILERS.map((_, index) => reportOf(index))),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.tuple(fc.integer({ min: 0, max: RECONCILERS.length - 1 })) },
    ),
  )
  .map(([reports, [absent]]) => reports.filter((_, index) => index !== absent));

/** Which reconcilers a fleet has: the others are never reported. */
const fleet = fc.subarray(
  RECONCILERS.map((_, index) => index),
  { minLength: 1, maxLength: 3 },
);

const AZURE = { kind: 'azure' } as const;
const STATUS = {
  kind: 'commit-status',
  object: 'platform',
  context: 'kalypso/e/platform',
  creators: ['argocd[bot]'],
} as const;
const CLUSTERS: readonly (Partial<InventoryCluster> & { readonly name: string })[] = [
  { name: 'a' },
  { name: 'b', labels: { ring: 'canary' } },
  { name: 'c', resourceId: createReport({ cluster: 'c' }).cluster.resourceId.toLowerCase() },
  { name: 'd', labels: { zone: '1' } },
  { name: 'e', reporters: [STATUS] },
  { name: 'also-a', resourceId: createReport({ cluster: 'a' }).cluster.resourceId.toLowerCase() },
  { name: 'ghost', labels: { ring: 'stable' } },
  { name: 'e-in-azure', reporters: [STATUS, AZURE] },
];

const inventory = fc.option(
  fc.subarray([...CLUSTERS], { maxLength: 3 }).map((clusters) => createInventory(...clusters)),
  { nil: undefined, freq: 2 },
);

/** An expected cluster that does not report in any generated wait. */
export const SILENT_CLUSTERS: readonly InventoryCluster[] = [
  { name: 'silent' },
  { name: 'silent', labels: { ring: 'canary' } },
  { name: 'silent', reporters: [{ ...STATUS, context: 'kalypso/silent/platform' }] },
].flatMap((cluster) => createInventory(cluster).clusters);

export const REQUIREMENTS = [
  '100%',
  '50%',
  '2',
  '0%',
  '0%; ring=canary: 100%',
  '0%; ring=canary: 50%',
  '40%; ring=canary: 1',
  '0%; zone=1: 100%',
];

export const policy: fc.Arbitrary<CompliancePolicy> = fc.record({
  ...Object.fromEntries(Object.entries(POLICY).map(([key, value]) => [key, fc.constant(value)])),
  commit: fc.constant(EXPECTED),
  branch: fc.constant(POLICY.branch),
  staleAfterMs: fc.constantFrom(POLICY.staleAfterMs, 2 * 60 * MINUTE),
  graceMs: fc.constantFrom(MINUTE, 2 * MINUTE, 60 * MINUTE),
  stabilityMs: fc.constantFrom(0, 0, MINUTE, 2 * MINUTE),
  requirements: fc.constantFrom(...REQUIREMENTS).map((text) => parseRequirements(text).requirements),
  minimum: fc.constantFrom(0, 1, 1, 2),
  ignoreSuspended: fc.boolean(),
});

/** Waits of up to seven polls. Reconcilers tend to stay in the state that they were in. */
export const generatedWait: fc.Arbitrary<GeneratedWait> = fc
  .record({
    fleet,
    changes: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.option(poll, { freq: 12, nil: undefined })), {
      minLength: 1,
      maxLength: 4,
    }),
    inventory,
    policy,
  })
  .map(({ fleet: members, changes, ...rules }) => {
    const polls = changes.flatMap(([length, reports]) => Array.from({ length }, () => reports));
    const isMember = (report: ReconcilerReport) => members.includes(findReconciler(report));
    return { polls: polls.slice(0, 7).map((reports) => reports?.filter(isMember)), ...rules };
  });

/** What a poll leads to; without an assessment if it fails. */
export interface JudgedPoll {
  readonly assessment: FleetAssessment | undefined;
  readonly proofs: Proofs;
  readonly now: number;
}

/** Judges one poll after another, without waiting and without a resource provider. */
export function judgePolls({ polls, inventory: expected, policy: rules }: GeneratedWait): readonly JudgedPoll[] {
  let [sightings, proofs]: [Sightings, Proofs] = [NO_SIGHTINGS, NO_PROOFS];
  return polls.map((reports, index) => {
    const context = createContext({ policy: rules, now: NOW + index * MINUTE });
    if (reports === undefined) {
      proofs = interruptProofs(proofs);
      return { assessment: undefined, proofs, now: context.now };
    }
    sightings = updateSightings(sightings, reports, context.now);
    proofs = updateProofs(proofs, sightings, context);
    return { assessment: assessFleet(proofs, rules, expected, context.now), proofs, now: context.now };
  });
}

export function isYes(state: string | undefined): boolean {
  return state === 'compliant' || state === 'superseded';
}

/** One report of a wait. */
export interface ReportPosition {
  readonly poll: number;
  readonly report: ReconcilerReport;
}

/** Lists every report of a wait. */
export function listReports({ polls }: GeneratedWait): readonly ReportPosition[] {
  return polls.flatMap((reports, index) => (reports ?? []).map((report) => ({ poll: index, report })));
}

/** Replaces one report of a wait by others of the same reconciler, or by none. */
export function replaceReport(
  wait: GeneratedWait,
  { poll: index, report }: ReportPosition,
  replacements: readonly ReconcilerReport[],
): GeneratedWait {
  return replacePoll(wait, index, (reports) => reports.flatMap((other) => (other === report ? replacements : [other])));
}

export function replacePoll(
  wait: GeneratedWait,
  index: number,
  replace: (reports: readonly ReconcilerReport[]) => GeneratedPoll,
): GeneratedWait {
  const polls = wait.polls.map((reports, other) => (other === index && reports ? replace(reports) : reports));
  return { ...wait, polls };
}
