import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairSelector } from './fair-selection.ts';

interface Row {
  readonly team: string;
  readonly kind: string;
  readonly name: string;
}

const rows = (team: string, kind: string, count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ team, kind, name: `${team}-${kind}-${index}` }));

const select = (all: readonly Row[], maxRows: number, maxRowsOfGroup = Number.POSITIVE_INFINITY) =>
  createFairSelector(all, {
    maxRowsOfGroup,
    groupOf: ({ team, kind }) => `${kind} ${team}`,
    turnsOf: ({ team, kind }) => [team, kind],
  })(maxRows);

describe('createFairSelector', () => {
  it('shows rows of everyone before more rows of anyone, in the order of the rows', () => {
    const all = [...rows('a', 'new', 500), ...rows('b', 'new', 1), ...rows('b', 'old', 2)];
    const { shown, omitted } = select(all, 6);
    expect(shown.map(({ name }) => name)).toEqual(['a-new-0', 'a-new-1', 'a-new-2', 'b-new-0', 'b-old-0', 'b-old-1']);
    expect([...omitted]).toEqual([['new a', 497]]);
  });

  it('limits each group, even if more rows would fit', () => {
    const { shown, omitted } = select([...rows('a', 'new', 30), ...rows('b', 'new', 3)], 100, 20);
    expect(shown).toHaveLength(23);
    expect([...omitted]).toEqual([['new a', 10]]);
  });

  it('counts exactly what it leaves out, and lets no group go without while another has two', () => {
    const group = fc.record({ team: fc.constantFrom('a', 'b', 'c', 'd'), count: fc.integer({ min: 0, max: 40 }) });
    fc.assert(
      fc.property(fc.array(group), fc.integer({ min: 0, max: 60 }), (groups, maxRows) => {
        const all = groups.flatMap(({ team, count }) => rows(team, 'new', count));
        const { shown, omitted } = select(all, maxRows);
        expect(shown).toHaveLength(Math.min(maxRows, all.length));
        expect(shown.length + [...omitted.values()].reduce((sum, count) => sum + count, 0)).toBe(all.length);
        const counts = Map.groupBy(shown, ({ team }) => team);
        const hasNone = [...omitted.keys()].some((name) => !counts.has(name.split(' ')[1] ?? ''));
        expect(hasNone && [...counts.values()].some(({ length }) => length > 1)).toBe(false);
      }),
    );
  });
});
