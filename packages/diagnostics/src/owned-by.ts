import type { Diagnostic } from './diagnostic.ts';

/** The owner of a diagnostic: a workload registration by its name, or the platform team. */
export function ownedBy(registration: string | undefined): Pick<Diagnostic, 'registration'> {
  return registration === undefined ? {} : { registration };
}
