import { describe, expect, it } from 'vitest';
import { type ConfigurationVerdict, VERDICTS, type Verdict } from '../verdict/configuration-verdict.ts';
import type { FleetAssessment } from '../verdict/fleet-assessment.ts';
import { formatProgress } from './format-progress.ts';
import type { PollResult } from './wait.ts';

/** Creates an assessment from verdicts by cluster. */
function createAssessment(byCluster: Readonly<Record<string, Verdict>>): FleetAssessment {
  const verdicts = Object.entries(byCluster).map(([cluster, verdict]) => ({
    configuration: { id: cluster, name: 'flux', cluster: { name: cluster }, problems: [], errorMessage: '' },
    verdict,
    reason: 'why',
    promotes: undefined,
    // A line depends on nothing but the names and problems of a configuration.
  })) as unknown as readonly ConfigurationVerdict[];
  const count = (verdict: Verdict) => verdicts.filter((one) => one.verdict === verdict).length;
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<Verdict, number>;
  const complying = count('compliant') + count('ahead');
  return { state: 'waiting', verdicts, counts, total: verdicts.length, complying, requirements: [] };
}

const line = (verdicts: Record<string, Verdict>, previous?: Record<string, Verdict>, compliantForMs?: number) => {
  const poll: PollResult = {
    kind: 'assessed',
    elapsedMs: 90_000,
    assessment: createAssessment(verdicts),
    previous: previous && createAssessment(previous),
    compliantForMs,
  };
  return formatProgress(poll, 60_000);
};

describe('formatProgress', () => {
  it.each<[string, string, Record<string, Verdict>, Record<string, Verdict>?]>([
    ['no configuration', '[1m 30s] no configuration found', {}],
    [
      'the first poll',
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
      'a new configuration, and one that is gone',
      '[1m 30s] 1 of 1 comply (1 compliant); new: b/flux: compliant; gone: a/flux',
      { b: 'compliant' },
      { a: 'behind' },
    ],
  ])('%s', (_, expected, now, before) => expect(line(now, before)).toBe(expected));

  it('limits the number of changes', () => {
    const many = (verdict: Verdict) =>
      Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`c${index}`, verdict]));
    const result = line(many('pending'), many('behind'));
    expect(result).toMatch(
      /^\[1m 30s\] 0 of 1000 comply \(1000 pending\); c0\/flux: behind → pending \(why\);.*; and 995 more$/,
    );
    expect(result.length).toBeLessThan(300);
  });

  it('reports how long compliance has held', () => {
    expect(line({ a: 'compliant' }, { a: 'compliant' }, 30_000)).toBe(
      '[1m 30s] 1 of 1 comply (1 compliant); has held for 30s of 1m',
    );
  });

  it('reports why a poll failed', () => {
    const poll: PollResult = { kind: 'failed', elapsedMs: 1_000, error: new Error('HTTP 503'), consecutiveFailures: 2 };
    expect(formatProgress(poll, 0)).toBe('[1s] poll failed (2 in a row): HTTP 503');
  });
});
