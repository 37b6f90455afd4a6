import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNeeded, findMembership, formatRequirement, parseRequirements } from './requirement.ts';

const parse = (text: string) => {
  const { requirements, problems } = parseRequirements(text);
  return problems.length > 0 ? problems : requirements.map(formatRequirement);
};
const only = (text: string) => {
  const found = parseRequirements(text).requirements.at(-1);
  if (!found) throw new Error('no requirement');
  return found;
};

describe('parseRequirements', () => {
  it.each([
    ['', ['100%']],
    ['100%', ['100%']],
    ['0%', ['0%']],
    ['99.5%', ['99.5%']],
    ['99.25 %', ['99.25%']],
    ['12', ['12']],
    ['90%; ring=canary: 100%', ['90%', 'ring=canary: 100%']],
    ['90%\n  ring=canary: 100%\nregion = west us : 2\n', ['90%', 'ring=canary: 100%', 'region=west us: 2']],
    ['ring=canary:1', ['100%', 'ring=canary: 1']],
    ['aks:ring=a:b=c: 1', ['100%', 'aks:ring=a:b=c: 1']],
    ['ring=: 1', ['100%', 'ring=: 1']],
  ])('parses %j', (text, expected) => expect(parse(text)).toEqual(expected));

  it.each([
    '101%',
    '100.01%',
    '-1%',
    '1.5',
    'all',
    '%',
    '=canary: 100%',
    ' =canary: 100%',
    'ring=canary',
    'ring: 100%',
    'ring=canary: many',
    '99.999%',
    '1e2%',
  ])('rejects %j', (text) => {
    expect(parseRequirements(text).problems).toHaveLength(1);
  });

  it('reports everything that is wrong', () => {
    expect(parse('ten; 5%; 6%; ring=a: 1; ring=a: 2; zone=b: x')).toEqual([
      '"ten" does not end in a percentage from 0% to 100% or a number',
      'there are two amounts for all',
      'there are two amounts for ring=a',
      '"zone=b: x" does not end in a percentage from 0% to 100% or a number',
    ]);
  });
});

describe('countNeeded', () => {
  it.each([
    ['100%', 7, 7],
    ['100%', 0, 0],
    ['90%', 10, 9],
    ['90%', 11, 10],
    ['0.01%', 1, 1],
    ['0%', 5, 0],
    ['99.99%', 10_000, 9_999],
    ['29%', 100, 29],
    ['57%', 100, 57],
    ['3', 10, 3],
    ['3', 2, 3],
    ['ring=canary: 100%', 0, 1],
    ['ring=canary: 50%', 4, 2],
    ['ring=canary: 0%', 0, 0],
    ['ring=canary: 2', 0, 2],
  ])('%s of %d is %d', (text, total, count) => expect(countNeeded(only(text), total)).toBe(count));

  it('never needs fewer if there are more, and never fewer than the percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat({ max: 100_000 }), (hundredths, total) => {
        const requirement = { label: undefined, amount: { kind: 'percentage', hundredths } as const };
        const count = countNeeded(requirement, total);
        expect(countNeeded(requirement, total + 1)).toBeGreaterThanOrEqual(count);
        expect(count * 10_000).toBeGreaterThanOrEqual(total * hundredths);
        expect(count).toBeLessThanOrEqual(total);
      }),
    );
  });
});

describe('findMembership', () => {
  it.each([
    ['100%', {}, 'member'],
    ['100%', undefined, 'member'],
    ['ring=canary: 1', { ring: 'canary' }, 'member'],
    ['Ring=canary: 1', { rinG: 'canary' }, 'member'],
    ['ring=canary: 1', { ring: 'Canary' }, 'other'],
    ['ring=canary: 1', { rings: 'canary' }, 'other'],
    ['ring=canary: 1', {}, 'other'],
    ['ring=canary: 1', undefined, 'unreadable'],
    ['toString=x: 1', {}, 'other'],
    ['ring=: 1', { ring: '' }, 'member'],
  ])('%s with %j', (text, labels, expected) => {
    const known = labels as Record<string, string> | undefined;
    expect(findMembership(only(text), { labels: known, mayHaveOtherLabels: known === undefined })).toBe(expected);
  });

  it.each([
    ['ring=canary: 1', { ring: 'canary' }, 'member'],
    ['ring=canary: 1', { Ring: 'stable' }, 'other'],
    ['ring=canary: 1', { zone: '1' }, 'unreadable'],
    ['100%', {}, 'member'],
  ])('%s with %j and perhaps others', (text, labels, expected) => {
    const known = labels as Record<string, string>;
    expect(findMembership(only(text), { labels: known, mayHaveOtherLabels: true })).toBe(expected);
  });
});
