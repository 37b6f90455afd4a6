import { formatPosition } from '@kalypso-actions/diagnostics';
import { CAUSE_ACTIONS } from './cause-actions.ts';
import { chooseExample } from './choose-example.ts';
import type { BranchDifference } from './compare/compare-branch.ts';
import type { CauseDetail, CauseKind, MigrationCause, MigrationFinding } from './verdict/migration-verdict.ts';

/** Groups findings by cause, in the order in which a reader should deal with them, and details by what they name. */
export function groupFindings(
  findings: readonly MigrationFinding[],
  differences: ReadonlyMap<string, BranchDifference>,
): readonly MigrationCause[] {
  const byKind = new Map<CauseKind, MigrationFinding[]>();
  for (const finding of findings) {
    const group = byKind.get(finding.kind);
    if (group) group.push(finding);
    else byKind.set(finding.kind, [finding]);
  }
  const kinds = Object.keys(CAUSE_ACTIONS) as (keyof typeof CAUSE_ACTIONS)[];
  return kinds.flatMap((kind): readonly MigrationCause[] => {
    const group = byKind.get(kind);
    if (group === undefined) return [];
    const files = [...new Set(group.map(({ path }) => path))].sort();
    return [
      {
        kind,
        files,
        details: groupDetails(group),
        action: CAUSE_ACTIONS[kind],
        example: chooseExample(files.flatMap((path) => differences.get(path) ?? [])),
      },
    ];
  });
}

function groupDetails(findings: readonly MigrationFinding[]): MigrationCause['details'] {
  const groups = new Map<string, { readonly detail: CauseDetail; readonly files: Set<string> }>();
  for (const { path, details } of findings) {
    for (const detail of details) {
      const key = JSON.stringify([detail.text, detail.at ? formatPosition(detail.at) : '']);
      const group = groups.get(key);
      if (group) group.files.add(path);
      else groups.set(key, { detail, files: new Set([path]) });
    }
  }
  return [...groups.values()].map(({ detail, files }) => ({ ...detail, files: files.size }));
}
