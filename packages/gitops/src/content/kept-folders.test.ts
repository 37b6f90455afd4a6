import type { AssignmentRecord, RecordedFolder } from '@kalypso-actions/assignment-record';
import type { Report } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { createFailure } from '../test-support.ts';
import { findKeptFolders } from './kept-folders.ts';
import { createNextRecord } from './next-record.ts';

const LAYOUT = { path: 'fleet', configFileName: 'platform-config' };
const key = (name: string) => {
  const [clusterType = '', deploymentTarget = ''] = name.split('/');
  return { clusterType, deploymentTarget };
};

function recorded(name: string, registration: string | null, folder = 'fleet/'): RecordedFolder {
  return { path: `${folder}${name}`, registration, workload: 'w', ...key(name), files: ['namespace.yaml'] };
}
const recordOf = (...folders: readonly RecordedFolder[]): AssignmentRecord => ({
  version: 1,
  registrations: {},
  folders,
});

function assigned(name: string, registration: string | null): Report['assignments'][number] {
  const files = [`${name}/namespace.yaml`, `${name}/reconciler.yaml`];
  return { ...key(name), workload: 'w', workspace: 's', registration, policies: [], namespace: 'n', config: 0, files };
}
const failed = (name: string, registration: string | null) => createFailure({ ...key(name), registration });
const registration = (name: string, isHeldBack = false) => ({
  name,
  workspace: 's',
  repo: `r/${name}`,
  branch: 'main',
  path: '.',
  isHeldBack,
});

type Change = Partial<Pick<Report, 'assignments' | 'failed' | 'registrations' | 'keepsPublished'>>;
const keep = (change: Change, present: readonly string[], record?: AssignmentRecord) =>
  findKeptFolders(
    { assignments: [], failed: [], registrations: [], keepsPublished: false, ...change },
    LAYOUT,
    present.map(key),
    record,
  );
const names = (kept: ReturnType<typeof keep>) =>
  kept.map(
    ({ clusterType, deploymentTarget, reason, owner }) => `${clusterType}/${deploymentTarget} ${reason} ${owner}`,
  );

describe('findKeptFolders', () => {
  const held = { registrations: [registration('a', true), registration('b')] };

  it('keeps what the record gives to a registration that is held back, even of a cluster type that is gone', () => {
    const record = recordOf(recorded('gone/a-x', 'a'), recorded('drone/b-x', 'b'), recorded('drone/c-x', 'c'));
    expect(names(keep(held, ['drone/b-x', 'drone/c-x', 'gone/a-x'], record))).toEqual([
      'gone/a-x registration-held-back a',
    ]);
  });

  it('removes nothing while a registration is held back and there is no record', () => {
    expect(names(keep(held, ['drone/a-x', 'drone/b-x']))).toEqual([
      'drone/a-x owner-unknown undefined',
      'drone/b-x owner-unknown undefined',
    ]);
    const assignments = [assigned('drone/b-x', 'b')];
    expect(names(keep({ ...held, assignments }, ['drone/a-x', 'drone/b-x']))).toEqual([
      'drone/a-x owner-unknown undefined',
    ]);
  });

  it('does the same for a folder that the record does not list, or lists for another environment', () => {
    const record = recordOf(recorded('drone/x', 'b', ''), recorded('drone/y', null));
    expect(names(keep(held, ['drone/x', 'drone/y'], record))).toEqual(['drone/x owner-unknown undefined']);
  });

  it('keeps only failed assignments if no registration is held back', () => {
    const change = { registrations: [registration('a')], failed: [failed('drone/a-x', 'a')] };
    expect(names(keep(change, ['drone/a-x', 'drone/b-x']))).toEqual(['drone/a-x assignment-failed a']);
  });

  it('keeps everything that is not scheduled while a base is missing', () => {
    const record = recordOf(recorded('drone/x', 'gone'), recorded('drone/y', 'a'));
    const change = { keepsPublished: true, assignments: [assigned('drone/y', 'a')] };
    expect(names(keep(change, ['drone/x', 'drone/y', 'drone/z'], record))).toEqual([
      'drone/x base-missing gone',
      'drone/z base-missing undefined',
    ]);
  });

  it('knows the owner of a failed assignment without a record, unless several registrations claim its name', () => {
    const both = [failed('drone/x', 'a'), failed('drone/x', 'b'), failed('drone/y', 'a')];
    expect(names(keep({ ...held, failed: both }, ['drone/x', 'drone/y', 'drone/z']))).toEqual([
      'drone/x assignment-failed undefined',
      'drone/y registration-held-back a',
      'drone/z owner-unknown undefined',
    ]);
    const record = recordOf(recorded('drone/x', 'a'));
    expect(names(keep({ ...held, failed: both }, ['drone/x'], record))).toEqual(['drone/x registration-held-back a']);
  });

  it('lets a folder change hands only between registrations that are not held back', () => {
    const assignments = [assigned('drone/x', 'b'), assigned('drone/y', 'b'), assigned('drone/z', 'b')];
    const record = recordOf(recorded('drone/x', 'a'), recorded('drone/y', 'b'), recorded('drone/z', null));
    expect(keep({ ...held, assignments }, ['drone/x', 'drone/y', 'drone/z'], record)).toEqual([
      { ...key('drone/x'), reason: 'registration-held-back', owner: 'a', claimedBy: 'b' },
    ]);
    const healthy = { registrations: [registration('a'), registration('b')] };
    expect(keep({ ...healthy, assignments }, ['drone/x'], record)).toEqual([]);
  });
});

