import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_OBSERVATIONS, updateObservations } from '../observations/observations.ts';
import {
  type ConfigurationSpec,
  createConfiguration,
  DIVERGED,
  EXPECTED,
  MINUTE,
  NEWER,
  NEWER_SAME,
  NOW,
  OLDER,
  POLICY,
  RELATIONS,
  UNKNOWN,
} from '../test-support.ts';
import { assessFleet, type CompliancePolicy } from './fleet-assessment.ts';
import { parseRequirements } from './requirement.ts';

interface RulesSpec extends Partial<Omit<CompliancePolicy, 'requirements'>> {
  readonly require?: string;
}

/** Assesses the fleet after one poll, without a grace period. */
function assess(specs: readonly ConfigurationSpec[], { require = '', ...rules }: RulesSpec = {}) {
  const policy: CompliancePolicy = {
    ...POLICY,
    graceMs: 0,
    ...rules,
    requirements: parseRequirements(require).requirements,
  };
  return assessFleet(
    updateObservations(NO_OBSERVATIONS, specs.map(createConfiguration), NOW, MINUTE),
    policy,
    RELATIONS,
    NOW,
  );
}

/** The kinds of configurations, by a word each. */
const KINDS: Readonly<Record<string, ConfigurationSpec>> = {
  compliant: {},
  ahead: { syncedCommit: NEWER },
  same: { syncedCommit: NEWER_SAME },
  behind: { syncedCommit: OLDER },
  diverged: { syncedCommit: DIVERGED },
  uncompared: { syncedCommit: UNKNOWN },
  failing: { complianceState: 'Non-Compliant' },
  pending: { complianceState: 'Pending' },
  suspended: { suspended: true },
  stateless: { complianceState: 'Unknown' },
  stale: { statusUpdatedAt: new Date(NOW - 100 * MINUTE).toISOString() },
};

const clusters = (words: string): ConfigurationSpec[] =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => {
      const [kind = '', ring] = word.split('@');
      return { ...KINDS[kind], cluster: `c${index}`, tags: ring === undefined ? {} : { ring } };
    });

describe('the state of the fleet', () => {
  it.each<[string, RulesSpec, string]>([
    ['compliant', {}, 'compliant'],
    ['compliant compliant compliant', {}, 'compliant'],
    ['compliant behind', {}, 'waiting'],
    ['compliant diverged', {}, 'waiting'],
    ['compliant pending', {}, 'waiting'],
    ['compliant suspended', {}, 'waiting'],
    ['compliant stateless', {}, 'waiting'],
    ['compliant stale', {}, 'waiting'],
    ['compliant uncompared', {}, 'waiting'],
    ['compliant failing', {}, 'failing'],
    ['behind failing', {}, 'failing'],
    // Superseded by a newer commit.
    ['ahead', {}, 'superseded'],
    ['compliant ahead', {}, 'superseded'],
    ['compliant same', {}, 'compliant'],
    ['same ahead', {}, 'superseded'],
    ['ahead failing', {}, 'failing'],
    ['compliant compliant ahead', { require: '60%' }, 'compliant'],
    ['compliant ahead ahead', { require: '60%' }, 'superseded'],
    // An empty fleet.
    ['', {}, 'none'],
    ['', { minimum: 5 }, 'none'],
    ['', { minimum: 0 }, 'compliant'],
    ['', { minimum: 0, require: 'ring=canary: 100%' }, 'none'],
    ['', { minimum: 0, require: '1' }, 'none'],
    // The minimum counts those that comply.
    ['compliant pending', { require: '0%', minimum: 1 }, 'compliant'],
    ['pending pending', { require: '0%', minimum: 1 }, 'waiting'],
    ['compliant compliant', { minimum: 3 }, 'waiting'],
    ['compliant ahead', { require: '50%', minimum: 2 }, 'superseded'],
    ['failing', { require: '0%', minimum: 1 }, 'failing'],
    ['failing', { require: '0%', minimum: 0 }, 'compliant'],
    ['pending', { minimum: 0 }, 'waiting'],
    // Suspended configurations.
    ['compliant suspended', { ignoreSuspended: true }, 'compliant'],
    ['suspended', { ignoreSuspended: true }, 'waiting'],
    ['suspended', { ignoreSuspended: true, minimum: 0 }, 'compliant'],
    ['suspended failing', { ignoreSuspended: true }, 'failing'],
    // Parts of the fleet.
    ['compliant compliant compliant failing', { require: '75%' }, 'compliant'],
    ['compliant compliant pending failing', { require: '75%' }, 'waiting'],
    ['compliant compliant failing failing', { require: '75%' }, 'failing'],
    ['compliant compliant pending', { require: '2' }, 'compliant'],
    ['compliant compliant pending', { require: '3' }, 'waiting'],
    ['compliant@canary failing@rest', { require: '0%; ring=canary: 100%' }, 'compliant'],
    ['compliant@canary failing', { require: '0%; ring=canary: 100%' }, 'compliant'],
    ['compliant@canary pending@canary compliant', { require: '50%; ring=canary: 100%' }, 'waiting'],
    ['failing@canary compliant compliant', { require: '50%; ring=canary: 100%' }, 'failing'],
    ['compliant compliant', { require: '50%; ring=canary: 100%' }, 'waiting'],
    ['compliant compliant', { require: 'ring=canary: 0%' }, 'compliant'],
    ['ahead@canary compliant', { require: '50%; ring=canary: 100%' }, 'superseded'],
    ['compliant@canary pending', { require: 'ring=canary: 100%' }, 'waiting'],
  ])('%s %j', (words, rules, standing) => expect(assess(clusters(words), rules).state).toBe(standing));

  it('counts verdicts, and lists the most urgent first', () => {
    const all = 'compliant ahead same behind uncompared failing pending suspended stale stateless compliant';
    const { counts, verdicts, total, complying } = assess(clusters(all), { ignoreSuspended: true });
    expect(counts).toEqual({
      failing: 1,
      unknown: 2,
      stale: 1,
      suspended: 1,
      behind: 1,
      pending: 1,
      ahead: 2,
      compliant: 2,
    });
    expect({ total, complying }).toEqual({ total: 10, complying: 4 });
    expect(verdicts.map(({ verdict, configuration: { cluster } }) => `${cluster.name} ${verdict}`)).toEqual([
      'c5 failing',
      'c4 unknown',
      'c9 unknown',
      'c8 stale',
      'c7 suspended',
      'c3 behind',
      'c6 pending',
      'c1 ahead',
      'c2 ahead',
      'c0 compliant',
      'c10 compliant',
    ]);
  });

  it('measures the progress of each requirement', () => {
    const { requirements } = assess(clusters('compliant@canary pending failing'), {
      require: '50%; ring=canary: 100%',
      minimum: 2,
    });
    expect(requirements).toEqual([
      { requirement: '50%', total: 3, needed: 2, complying: 1, failing: 1 },
      { requirement: 'ring=canary: 100%', total: 1, needed: 1, complying: 1, failing: 0 },
      { requirement: 'at least 2', total: 3, needed: 2, complying: 1, failing: 1 },
    ]);
  });
});

