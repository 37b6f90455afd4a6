import type { Position } from '@kalypso-actions/diagnostics';

/** Why files of the branch differ from what would be published. */
export type CauseKind =
  | 'namespace-pattern'
  | 'config-file-name'
  | 'gitops-path'
  | 'promoted-commit'
  | 'line-endings'
  | 'final-newline'
  | 'key-order'
  | 'formatting'
  | 'readme-text'
  | 'not-a-text-file'
  | 'invalid-yaml'
  | 'joined-documents'
  | 'quoted-text'
  | 'structured-value'
  | 'nameless-elements'
  | 'config-precedence'
  | 'config-value'
  | 'workload-value'
  | 'template'
  | 'edited-by-hand'
  | 'overlapping-policies'
  | 'hyphenated-environment'
  | 'new-assignment'
  | 'new-cluster-type'
  | 'incomplete-folder'
  | 'held-back'
  | 'not-selected'
  | 'not-declared'
  | 'removed-cluster-type'
  | 'addition'
  | 'stale-file'
  | 'unexplained';

/** A part of a cause: a value, an assignment, a commit. */
export interface CauseDetail {
  readonly text: string;
  /** The line of the control plane that decides it. */
  readonly at?: Position;
  /** What to do about it, if that is not the same for the whole cause. */
  readonly hint?: string;
}

/** A difference that was explained. */
export interface MigrationFinding {
  readonly kind: CauseKind;
  readonly path: string;
  readonly details: readonly CauseDetail[];
}

/** A difference between two texts, for an example. `present` is what the branch has. */
export interface ExampleDifference {
  readonly path: string;
  readonly present: string | undefined;
  readonly desired: string | undefined;
}

/** Differences that have one cause. */
export interface MigrationCause {
  readonly kind: CauseKind;
  /** Paths from the root of the GitOps repository, sorted. */
  readonly files: readonly string[];
  readonly details: readonly (CauseDetail & { readonly files: number })[];
  /** What to write, or to do, so that the difference goes away. */
  readonly action: string;
  readonly example: ExampleDifference | undefined;
}

/** Whether switching an environment changes its GitOps branch, and why. */
export interface MigrationVerdict {
  readonly gitOpsRepo: GitOpsBranch;
  /** The GitOps commit that was compared; `null` for a folder that is not a checkout. */
  readonly commit: string | null;
  readonly assignments: number;
  /** Generated files that the branch has or would have. */
  readonly files: number;
  readonly different: number;
  readonly causes: readonly MigrationCause[];
}

/** The branch that is compared, as its `GitOpsRepo` names it. */
export interface GitOpsBranch {
  readonly name: string;
  readonly repo: string;
  readonly branch: string;
  readonly path: string;
  /** Where its `path` is written; `undefined` if there is no `GitOpsRepo`. */
  readonly at: Position | undefined;
}
