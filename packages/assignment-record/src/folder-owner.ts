import type { AssignmentRecord, RegistrationSource } from './record-schema.ts';

/** A workload registration of the control plane. */
export interface RegisteredSource extends RegistrationSource {
  readonly name: string;
}

/**
 * Creates a function that finds whose a recorded folder is now: the registration that the record names, or, if it no longer exists, the only one that has its
 * workload files at the same place. A registration that was renamed is not gone.
 */
export function createOwnerLookup(
  { registrations: recorded }: AssignmentRecord,
  registrations: readonly RegisteredSource[],
): (owner: string) => string {
  const names = new Set(registrations.map(({ name }) => name));
  const bySource = Map.groupBy(registrations, identifySource);
  return (owner) => {
    const source = recorded[owner];
    if (names.has(owner) || source === undefined) return owner;
    const [successor, ...others] = bySource.get(identifySource(source)) ?? [];
    return successor === undefined || others.length > 0 ? owner : successor.name;
  };
}

/** Equal for spellings of one place. */
function identifySource({ repo, branch, path }: RegistrationSource): string {
  const folders = path.split('/').filter((part) => part !== '' && part !== '.');
  return JSON.stringify([repo.replace(/(\.git)?\/*$/, '').toLowerCase(), branch, folders]);
}