describe('laws', () => {
  const word = (kinds: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...kinds), fc.constantFrom('', '@canary', '@rest'))
      .map(([kind, ring]) => `${kind}${ring}`);
  const some = fc.array(word(Object.keys(KINDS)), { maxLength: 8 });
  const good = fc.array(word(['compliant', 'ahead', 'same']), { maxLength: 8 });
  const bad = fc.array(word(Object.keys(KINDS).filter((kind) => !['compliant', 'ahead', 'same'].includes(kind))), {
    minLength: 1,
    maxLength: 4,
  });
  const rules: fc.Arbitrary<RulesSpec> = fc.record({
    require: fc.constantFrom('', '50%', '2', '0%', '90%; ring=canary: 100%', '0%; ring=canary: 1', 'ring=rest: 34%'),
    minimum: fc.integer({ min: 0, max: 4 }),
    ignoreSuspended: fc.boolean(),
  });
  const isCompliant = (words: readonly string[], policy: RulesSpec) =>
    ['compliant', 'superseded'].includes(assess(clusters(words.join(' ')), policy).state);

  it('another configuration that does not comply never makes the fleet compliant', () => {
    fc.assert(
      fc.property(fc.oneof(some, good), bad, rules, (words, more, policy) => {
        if (isCompliant([...words, ...more], policy)) expect(isCompliant(words, policy)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('if all are required, one configuration that does not comply is enough', () => {
    fc.assert(
      fc.property(good, bad, (words, more) => {
        expect(isCompliant([...words, ...more], { ignoreSuspended: false })).toBe(false);
        expect(isCompliant(words, { ignoreSuspended: false })).toBe(words.length > 0);
      }),
    );
  });

  it('the order does not matter, nor do duplicates', () => {
    const shuffled = some.chain((words) =>
      fc.tuple(
        fc.constant(clusters(words.join(' '))),
        fc.shuffledSubarray(clusters(words.join(' ')), { minLength: words.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, rules, ([words, other], policy) => {
        expect(assess(other, policy)).toEqual(assess(words, policy));
        expect(assess([...words, ...other], policy)).toEqual(assess(words, policy));
      }),
    );
  });

  it('a contradictory configuration does not comply', () => {
    fc.assert(
      fc.property(good, word(Object.keys(KINDS)), rules, (words, twin, policy) => {
        const all = clusters(words.join(' '));
        const [double] = clusters(twin);
        if (!double || !all[0] || JSON.stringify(double) === JSON.stringify(all[0])) return;
        const { counts, complying } = assess([...all, { ...double, cluster: 'c0' }], policy);
        expect({ unknown: counts.unknown, complying }).toEqual({ unknown: 1, complying: all.length - 1 });
      }),
    );
  });

  it('an unknown state or commit never complies', () => {
    const commits = fc.constantFrom(EXPECTED, NEWER, OLDER, DIVERGED, UNKNOWN, undefined);
    fc.assert(
      fc.property(fc.array(commits, { minLength: 1, maxLength: 5 }), rules, (found, policy) => {
        const specs = found.map((syncedCommit, index): ConfigurationSpec => {
          const holds = syncedCommit === EXPECTED || syncedCommit === NEWER;
          return { cluster: `c${index}`, syncedCommit, complianceState: holds ? 'Unknown' : 'Compliant' };
        });
        expect(assess(specs, policy).complying).toBe(0);
        expect(isCompliant([], policy) || assess(specs, { ...policy, minimum: 1 }).state === 'waiting').toBe(true);
      }),
    );
  });
});
