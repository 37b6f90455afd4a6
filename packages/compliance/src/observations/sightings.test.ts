import { describe, expect, it } from 'vitest';
import type { Fact } from '../evidence/reconciler-report.ts';
import { createReport, DISCONNECTED, MINUTE, NOW, PROGRESS } from '../test-support.ts';
import { NO_SIGHTINGS, recordResponses, updateSightings } from './sightings.ts';

const ONE = createReport({ cluster: 'one', labels: { ring: 'canary' } });
const TWO = createReport({ cluster: 'two' });
const BOTH = updateSightings(NO_SIGHTINGS, [ONE, TWO], NOW);

describe('sightings', () => {
  it('keep what is missing in a result, for as long as it is not known to be gone', () => {
    const later = updateSightings(BOTH, [TWO], NOW + 600 * MINUTE);
    expect(later.get(ONE.id)).toMatchObject({ isListed: false, seenAt: NOW });
    expect(later.get(TWO.id)).toMatchObject({ isListed: true, seenAt: NOW + 600 * MINUTE });
    expect(updateSightings(later, [ONE], NOW).get(ONE.id)).toMatchObject({ isListed: true });
  });

  it.each([
    ['lost', {}, { ring: 'canary' }],
    ['unreadable', undefined, { ring: 'canary' }],
    ['changed', { ring: 'stable' }, { ring: 'stable' }],
    ['added', { zone: '1' }, { ring: 'canary', zone: '1' }],
  ])('keep labels that are %s', (_, labels, expected) => {
    const later = updateSightings(BOTH, [createReport({ cluster: 'one', labels })], NOW);
    expect(later.get(ONE.id)?.report.cluster.labels).toEqual(expected);
  });

  it('believe no labels of a reconciler that is reported twice with different ones, in either order', () => {
    const [canary, stable] = [ONE, createReport({ cluster: 'one', labels: { ring: 'stable' } })];
    for (const twins of [
      [canary, stable],
      [stable, canary],
      [stable, canary, stable],
    ]) {
      const both = updateSightings(BOTH, twins, NOW);
      expect(both.get(ONE.id)?.report.cluster.labels).toBeUndefined();
      const lost = updateSightings(both, [createReport({ cluster: 'one' })], NOW);
      expect(lost.get(ONE.id)?.report.cluster.labels).toEqual({ ring: 'canary' });
    }
  });

  it('follow the resource provider', () => {
    const vanished = updateSightings(BOTH, [], NOW + MINUTE);
    const found = createReport({ cluster: 'one', labels: undefined, more: [PROGRESS] });
    const responses = new Map([
      [ONE.id, { kind: 'found', report: found } as const],
      [TWO.id, { kind: 'gone' } as const],
    ]);
    const known = recordResponses(vanished, responses, NOW + MINUTE);
    expect([...known.keys()]).toEqual([ONE.id]);
    expect(known.get(ONE.id)).toMatchObject({
      isListed: true,
      report: { facts: found.facts, cluster: { labels: { ring: 'canary' } } },
    });
    const failed = new Map([[TWO.id, { kind: 'failed', reason: 'HTTP 500' } as const]]);
    expect(recordResponses(vanished, failed, NOW)).toEqual(vanished);
  });

  it('do not follow a result that is older than what the resource provider reported, for some minutes', () => {
    const found = createReport({ cluster: 'one', reportedAt: '2026-03-01T12:00:00.000Z', more: [PROGRESS] });
    const known = recordResponses(BOTH, new Map([[ONE.id, { kind: 'found', report: found } as const]]), NOW);
    const at = (reportedAt: string, minutes: number, more: readonly Fact[] = []) =>
      updateSightings(known, [createReport({ cluster: 'one', reportedAt, more })], NOW + minutes * MINUTE).get(ONE.id);
    expect(at('2026-03-01T11:59:59.000Z', 4)).toMatchObject({ isListed: true, report: { facts: found.facts } });
    expect(at('2026-03-01T11:59:59.000Z', 5)).toMatchObject({ isListed: false, report: { facts: found.facts } });
    expect(at('2026-03-01T12:00:00.000Z', 4)).toMatchObject({ isListed: true, report: { facts: ONE.facts } });
    const lost = at('2026-03-01T11:59:59.000Z', 4, [DISCONNECTED]);
    expect(lost?.report.facts).toContainEqual(DISCONNECTED);
    // One that is missing may be gone.
    expect(updateSightings(known, [], NOW + MINUTE).get(ONE.id)).toMatchObject({ isListed: false });
  });
});
