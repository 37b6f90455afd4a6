import { blobId } from '@kalypso-actions/git-objects';
import { CLUSTER_TYPE_README } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { createFailure, REPORT } from '../test-support.ts';
import type { FolderContent } from './folder-content.ts';
import { contentScope, toDesiredBranch } from './managed-paths.ts';
import type { ScheduledContent } from './scheduled-content.ts';

const README = blobId(Buffer.from(CLUSTER_TYPE_README));
const TRACKING = '.github/tracking/Promoted_Commit_Id';
const RECORD = '.github/tracking/assignments.json';

const filesAt = (...paths: readonly string[]) =>
  new Map(paths.map((path) => [path, { read: () => Buffer.from(path) }]));
const present = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, id]) => ({ path, id, mode: '100644' }));

const folder = (name: string) => ({
  [`fleet/${name}/namespace.yaml`]: '1',
  [`fleet/${name}/reconciler.yaml`]: '2',
});

function scheduled(
  proposed: readonly string[],
  failed: readonly ReturnType<typeof createFailure>[] = [],
  change: Partial<ScheduledContent['report']> = {},
): ScheduledContent {
  const layout = { path: 'fleet', configFileName: 'platform-config' };
  return {
    kind: 'scheduled',
    report: { ...REPORT, failed, ...change },
    layout,
    files: filesAt(...proposed),
  };
}

describe('scheduled content', () => {
  it('is in the folder of the GitOpsRepo and in the tracking files', () => {
    expect(contentScope(scheduled([]))).toEqual(['fleet', TRACKING, RECORD]);
    const layout = { ...scheduled([]).layout, path: '' };
    expect(contentScope({ ...scheduled([]), layout })).toEqual(['']);
  });

  it('manages generated files in folders of cluster types', () => {
    const files = {
      'fleet/old/README.md': README,
      'fleet/old/app/reconciler.yaml': '1',
      'fleet/kept/README.md': 'edited',
      'fleet/kept/app/namespace.yaml': '1',
      'fleet/kept/app/reconciler.yaml': '2',
      'fleet/kept/app/notes.txt': '3',
      'fleet/docs/README.md': 'x',
      'fleet/docs/guide/namespace.yaml': 'x',
      'fleet/new/app/config.yaml': 'x',
      'elsewhere/app/namespace.yaml': 'x',
      [TRACKING]: 'x',
    };
    const { isManaged } = toDesiredBranch(scheduled(['fleet/new/README.md']), present(files), undefined).desired;
    expect(Object.keys(files).filter(isManaged)).toEqual([
      'fleet/old/README.md',
      'fleet/old/app/reconciler.yaml',
      'fleet/kept/app/namespace.yaml',
      'fleet/kept/app/reconciler.yaml',
      'fleet/new/app/config.yaml',
      TRACKING,
    ]);
    expect(isManaged('fleet/new/README.md')).toBe(true);
  });

  it('keeps the files of failed assignments, and of no others', () => {
    const files = { 'fleet/drone/README.md': README, ...folder('drone/app-test'), ...folder('drone/app-test2') };
    const { desired, kept } = toDesiredBranch(scheduled([TRACKING], [createFailure()]), present(files), undefined);
    const paths = [
      'drone/app-test/namespace.yaml',
      'drone/app-test/notes.txt',
      'drone/app-test2/namespace.yaml',
      'drone/README.md',
    ];
    expect(paths.filter((path) => desired.isKept?.(`fleet/${path}`))).toEqual([
      'drone/app-test/namespace.yaml',
      // Its cluster type is gone, but this folder is not.
      'drone/README.md',
    ]);
    expect(desired.isKept?.('drone/app-test/namespace.yaml')).toBe(false);
    expect(kept).toEqual([
      { clusterType: 'drone', deploymentTarget: 'app-test', reason: 'assignment-failed', owner: 'app' },
    ]);
  });

  it('writes the README.md of a cluster type that it still has', () => {
    const content = scheduled(['fleet/drone/README.md'], [createFailure()]);
    const { desired } = toDesiredBranch(content, present(folder('drone/app-test')), undefined);
    expect(desired.isKept?.('fleet/drone/README.md')).toBe(false);
  });

  it('keeps the promoted commit if there is none to write, or it is held back', () => {
    const isKept = (content: ScheduledContent) => toDesiredBranch(content, [], undefined).desired.isKept?.(TRACKING);
    expect(isKept(scheduled([]))).toBe(true);
    expect(isKept(scheduled([TRACKING]))).toBe(false);
    expect(isKept(scheduled([TRACKING], [], { isPromotionHeldBack: true }))).toBe(true);
  });

  it('keeps every file that is not written while a base is missing', () => {
    const files = { 'fleet/gone/README.md': README, ...folder('drone/app-test'), ...folder('drone/old') };
    const { problems: _, ...pair } = createFailure();
    const assignments = [{ ...pair, namespace: 'n', config: 0, files: ['drone/app-test/namespace.yaml'] }];
    const content = scheduled(['fleet/drone/app-test/namespace.yaml'], [], { keepsPublished: true, assignments });
    const { isKept } = toDesiredBranch(content, present(files), undefined).desired;
    expect([...Object.keys(files), RECORD].filter((path) => isKept?.(path))).toEqual([
      'fleet/gone/README.md',
      'fleet/drone/app-test/reconciler.yaml',
      'fleet/drone/old/namespace.yaml',
      'fleet/drone/old/reconciler.yaml',
    ]);
  });

  it('writes the record, and only at the root of the repository', () => {
    const { files, isManaged, isKept } = toDesiredBranch(scheduled([]), [], undefined).desired;
    expect(Buffer.from(files.get(RECORD)?.read() ?? []).toString()).toBe(
      '{\n  "version": 1,\n  "registrations": {},\n  "folders": []\n}\n',
    );
    expect([RECORD, `fleet/${RECORD}`].map(isManaged)).toEqual([true, false]);
    expect(isKept?.(RECORD)).toBe(false);
  });
});

describe('folders without a report', () => {
  const content: FolderContent = {
    kind: 'folders',
    path: 'apps',
    promotedCommit: undefined,
    files: filesAt('apps/test/a.yaml', 'apps/prod/deep/b.yaml', 'apps/README.md', 'apps/.github/x.yml'),
    emptyFolders: [],
  };

  it('without a file lose what the branch has in them', () => {
    const emptied = { ...content, emptyFolders: ['apps/gone'] };
    expect(contentScope(emptied)).toContain('apps/gone');
    const { isManaged } = toDesiredBranch(emptied, [], undefined).desired;
    expect(['apps/gone/a.yaml', 'apps/other/a.yaml'].map(isManaged)).toEqual([true, false]);
  });

  it('are managed as a whole, except for folders with a dot and files at the top', () => {
    expect(contentScope(content)).toEqual(['apps/.github/x.yml', 'apps/README.md', 'apps/prod', 'apps/test']);
    const { isManaged, isKept } = toDesiredBranch(content, [], undefined).desired;
    const paths = [
      'apps/test/old.yaml',
      'apps/prod/x/y.yaml',
      'apps/README.md',
      'apps/OWNERS',
      'apps/.github/y.yml',
      'apps/other/a.yaml',
      'test/a.yaml',
    ];
    expect(paths.filter(isManaged)).toEqual(['apps/test/old.yaml', 'apps/prod/x/y.yaml', 'apps/README.md']);
    expect(isKept).toBeUndefined();
  });
});
