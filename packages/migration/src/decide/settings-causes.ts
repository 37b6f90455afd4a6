import { formatPosition } from '@kalypso-actions/diagnostics';
import { chooseExample } from './choose-example.ts';
import type { Candidate } from './compare/candidate.ts';
import { type BranchDifference, toRepositoryTree } from './compare/compare-branch.ts';
import type { GitOpsBranch, MigrationCause } from './verdict/migration-verdict.ts';

const SETTINGS = [
  { kind: 'gitops-path', readValue: ({ path }: Candidate) => path },
  { kind: 'namespace-pattern', readValue: ({ settings }: Candidate) => settings.namespacePattern },
  { kind: 'config-file-name', readValue: ({ settings }: Candidate) => settings.configFileName },
] as const;

/** Lists the settings in which the best candidate differs from the user's, with the files that each of them alone brings closer to the branch. */
export function listSettingsCauses(
  candidates: readonly [Candidate, ...Candidate[]],
  best: Candidate,
  { at }: GitOpsBranch,
): readonly MigrationCause[] {
  const [current] = candidates;
  const tree = toRepositoryTree(best.tree, best);
  return SETTINGS.flatMap(({ kind, readValue }): readonly MigrationCause[] => {
    const value = readValue(best);
    if (value === readValue(current)) return [];
    // Everything as in the best candidate, except this setting.
    const without = candidates.find((candidate) =>
      SETTINGS.every((other) => other.readValue(candidate) === other.readValue(other.kind === kind ? current : best)),
    );
    const differences = without ? listResolved(without, best) : [];
    const action =
      kind === 'gitops-path' && at
        ? `Write \`path: ${value}\` at ${formatPosition(at)}.`
        : `Set \`${kind}: "${value}"\` for the schedule action.`;
    return [
      {
        kind,
        files: differences.map(({ path }) => path),
        details:
          kind === 'gitops-path' && at ? [{ text: `path ${readValue(current)}`, at, files: differences.length }] : [],
        action,
        // With the setting, other causes may remain: the example shows the setting alone.
        example: chooseExample(differences.map((each) => ({ ...each, present: tree.get(each.path) }))),
      },
    ];
  });
}

/** The differences of one candidate that another does not have, or has less of. */
export function listResolved(without: Candidate, best: Candidate): readonly BranchDifference[] {
  const remaining = new Map(best.comparison.differences.map((each) => [each.path, each]));
  return without.comparison.differences.filter((difference) => {
    const rest = remaining.get(difference.path);
    return rest === undefined || rest.distance < difference.distance;
  });
}
