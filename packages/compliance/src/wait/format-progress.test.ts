import { describe, expect, it } from 'vitest';
import { assessReports, createReport } from '../test-support.ts';
import type { ClusterVerdict, FleetAssessment } from '../verdict/fleet-assessment.ts';
import { complies, type Verdict } from '../verdict/verdicts.ts';
import { formatProgress } from './format-progress.ts';
import type { PollResult } from './wait.ts';

/** Creates an assessment from verdicts by cluster. */
function createAssessment(byCluster: Readonly<Record<string, Verdict>>): FleetAssessment {
  const reports = Object.keys(byCluster).map((cluster) => createReport({ cluster, name: 'flux' }));
  const { clusters, ...assessment } = assessReports(reports);
  const judged = clusters.map(
    (cluster): ClusterVerdict => ({
      ...cluster,
      verdict: byCluster[cluster.name] ?? 'unknown',
      reason: 'why',
    }),
  );
  return { ...assessment, clusters: judged, complying: judged.filter(complies).length };
}

const line = (verdicts: Record<string, Verdict>, previous?: Record<string, Verdict>) =>
  formatProgress({
    kind: 'assessed',
    elapsedMs: 90_000,
    assessment: createAssessment(verdicts),
    previous: previous && createAssessment(previous),
  });

describe('formatProgress', () => {
  it.each<[string, string, Record<string, Verdict>, Record<string, Verdict>?]>([
    ['no cluster', '[1m 30s] no cluster found', {}],
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
      'a new cluster, and one that is gone',
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

  it('reports why a poll failed', () => {
    const poll: PollResult = { kind: 'failed', elapsedMs: 1_000, error: new Error('HTTP 503'), consecutiveFailures: 2 };
    expect(formatProgress(poll)).toBe('[1s] poll failed (2 in a row): HTTP 503');
  });
});
