import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { Model } from '@kalypso-actions/scheduler';
import { type Candidate, chooseCandidate } from './compare/candidate.ts';
import { createExplainContext, type FileChange } from './explain/explain-context.ts';
import { explainDifference } from './explain/explain-difference.ts';
import { explainPromotedCommit } from './explain/explain-promoted-commit.ts';
import { groupFindings } from './group-findings.ts';
import { listResolved, listSettingsCauses } from './settings-causes.ts';
import type { GitOpsBranch, MigrationVerdict } from './verdict/migration-verdict.ts';

/** Everything that is known of an environment and its branch. */
export interface MigrationInput {
  readonly gitOpsRepo: GitOpsBranch;
  /** The GitOps commit that is compared; `undefined` for a folder that is not a checkout. */
  readonly commit: string | undefined;
  readonly model: Model;
  /** The first is that of the user's settings. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  /** What would be published if the base were read at the branch's promoted commit; `undefined` if that is not known. */
  readonly atPromotedCommit: (Candidate & { readonly commit: string }) | undefined;
  readonly errors: readonly Diagnostic[];
  /** Files that someone other than the operator changed last; empty if the history of the branch is not known. */
  readonly foreignChanges: ReadonlyMap<string, FileChange>;
}

/**
 * Decides whether switching an environment changes its branch, and explains every difference.
 *
 * A setting is a cause if the branch is closer to what would be published with it; the promoted commit explains the files that are closer to the branch with
 * the content of the branch's promoted commit. The other files are explained one by one. A pure function.
 */
export function decideMigration(input: MigrationInput): MigrationVerdict {
  const { gitOpsRepo, candidates, atPromotedCommit } = input;
  const [current] = candidates;
  const best = chooseCandidate(candidates);
  const rest = atPromotedCommit ? chooseCandidate([best, atPromotedCommit]) : best;
  const byCommit = listResolved(best, rest);
  const { differences } = rest.comparison;
  const context = createExplainContext(
    { ...input, plan: rest.plan, configFileName: rest.settings.configFileName },
    differences,
  );
  const findings = [
    ...byCommit.map(({ path }) => ({ ...explainPromotedCommit(atPromotedCommit?.commit, input.model), path })),
    ...differences.flatMap((each) => explainDifference(each, context)),
  ];
  return {
    gitOpsRepo,
    commit: input.commit ?? null,
    assignments: current.plan.planned.length,
    files: current.comparison.files,
    different: current.comparison.differences.length,
    causes: [
      ...listSettingsCauses(candidates, best, gitOpsRepo),
      ...groupFindings(findings, new Map([...differences, ...byCommit].map((each) => [each.path, each]))),
    ],
  };
}
