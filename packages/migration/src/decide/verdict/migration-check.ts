import type { Diagnostic } from '@kalypso-actions/diagnostics';
import type { MigrationVerdict } from './migration-verdict.ts';

/** The result of a check of one environment. */
export interface MigrationCheck {
  readonly environment: string;
  /** `unchanged`: switching is a no-op. `different`: a branch would change. `failed`: there are errors, whether branches would change or not. */
  readonly outcome: 'unchanged' | 'different' | 'failed';
  /** One for each branch that could be compared. */
  readonly branches: readonly MigrationVerdict[];
  /** Errors: what could not be read, and everything that is held back. */
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** What the operator does not accept, although it still reads the repository. */
  readonly additions: readonly Diagnostic[];
}

export function createMigrationCheck(
  environment: string,
  branches: readonly MigrationVerdict[],
  diagnostics: readonly Diagnostic[],
  additions: readonly Diagnostic[],
): MigrationCheck {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const differs = branches.some(({ different }) => different > 0);
  const outcome = errors.length > 0 || branches.length === 0 ? 'failed' : differs ? 'different' : 'unchanged';
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return { environment, outcome, branches, errors, warnings, additions };
}
