import type { Diagnostic } from '@kalypso-actions/diagnostics';

/** A reason why an assignment cannot be rendered, before it is known how many others share it. */
export type AssignmentProblem = Pick<Diagnostic, 'code' | 'message' | 'at' | 'hint' | 'related'>;
