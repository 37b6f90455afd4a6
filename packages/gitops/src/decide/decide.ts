import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { formatAssignmentFolder, type Report } from '@kalypso-actions/scheduler';
import type { FolderOwner, KeptFolder } from '../content/kept-folders.ts';
import type { GitOpsObservation, IssuesObservation } from '../observe/observation.ts';
import type { GitOpsTarget } from '../options/target.ts';
import { type BranchPolicy, decideBranches } from './decide-branches.ts';
import { decideIssues } from './decide-issues.ts';
import type { GitOpsDecision } from './gitops-decision.ts';

export interface DecisionInput {
  readonly repository: GitOpsObservation;
  readonly issues: IssuesObservation;
  /** `undefined` if the manifests have none: then there are no issues. */
  readonly report: Pick<Report, 'environment' | 'failed'> | undefined;
}

/** Decides everything that a run writes. Pure. */
export function decide(input: DecisionInput, target: GitOpsTarget, policy: BranchPolicy): GitOpsDecision {
  const { repository, issues, report } = input;
  return {
    ...decideBranches(repository, target, policy),
    warnings: repository.kind === 'observed' ? [...repository.warnings, ...warnOfClaims(repository.kept)] : [],
    issues: issues.kind === 'observed' && report !== undefined ? decideIssues(report, issues.issues) : [],
  };
}

/** A folder goes to another registration only while its owner is not held back: otherwise, one team could take over what another team cannot defend. */
function warnOfClaims(kept: readonly KeptFolder[]): readonly Diagnostic[] {
  return kept.flatMap((folder): Diagnostic[] => {
    const { owner, claimedBy } = folder;
    if (claimedBy === undefined || owner == null) return [];
    return [
      {
        code: 'folder-of-held-back-registration',
        severity: 'warning',
        message: `${quote(formatAssignmentFolder(folder))} of ${describeOwner(claimedBy)} is not published: the folder belongs to ${describeOwner(owner)}, which is held back`,
        hint: `Fix what holds ${quote(owner)} back or remove its registration, or give the deployment target another name.`,
        registration: owner,
      },
    ];
  });
}

function describeOwner(owner: FolderOwner): string {
  return owner === null ? 'the control plane itself' : `registration ${quote(owner)}`;
}
