import type { CauseDetail, CauseKind, MigrationFinding } from '../verdict/migration-verdict.ts';

/** Why a file differs. */
export type Explanation = Pick<MigrationFinding, 'kind' | 'details'>;

export function explained(kind: CauseKind, ...details: readonly CauseDetail[]): Explanation {
  return { kind, details };
}