const nextRecord = (
  report: Omit<Parameters<typeof createNextRecord>[0], 'clusterTypes'>,
  previous: Parameters<typeof createNextRecord>[2],
  kept: Parameters<typeof createNextRecord>[3],
) => createNextRecord({ clusterTypes: [], ...report }, LAYOUT, previous, kept, () => false);

describe('a registration that was renamed', () => {
  const source = { repo: 'r/a', branch: 'main', path: '.' };
  const record = { ...recordOf(recorded('drone/a-x', 'a')), registrations: { a: source } };

  it('keeps its folders under the new name while it is held back', () => {
    const renamed = { name: 'b', workspace: 's', ...source, isHeldBack: true };
    expect(names(keep({ registrations: [renamed] }, ['drone/a-x'], record))).toEqual([
      'drone/a-x registration-held-back b',
    ]);
    const other = { ...renamed, path: 'other' };
    expect(keep({ registrations: [other] }, ['drone/a-x'], record)).toEqual([]);
  });

  it('is recorded under the old name until it is published under the new one', () => {
    const registrations = [{ ...registration('b', true), ...source }];
    const kept = nextRecord({ assignments: [], registrations }, record, [key('drone/a-x')]);
    expect(kept).toEqual(record);
    const assignments = [assigned('drone/a-x', 'b')];
    expect(nextRecord({ assignments, registrations }, record, []).registrations).toEqual({ b: source });
  });
});

describe('createNextRecord', () => {
  const published = { ...recorded('drone/x', 'b'), namespace: 'n', files: ['namespace.yaml', 'reconciler.yaml'] };

  it('lists what is published', () => {
    expect(nextRecord({ assignments: [assigned('drone/x', 'b')], registrations: [] }, undefined, [])).toEqual(
      recordOf(published),
    );
  });

  it('keeps the entries of folders that stay, even if another registration claims one', () => {
    const previous = recordOf(recorded('drone/x', 'a'), recorded('drone/gone', 'a'));
    const report = { assignments: [assigned('drone/x', 'b')], registrations: [] };
    expect(nextRecord(report, previous, [key('drone/x')])).toEqual(recordOf(recorded('drone/x', 'a')));
    expect(nextRecord(report, previous, [])).toEqual(recordOf(published));
  });

  it('adds no entry for a folder that stays and was never recorded', () => {
    expect(nextRecord({ assignments: [], registrations: [] }, undefined, [key('drone/x')])).toEqual(recordOf());
  });

  it('keeps the entries of other environments on the branch', () => {
    const other = recorded('drone/x', 'a', 'other/');
    const root = recorded('drone/x', 'a', '');
    expect(nextRecord({ assignments: [], registrations: [] }, recordOf(other, root, published), [])).toEqual(
      recordOf(other, root),
    );
  });
});
