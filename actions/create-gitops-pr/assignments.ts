import type { Difference } from '@kalypso-actions/git';
import { assignmentOf } from './desired.ts';

/** What a change does to assignments, each as `cluster type/deployment target`, sorted. */
export interface AssignmentChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** How many the branch has now. */
  readonly present: number;
  /** How many it will have. */
  readonly wanted: number;
}

/** @param path the target's path */
export function assignmentChanges(
  path: string,
  { owned, removed, written }: Pick<Difference, 'owned' | 'removed' | 'written'>,
): AssignmentChanges {
  const of = (files: Iterable<string>) => {
    const found = [...files].flatMap((file) => assignmentOf(path, file) ?? []);
    return new Set(found);
  };
  const before = of(owned.keys());
  const gone = new Set(removed.map((entry) => entry.path));
  const after = of([...[...owned.keys()].filter((file) => !gone.has(file)), ...written.map((file) => file.path)]);
  const touched = of([...gone, ...written.map((file) => file.path)]);
  return {
    added: [...after].filter((name) => !before.has(name)).sort(),
    changed: [...touched].filter((name) => before.has(name) && after.has(name)).sort(),
    removed: [...before].filter((name) => !after.has(name)).sort(),
    present: before.size,
    wanted: after.size,
  };
}
