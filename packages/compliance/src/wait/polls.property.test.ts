import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, ReconcilerReport } from '../evidence/reconciler-report.ts';
import {
  createContext,
  DISCONNECTED,
  FAILURE,
  MINUTE,
  MISSING,
  NOT_READY,
  PROGRESS,
  UNRECOGNIZED,
} from '../test-support.ts';
import { isOnOtherRevision, judgeReport, namesFetchedRevision } from '../verdict/judge-report.ts';
import { parseRequirements } from '../verdict/requirement.ts';
import { complies } from '../verdict/verdicts.ts';
import {
  findReconciler,
  type GeneratedWait,
  generatedWait,
  isYes,
  judgePolls,
  listReports,
  policy,
  REQUIREMENTS,
  type ReportPosition,
  replacePoll,
  replaceReport,
  reportOf,
  SILENT_CLUSTERS,
} from './test-support.ts';

const RUNS = { numRuns: Math.ceil(Number(process.env.FUZZ_RUNS ?? 2_500) / 25) };

/** Of a report without history. */
const CONTEXT = { ...createContext(), failingSince: undefined };

/** A wait, and another that differs in one thing. */
type Change = readonly [GeneratedWait, GeneratedWait];

/** Expects that no poll of the changed wait is a yes where the original is a no. */
function expectNoBetter([original, changed]: Change): void {
  const before = judgePolls(original).map(({ assessment }) => assessment?.state);
  const after = judgePolls(changed).map(({ assessment }) => assessment?.state);
  for (const [index, state] of after.entries())
    if (isYes(state) && !isYes(before[index])) expect({ poll: index, before, after }).toBe('no better');
}

/** Changes something about one report of a wait, in some ways. */
function expectReportsNoBetter(change: (wait: GeneratedWait, position: ReportPosition) => readonly GeneratedWait[]) {
  fc.assert(
    fc.property(generatedWait, fc.nat(), (wait, at) => {
      const positions = listReports(wait);
      const position = positions[at % Math.max(1, positions.length)];
      if (position) for (const changed of change(wait, position)) expectNoBetter([wait, changed]);
    }),
    RUNS,
  );
}

const isSeenBefore = ({ polls }: GeneratedWait, { poll, report }: ReportPosition) =>
  polls.slice(0, poll).some((reports) => reports?.some(({ id }) => id === report.id));

function findPrevious({ polls }: GeneratedWait, { poll, report }: ReportPosition): ReconcilerReport | undefined {
  const earlier = polls.slice(0, poll).flatMap((reports) => reports ?? []);
  return earlier.findLast(({ id }) => id === report.id);
}

/** The verdict on a report without its history. */
const judge = (report: ReconcilerReport) => judgeReport(report, CONTEXT).verdict;

const withFacts = (report: ReconcilerReport, facts: readonly Fact[]): ReconcilerReport => ({ ...report, facts });

