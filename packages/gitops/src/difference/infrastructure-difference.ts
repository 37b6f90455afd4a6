import type { TreeDifference } from '@kalypso-actions/git';
import { type GitOpsLayout, parseRepositoryPath } from '@kalypso-actions/scheduler';
import type { RemovalCounts } from '../options/removal-limit.ts';
import type { FileDifference } from './file-difference.ts';

/** A cluster type whose own files, which belong to no workload, change. */
export interface InfrastructureDifference {
  readonly clusterType: string;
  readonly files: readonly FileDifference[];
}

/** What changes of the files that belong to cluster types and to no workload. Sorted by cluster type. */
export function compareInfrastructure(tree: TreeDifference, layout: GitOpsLayout): readonly InfrastructureDifference[] {
  const changes = [
    ...tree.written.map(({ path, before }) => ({ path, kind: before === undefined ? 'added' : 'changed' }) as const),
    ...tree.removed.map(({ path }) => ({ path, kind: 'removed' }) as const),
  ];
  const files = changes.flatMap(({ path, kind }) => {
    const file = parseRepositoryPath(path, layout);
    return file?.kind === 'infrastructure' ? [{ clusterType: file.clusterType, kind, file: file.file }] : [];
  });
  return [...Map.groupBy(files, ({ clusterType }) => clusterType)]
    .map(([clusterType, own]) => ({ clusterType, files: own.map(({ kind, file }) => ({ kind, file })).sort(byFile) }))
    .sort((a, b) => (a.clusterType < b.clusterType ? -1 : 1));
}

/** The first file of each cluster type that loses what belongs to it: a file under another name is not a loss. */
export function listLostInfrastructure(changes: readonly InfrastructureDifference[]): readonly string[] {
  return changes
    .filter(({ files }) => files.every(({ kind }) => kind === 'removed'))
    .map(({ clusterType, files: [first] }) => `${clusterType}/${first?.file}`);
}

/** Counts the cluster types with files of their own, of which `removed` lose them. */
export function countInfrastructure(
  { managed, written }: TreeDifference,
  layout: GitOpsLayout,
  removed: number,
): RemovalCounts {
  const namesIn = (paths: Iterable<string>) => {
    const files = [...paths].map((path) => parseRepositoryPath(path, layout));
    return new Set(files.flatMap((file) => (file?.kind === 'infrastructure' ? [file.clusterType] : [])));
  };
  const before = namesIn(managed.keys());
  const added = [...namesIn(written.map(({ path }) => path))].filter((name) => !before.has(name)).length;
  return { before: before.size, removed, after: before.size - removed + added };
}

function byFile(a: FileDifference, b: FileDifference): number {
  return a.file < b.file ? -1 : 1;
}
