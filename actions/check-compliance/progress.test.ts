import { type Assessment, type Judged, type Poll, VERDICTS, type Verdict } from '@kalypso-actions/compliance';
import { describe, expect, it } from 'vitest';
import { progressLine } from './progress.ts';

/** Configurations by cluster, as one look shows them. */
function assessed(verdicts: Readonly<Record<string, Verdict>>): Assessment {
  const judged = Object.entries(verdicts).map(([cluster, verdict]) => ({
    configuration: { id: cluster, name: 'flux', cluster: { name: cluster }, problems: [], errorMessage: '' },
    verdict,
    reason: 'why',
    promotes: undefined,
    // Of a configuration, a line tells no more than its names and problems.
  })) as unknown as readonly Judged[];
  const count = (verdict: Verdict) => judged.filter((one) => one.verdict === verdict).length;
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
  const complying = count('compliant') + count('ahead');
  return { standing: 'waiting', judged, counts, total: judged.length, complying, requirements: [] };
}

const line = (verdicts: Record<string, Verdict>, before?: Record<string, Verdict>, heldFor?: number) => {
  const poll: Poll = {
    outcome: 'assessed',
    elapsed: 90_000,
    assessment: assessed(verdicts),
    before: before && assessed(before),
    heldFor,
  };
  return progressLine(poll, 60_000);
};

describe('the line on a look', () => {
  it.each<[string, string, Record<string, Verdict>, Record<string, Verdict>?]>([
    ['nothing', '[1m 30s] no configuration found', {}],
    [
      'the first look',
      '[1m 30s] 1 of 2 comply (1 compliant, 1 behind); b/flux: behind (why)',
      { a: 'compliant', b: 'behind' },
    ],
    ['no change', '[1m 30s] 0 of 1 comply (1 behind)', { a: 'behind' }, { a: 'behind' }],
    ['a change', '[1m 30s] 1 of 1 comply (1 ahead); a/flux: behind → ahead', { a: 'ahead' }, { a: 'behind' }],
    [
      'a change for the worse',
      '[1m 30s] 0 of 1 comply (1 failing); a/flux: compliant → failing (why)',
      { a: 'failing' },
      { a: 'compliant' },
    ],
    [
      'one that came, and one that went',
      '[1m 30s] 1 of 1 comply (1 compliant); new: b/flux: compliant; gone: a/flux',
      { b: 'compliant' },
      { a: 'behind' },
    ],
  ])('%s', (_, expected, now, before) => expect(line(now, before)).toBe(expected));

  it('is no wall', () => {
    const many = (verdict: Verdict) =>
      Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`c${index}`, verdict]));
    const told = line(many('pending'), many('behind'));
    expect(told).toMatch(
      /^\[1m 30s\] 0 of 1000 comply \(1000 pending\); c0\/flux: behind → pending \(why\);.*; and 995 more$/,
    );
    expect(told.length).toBeLessThan(300);
  });

  it('tells for how long compliance has held', () => {
    expect(line({ a: 'compliant' }, { a: 'compliant' }, 30_000)).toBe(
      '[1m 30s] 1 of 1 comply (1 compliant); has held for 30s of 1m',
    );
  });

  it('tells why Azure could not be asked', () => {
    const poll: Poll = { outcome: 'failed', elapsed: 1_000, error: new Error('HTTP 503'), inARow: 2 };
    expect(progressLine(poll, 0)).toBe('[1s] Azure could not be asked (2 in a row): HTTP 503');
  });
});
