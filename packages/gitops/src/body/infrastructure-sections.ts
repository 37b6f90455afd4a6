import { formatCount } from '@kalypso-actions/diagnostics';
import { heading, inlineCode, trustedMarkdown } from '@kalypso-actions/markdown';
import type { Report } from '@kalypso-actions/scheduler';
import type { FleetDifference } from '../difference/fleet-difference.ts';
import { formatFileChange } from './assignment-sections.ts';
import { createOwnedTable, type SectionsOfRows } from './owned-rows.ts';
import { problemCells } from './problem-sections.ts';

const OWNER = 'of the platform team';

/** What changes of the files that belong to cluster types and to no workload. */
export function createInfrastructureSection({ infrastructure }: FleetDifference): SectionsOfRows {
  if (infrastructure.length === 0) return () => [];
  const rows = infrastructure.map((each) => ({ ...each, kind: 'folder', owner: OWNER }) as const);
  const renderTable = createOwnedTable(['cluster type', 'files'], rows, ({ clusterType, files }) => [
    inlineCode(clusterType),
    trustedMarkdown(files.map(formatFileChange).map(inlineCode).join(', ')),
  ]);
  return (maxRows) => [heading('Infrastructure of cluster types'), renderTable(maxRows)];
}

/** Cluster types whose own files cannot be rendered: what is published of them does not change. */
export function createFailedInfrastructureSection({ clusterTypes }: Pick<Report, 'clusterTypes'>): SectionsOfRows {
  const failed = clusterTypes.filter(({ problems }) => problems !== undefined);
  if (failed.length === 0) return () => [];
  const rows = failed.flatMap(({ name, problems = [] }) =>
    problems.map((problem) => ({ kind: 'problem', owner: OWNER, name, problem }) as const),
  );
  const renderTable = createOwnedTable(['cluster type', 'problem', 'position'], rows, ({ name, problem }) => [
    inlineCode(name),
    ...problemCells(problem),
  ]);
  const title = `The infrastructure of ${formatCount(failed.length, 'cluster type')} failed and stays as it is`;
  return (maxRows) => [heading(title), renderTable(maxRows)];
}
