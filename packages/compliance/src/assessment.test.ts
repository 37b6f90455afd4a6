import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, type Policy } from './assessment.ts';
import { NOTHING_SEEN, remember } from './history.ts';
import { parseRequirements } from './requirement.ts';
import {
  APART,
  configuration,
  MINUTE,
  NEWER,
  NEWER_SAME,
  NOW,
  OLDER,
  POLICY,
  RELATIONS,
  TARGET,
  UNKNOWN,
  type Wanted,
} from './test-support.ts';

interface Rules extends Partial<Omit<Policy, 'requirements'>> {
  readonly require?: string;
}

/** The fleet as it is after one look. Failing ones fail at once. */
function fleet(wanted: readonly Wanted[], { require = '', ...rules }: Rules = {}) {
  const policy: Policy = { ...POLICY, grace: 0, ...rules, requirements: parseRequirements(require).requirements };
  return assess(remember(NOTHING_SEEN, wanted.map(configuration), NOW, MINUTE), policy, RELATIONS, NOW);
}

/** Clusters by a word each, named after their place. */
const KINDS: Readonly<Record<string, Wanted>> = {
  compliant: {},
  ahead: { syncedCommit: NEWER },
  same: { syncedCommit: NEWER_SAME },
  behind: { syncedCommit: OLDER },
  apart: { syncedCommit: APART },
  unplaced: { syncedCommit: UNKNOWN },
  failing: { complianceState: 'Non-Compliant' },
  pending: { complianceState: 'Pending' },
  suspended: { suspended: true },
  odd: { complianceState: 'Unknown' },
  silent: { statusUpdatedAt: new Date(NOW - 100 * MINUTE).toISOString() },
};

const clusters = (words: string): Wanted[] =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => {
      const [kind = '', ring] = word.split('@');
      return { ...KINDS[kind], cluster: `c${index}`, tags: ring === undefined ? {} : { ring } };
    });

describe('the verdict on the fleet', () => {
  it.each<[string, Rules, string]>([
    ['compliant', {}, 'compliant'],
    ['compliant compliant compliant', {}, 'compliant'],
    ['compliant behind', {}, 'waiting'],
    ['compliant apart', {}, 'waiting'],
    ['compliant pending', {}, 'waiting'],
    ['compliant suspended', {}, 'waiting'],
    ['compliant odd', {}, 'waiting'],
    ['compliant silent', {}, 'waiting'],
    ['compliant unplaced', {}, 'waiting'],
    ['compliant failing', {}, 'failing'],
    ['behind failing', {}, 'failing'],
    // A newer commit took over.
    ['ahead', {}, 'superseded'],
    ['compliant ahead', {}, 'superseded'],
    ['compliant same', {}, 'compliant'],
    ['same ahead', {}, 'superseded'],
    ['ahead failing', {}, 'failing'],
    ['compliant compliant ahead', { require: '60%' }, 'compliant'],
    ['compliant ahead ahead', { require: '60%' }, 'superseded'],
    // Silence.
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
    // Suspended ones.
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
  ])('%s %j', (words, rules, standing) => expect(fleet(clusters(words), rules).standing).toBe(standing));

  it('counts by verdict, and puts those in trouble first', () => {
    const all = 'compliant ahead same behind unplaced failing pending suspended silent odd compliant';
    const { counts, judged, total, complying } = fleet(clusters(all), { ignoreSuspended: true });
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
    expect(judged.map(({ verdict, configuration: { cluster } }) => `${cluster.name} ${verdict}`)).toEqual([
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

  it('says how far each requirement is kept', () => {
    const { requirements } = fleet(clusters('compliant@canary pending failing'), {
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
  const rules: fc.Arbitrary<Rules> = fc.record({
    require: fc.constantFrom('', '50%', '2', '0%', '90%; ring=canary: 100%', '0%; ring=canary: 1', 'ring=rest: 34%'),
    minimum: fc.integer({ min: 0, max: 4 }),
    ignoreSuspended: fc.boolean(),
  });
  const isYes = (words: readonly string[], policy: Rules) =>
    ['compliant', 'superseded'].includes(fleet(clusters(words.join(' ')), policy).standing);

  it('one more that does not comply never makes it a yes', () => {
    fc.assert(
      fc.property(fc.oneof(some, good), bad, rules, (words, more, policy) => {
        if (isYes([...words, ...more], policy)) expect(isYes(words, policy)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('with nothing less than all required, one that does not comply makes it a no', () => {
    fc.assert(
      fc.property(good, bad, (words, more) => {
        expect(isYes([...words, ...more], { ignoreSuspended: false })).toBe(false);
        expect(isYes(words, { ignoreSuspended: false })).toBe(words.length > 0);
      }),
    );
  });

  it('order does not matter, nor does seeing one twice', () => {
    const shuffled = some.chain((words) =>
      fc.tuple(
        fc.constant(clusters(words.join(' '))),
        fc.shuffledSubarray(clusters(words.join(' ')), { minLength: words.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, rules, ([words, other], policy) => {
        expect(fleet(other, policy)).toEqual(fleet(words, policy));
        expect(fleet([...words, ...other], policy)).toEqual(fleet(words, policy));
      }),
    );
  });

  it('what an answer contradicts itself about complies no more than without it', () => {
    fc.assert(
      fc.property(good, word(Object.keys(KINDS)), rules, (words, twin, policy) => {
        const all = clusters(words.join(' '));
        const [double] = clusters(twin);
        if (!double || !all[0] || JSON.stringify(double) === JSON.stringify(all[0])) return;
        const { counts, complying } = fleet([...all, { ...double, cluster: 'c0' }], policy);
        expect({ unknown: counts.unknown, complying }).toEqual({ unknown: 1, complying: all.length - 1 });
      }),
    );
  });

  it('an unknown state or commit is never compliance', () => {
    const commits = fc.constantFrom(TARGET, NEWER, OLDER, APART, UNKNOWN, undefined);
    fc.assert(
      fc.property(fc.array(commits, { minLength: 1, maxLength: 5 }), rules, (found, policy) => {
        const wanted = found.map((syncedCommit, index): Wanted => {
          const holds = syncedCommit === TARGET || syncedCommit === NEWER;
          return { cluster: `c${index}`, syncedCommit, complianceState: holds ? 'Unknown' : 'Compliant' };
        });
        expect(fleet(wanted, policy).complying).toBe(0);
        expect(isYes([], policy) || fleet(wanted, { ...policy, minimum: 1 }).standing === 'waiting').toBe(true);
      }),
    );
  });
});
