import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** An error of one assignment, and whose it is. Assignments that share an error share its diagnostic. */
export type AssignmentProblem = Pick<Diagnostic, 'code' | 'message' | 'at' | 'hint' | 'related' | 'registration'>;
