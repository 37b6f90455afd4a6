import type { BranchDifference } from './compare/compare-branch.ts';
import type { ExampleDifference } from './verdict/migration-verdict.ts';

/** The difference that shows a cause best: of the files that both sides have, the one with the fewest other lines. */
export function chooseExample(differences: readonly BranchDifference[]): ExampleDifference | undefined {
  const [first, ...others] = differences.filter(({ kind }) => kind === 'changed');
  if (first === undefined) return undefined;
  const { path, present, desired } = others.reduce(
    (best, each) => (each.distance < best.distance ? each : best),
    first,
  );
  return { path, present, desired };
}
