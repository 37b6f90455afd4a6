import { listFoldersBelow } from './folders-below.ts';
import type { AssignmentRecord, RecordedFolder, RegistrationSource } from './record-schema.ts';

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

/** A folder of a registration. */
export type OwnedFolder = RecordedFolder & { readonly registration: string };

/**
 * Lists the recorded folders under other paths whose registrations still have their workload files at the same place, with their present names: those of
 * other environments on the branch, or of this one before the `path` of its `GitOpsRepo` was changed.
 * @param path the `path` of the `GitOpsRepo`
 */
export function listFoldersElsewhere(
  record: AssignmentRecord,
  path: string,
  registrations: readonly RegisteredSource[],
): readonly OwnedFolder[] {
  const below = new Set(listFoldersBelow(record, path));
  const ownerOf = createOwnerLookup(record, registrations);
  const sources = new Map(registrations.map((registration) => [registration.name, identifySource(registration)]));
  return record.folders.flatMap((folder): OwnedFolder[] => {
    if (folder.registration === null || below.has(folder)) return [];
    const source = record.registrations[folder.registration];
    const registration = ownerOf(folder.registration);
    const isSame = source !== undefined && sources.get(registration) === identifySource(source);
    return isSame ? [{ ...folder, registration }] : [];
  });
}

/** Equal for spellings of one place. */
function identifySource({ repo, branch, path }: RegistrationSource): string {
  const folders = path.split('/').filter((part) => part !== '' && part !== '.');
  return JSON.stringify([repo.replace(/(\.git)?\/*$/, '').toLowerCase(), branch, folders]);
}