describe('no poll becomes a yes', () => {
  it('because a reconciler that was seen before is left out', () => {
    expectReportsNoBetter((wait, position) =>
      isSeenBefore(wait, position) ? [replaceReport(wait, position, [])] : [],
    );
  });

  it('because an inventory’s cluster is left out, even if it was never seen', () => {
    fc.assert(
      fc.property(generatedWait, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), (wait, from, to) => {
        fc.pre(wait.inventory !== undefined);
        for (const name of new Set(listReports(wait).map(({ report }) => report.cluster.name))) {
          const keep = ({ cluster }: ReconcilerReport) => cluster.name !== name;
          const polls = wait.polls.map((reports, index) =>
            index >= from && index <= to ? reports?.filter(keep) : reports,
          );
          expectNoBetter([wait, { ...wait, polls }]);
        }
      }),
      RUNS,
    );
  });

  it('because a report does not name what was applied, if that contains the commit', () => {
    expectReportsNoBetter((wait, position) => {
      const { report } = position;
      const isContaining = (fact: Fact) =>
        fact.kind === 'revision' && fact.role === 'applied' && !isOnOtherRevision(withFacts(report, [fact]), CONTEXT);
      const facts = report.facts.filter((fact) => !isContaining(fact));
      return facts.length < report.facts.length ? [replaceReport(wait, position, [withFacts(report, facts)])] : [];
    });
  });

  it('because the age of a report is unknown', () => {
    expectReportsNoBetter((wait, position) => [
      replaceReport(wait, position, [{ ...position.report, reportedAt: undefined }]),
    ]);
  });

  it('because something else speaks against a report that reports something', () => {
    const objections: readonly Fact[] = [FAILURE, PROGRESS, MISSING, UNRECOGNIZED, NOT_READY, DISCONNECTED];
    expectReportsNoBetter((wait, position) => {
      const { report } = position;
      if (report.facts.length === 0) return [];
      return objections.map((fact) => replaceReport(wait, position, [withFacts(report, [...report.facts, fact])]));
    });
  });

  it('because a report that proves the commit arrives late, and the previous one is seen again', () => {
    expectReportsNoBetter((wait, position) => {
      const previous = findPrevious(wait, position);
      if (previous === undefined || !complies({ verdict: judge(position.report) })) return [];
      const takesNoPart = ['pinned', 'suspended'].includes(judge(previous));
      return takesNoPart ? [] : [replaceReport(wait, position, [previous])];
    });
  });

  it('because a report of a reconciler that was seen before arrives one poll late, beside the next one', () => {
    expectReportsNoBetter((wait, position) => {
      const { poll, report } = position;
      const isNextListed = wait.polls[poll + 1]?.some(({ id }) => id === report.id);
      if (!isSeenBefore(wait, position) || !isNextListed) return [];
      const without = replaceReport(wait, position, []);
      return [replacePoll(without, poll + 1, (reports) => [...reports, report])];
    });
  });

  it('because a reconciler is reported twice, also differently', () => {
    const twin = fc.tuple(generatedWait, fc.nat(), fc.nat(), fc.boolean()).chain(([wait, at, state, isRelabelled]) => {
      const positions = listReports(wait);
      const position = positions[at % Math.max(1, positions.length)];
      if (position === undefined) return fc.constant<Change>([wait, wait]);
      const { report } = position;
      return reportOf(findReconciler(report)).map((other): Change => {
        const { cluster } = other;
        const relabelled = isRelabelled ? { ...other, cluster: { ...cluster, labels: { ring: 'stable' } } } : other;
        const twins = state % 2 === 0 ? [report, relabelled] : [relabelled, report];
        return [wait, replaceReport(wait, position, twins)];
      });
    });
    fc.assert(fc.property(twin, expectNoBetter), { numRuns: RUNS.numRuns * 4 });
  });

  it('because an expected cluster that does not report is added to the inventory', () => {
    const cases = fc.tuple(generatedWait, fc.constantFrom(...SILENT_CLUSTERS), fc.nat({ max: 3 }));
    fc.assert(
      fc.property(cases, ([wait, silent, index]) => {
        fc.pre(wait.inventory !== undefined);
        const clusters = (wait.inventory?.clusters ?? []).toSpliced(index, 0, silent);
        expectNoBetter([wait, { ...wait, inventory: { clusters } }]);
      }),
      RUNS,
    );
  });

  it.each<
    [string, (wait: GeneratedWait['policy'], other: GeneratedWait['policy']) => Partial<GeneratedWait['policy']>]
  >([
    ['a requirement is added', (rules, other) => ({ requirements: [...rules.requirements, ...other.requirements] })],
    ['the minimum is raised', ({ minimum }) => ({ minimum: minimum + 1 })],
    ['the stability period is longer', ({ stabilityMs }) => ({ stabilityMs: stabilityMs + MINUTE })],
    ['the grace period is shorter', ({ graceMs }) => ({ graceMs: graceMs / 2 })],
    ['reports become stale earlier', () => ({ staleAfterMs: MINUTE })],
    ['suspended reconcilers count', () => ({ ignoreSuspended: false })],
  ])('because %s', (_, change) => {
    fc.assert(
      fc.property(generatedWait, policy, (wait, other) =>
        expectNoBetter([wait, { ...wait, policy: { ...wait.policy, ...change(wait.policy, other) } }]),
      ),
      RUNS,
    );
  });
});

it('a failed poll instead of any other lets no reconciler count earlier', () => {
  const firstCounted = (wait: GeneratedWait, id: string) => {
    const index = judgePolls(wait).findIndex(({ proofs }) => proofs.get(id)?.counted !== undefined);
    return index === -1 ? Number.POSITIVE_INFINITY : index;
  };
  fc.assert(
    fc.property(generatedWait, fc.nat({ max: 6 }), (wait, index) => {
      const interrupted = replacePoll(wait, index, () => undefined);
      for (const id of new Set(listReports(wait).map(({ report }) => report.id)))
        expect(firstCounted(interrupted, id)).toBeGreaterThanOrEqual(firstCounted(wait, id));
    }),
    RUNS,
  );
});

