import { describe, expect, it } from 'vitest';
import { createContent, createDifference, createObservation, EMPTY_DIFFERENCE, TARGET } from '../test-support.ts';
import { summarizeChange } from './change-summary.ts';

const ORIGIN = { serverUrl: 'https://github.com', controlPlaneUrl: undefined };
const entryAt = (path: string) => ({ path, mode: '100644', id: 'e'.repeat(40) }) as const;
const own = (clusterType: string) => entryAt(`${clusterType}/infrastructure.yaml`);

/** What the removal guard counts if files of cluster types and assignments are removed. */
function removalsOf(types: readonly string[], assignments: readonly string[], unchanged: readonly string[] = []) {
  const ofAssignments = createDifference({ removed: assignments, unchanged });
  const managed = [...['drone', 'large', 'small'].map(own), ...ofAssignments.managed.values()];
  const difference = {
    ...EMPTY_DIFFERENCE,
    managed: new Map(managed.map((entry) => [entry.path, entry])),
    removed: [...types.map(own), ...ofAssignments.removed],
  };
  const change = createObservation({ difference, content: createContent() });
  const { removals, filesChanged } = summarizeChange(change, ORIGIN, TARGET);
  expect(filesChanged).toBe(difference.removed.length);
  return removals;
}

describe('what the removal guard counts', () => {
  it('is assignments, if no cluster type loses its own files', () => {
    expect(removalsOf([], ['drone/a'], ['drone/b'])).toEqual({
      unit: 'assignment',
      counts: { before: 2, removed: 1, after: 1 },
      names: ['drone/a'],
    });
  });

  it('is cluster types, if only they lose files', () => {
    expect(removalsOf(['large'], [], ['drone/b'])).toEqual({
      unit: 'infrastructure file',
      counts: { before: 3, removed: 1, after: 2 },
      names: ['large/infrastructure.yaml'],
    });
  });

  it('is each of both, if both lose files', () => {
    expect(removalsOf(['large'], ['drone/a'], ['drone/b'])).toEqual({
      unit: 'published item',
      counts: {
        before: 5,
        removed: 2,
        after: 3,
        parts: [
          { before: 2, removed: 1, after: 1 },
          { before: 3, removed: 1, after: 2 },
        ],
      },
      names: ['drone/a', 'large/infrastructure.yaml'],
    });
  });

  it('does not include a file that gets another name', () => {
    const content = { read: () => Buffer.from('') };
    const difference = {
      ...EMPTY_DIFFERENCE,
      managed: new Map([['drone/infrastructure.yaml', own('drone')]]),
      removed: [own('drone')],
      written: [{ ...entryAt('drone/cluster.yaml'), content }],
    };
    const { removals } = summarizeChange(createObservation({ difference }), ORIGIN, TARGET);
    expect(removals).toEqual({ unit: 'assignment', counts: { before: 0, removed: 0, after: 0 }, names: [] });
  });
});
