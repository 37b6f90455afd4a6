import type { CauseCode, CauseDetail, MigrationFinding } from '../verdict/migration-verdict.ts';

/** Why a file differs. */
export type Explanation = Pick<MigrationFinding, 'code' | 'details'>;

export function explained(code: CauseCode, ...details: readonly CauseDetail[]): Explanation {
  return { code, details };
}