it('equal reports of a reconciler count as one', () => {
  fc.assert(
    fc.property(generatedWait, (wait) => {
      const polls = wait.polls.map((reports) => reports?.flatMap((report) => [report, structuredClone(report)]));
      expect(judgePolls({ ...wait, polls })).toEqual(judgePolls(wait));
    }),
    RUNS,
  );
});

describe('the order does not matter', () => {
  const shuffle = <T>(values: readonly T[]) => fc.shuffledSubarray([...values], { minLength: values.length });

  it('of reports, reconcilers of the same cluster, sources, expected clusters and requirements', () => {
    const shuffled = generatedWait.chain((wait) =>
      fc
        .record({
          polls: fc.tuple(...wait.polls.map((reports) => (reports ? shuffle(reports) : fc.constant(undefined)))),
          clusters: shuffle(wait.inventory?.clusters ?? []),
        })
        .map(({ polls, clusters }): Change => [wait, { ...wait, polls, inventory: wait.inventory && { clusters } }]),
    );
    fc.assert(
      fc.property(shuffled, ([original, changed]) => {
        const assessments = (wait: GeneratedWait) => judgePolls(wait).map(({ assessment }) => assessment);
        expect(assessments(changed)).toEqual(assessments(original));
      }),
      RUNS,
    );
  });

  it('of the facts of a report, except for the reason', () => {
    const shuffled = generatedWait.chain((wait) =>
      fc
        .tuple(
          ...wait.polls.map((reports) =>
            reports === undefined
              ? fc.constant(undefined)
              : fc.tuple(...reports.map((report) => shuffle(report.facts).map((facts) => withFacts(report, facts)))),
          ),
        )
        .map((polls): Change => [wait, { ...wait, polls }]),
    );
    const verdicts = (wait: GeneratedWait) =>
      judgePolls(wait).map(({ assessment }) => ({
        state: assessment?.state,
        clusters: assessment?.clusters.map(({ name, verdict, promotes, since }) => ({
          name,
          verdict,
          promotes,
          since,
        })),
        reports: assessment?.verdicts.map(({ report, verdict }) => [report.id, verdict]),
      }));
    fc.assert(
      fc.property(shuffled, ([original, changed]) => {
        expect(verdicts(changed)).toEqual(verdicts(original));
      }),
      RUNS,
    );
  });
});

it('a reconciler that counts stops counting if it fails for longer than the grace period, is not listed, is contradictory, disconnected, suspended, stale, unknown, without a revision or on another revision, and never otherwise', () => {
  const HARMLESS = new Set(['revision', 'progress', 'failure']);
  fc.assert(
    fc.property(generatedWait, (wait) => {
      const judged = judgePolls(wait);
      for (const [index, { proofs, now }] of judged.entries()) {
        const before = judged[index - 1]?.proofs;
        for (const [id, proof] of before ?? []) {
          if (proof.counted === undefined) continue;
          const reports = wait.polls[index]?.filter((report) => report.id === id);
          const after = proofs.get(id);
          if (reports === undefined) {
            expect(after?.counted).toBeDefined();
            continue;
          }
          const [report, ...others] = reports;
          const { staleAfterMs, graceMs } = wait.policy;
          const context = { ...createContext({ policy: wait.policy, now }), failingSince: undefined };
          const isReason =
            report === undefined ||
            others.length > 0 ||
            report.facts.length === 0 ||
            (namesFetchedRevision(proof.report) && !namesFetchedRevision(report)) ||
            report.facts.some(({ kind }) => !HARMLESS.has(kind)) ||
            isOnOtherRevision(report, context) ||
            (report.canExpire && now - Date.parse(report.reportedAt ?? '') > staleAfterMs) ||
            (report.facts.some(({ kind }) => kind === 'failure') && now - (after?.failingSince ?? now) >= graceMs);
          expect([id, index, after?.counted === undefined]).toEqual([id, index, isReason]);
        }
      }
    }),
    RUNS,
  );
});

it('every requirement of the generated waits is valid', () => {
  expect(REQUIREMENTS.flatMap((text) => parseRequirements(text).problems)).toEqual([]);
});
