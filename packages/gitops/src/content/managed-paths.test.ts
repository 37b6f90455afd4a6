import { blobId } from '@kalypso-actions/git-objects';
import { CLUSTER_TYPE_README } from '@kalypso-actions/scheduler';
import { describe, expect, it } from 'vitest';
import { createFailure } from '../test-support.ts';
import type { FolderContent } from './folder-content.ts';
import { contentScope, toDesiredContent } from './managed-paths.ts';
import type { ScheduledContent } from './scheduled-content.ts';

const README = blobId(Buffer.from(CLUSTER_TYPE_README));
const TRACKING = '.github/tracking/Promoted_Commit_Id';

const filesAt = (...paths: readonly string[]) =>
  new Map(paths.map((path) => [path, { read: () => Buffer.from(path) }]));
const present = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([path, id]) => ({ path, id, mode: '100644' }));

function scheduled(
  proposed: readonly string[],
  failed: readonly ReturnType<typeof createFailure>[] = [],
): ScheduledContent {
  const layout = { path: 'fleet', configFileName: 'platform-config' };
  return {
    kind: 'scheduled',
    report: { failed } as unknown as ScheduledContent['report'],
    layout,
    files: filesAt(...proposed),
  };
}

describe('scheduled content', () => {
  it('is in the folder of the GitOpsRepo and in the tracking file', () => {
    expect(contentScope(scheduled([]))).toEqual(['fleet', TRACKING]);
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
    const { isManaged } = toDesiredContent(scheduled(['fleet/new/README.md']), present(files));
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
    const { isKept } = toDesiredContent(scheduled([TRACKING], [createFailure()]), []);
    const paths = [
      'drone/app-test/namespace.yaml',
      'drone/app-test/notes.txt',
      'drone/app-test2/namespace.yaml',
      'drone/README.md',
    ];
    expect(paths.filter((path) => isKept?.(`fleet/${path}`))).toEqual(['drone/app-test/namespace.yaml']);
    expect(isKept?.('drone/app-test/namespace.yaml')).toBe(false);
  });

  it('keeps the promoted commit if there is none to write', () => {
    expect(toDesiredContent(scheduled([]), []).isKept?.(TRACKING)).toBe(true);
    expect(toDesiredContent(scheduled([TRACKING]), []).isKept?.(TRACKING)).toBe(false);
  });
});

describe('folders without a report', () => {
  const content: FolderContent = {
    kind: 'folders',
    path: 'apps',
    promotedCommit: undefined,
    files: filesAt('apps/test/a.yaml', 'apps/prod/deep/b.yaml', 'apps/README.md', 'apps/.github/x.yml'),
  };

  it('are managed as a whole, except for folders with a dot and files at the top', () => {
    expect(contentScope(content)).toEqual(['apps/.github/x.yml', 'apps/README.md', 'apps/prod', 'apps/test']);
    const { isManaged, isKept } = toDesiredContent(content, []);
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
