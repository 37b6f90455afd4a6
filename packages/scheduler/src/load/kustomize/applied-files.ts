import { findReferences, type Kustomization, type KustomizationReference, toParent } from './kustomization.ts';

/** What Flux applies of a folder, and because of which kustomizations. */
export interface AppliedFiles {
  readonly files: ReadonlySet<string>;
  /** The kustomizations that are used, with the files that each lists, and what it lists that is not among the files that are read. */
  readonly kustomizations: ReadonlyMap<Kustomization, UsedKustomization>;
}

interface UsedKustomization {
  readonly files: string[];
  readonly unread: string[];
  /** Kustomizations that have effect on the same objects: those that it uses and that use it. */
  readonly related: Set<Kustomization>;
}

/**
 * Finds the files that Flux applies: all of a folder or, if the folder has a kustomization, what that lists.
 *
 * Inputs: the paths of all files that are read, and the kustomization of each folder that has one.
 */
export function findAppliedFiles(files: readonly string[], byFolder: ReadonlyMap<string, Kustomization>): AppliedFiles {
  const known = new Set(files);
  const applied = new Set<string>();
  const used = new Map<Kustomization, UsedKustomization>();
  const pending: Kustomization[] = [];
  const use = (kustomization: Kustomization): UsedKustomization => {
    const found = used.get(kustomization);
    if (found) return found;
    const added: UsedKustomization = { files: [], unread: [], related: new Set() };
    used.set(kustomization, added);
    pending.push(kustomization);
    return added;
  };
  const findFirst = createFirstFinder(byFolder);
  for (const file of files) {
    const first = findFirst(toParent(file));
    if (first) use(first);
    else applied.add(file);
  }
  for (const folder of byFolder.keys()) {
    const first = findFirst(folder);
    if (first) use(first);
  }
  for (let next = pending.pop(); next; next = pending.pop()) {
    const uses = use(next);
    const follow = ({ text, path, isComponent }: KustomizationReference, parent: Kustomization) => {
      const other = path === undefined ? undefined : byFolder.get(path);
      if (path !== undefined && known.has(path)) {
        applied.add(path);
        uses.files.push(path);
      } else if (other) {
        use(other).related.add(parent);
        if (isComponent) uses.related.add(other);
      } else uses.unread.push(text);
    };
    for (const reference of findReferences(next)) follow(reference, next);
  }
  return { files: applied, kustomizations: used };
}

/** Creates a function that finds the kustomization at which Flux stops to look for files: the highest one of a folder and those above it. */
function createFirstFinder(
  byFolder: ReadonlyMap<string, Kustomization>,
): (folder: string) => Kustomization | undefined {
  const byParent = new Map<string, Kustomization | undefined>();
  const findFirst = (folder: string): Kustomization | undefined => {
    if (byParent.has(folder)) return byParent.get(folder);
    const first = (folder === '' ? undefined : findFirst(toParent(folder))) ?? byFolder.get(folder);
    byParent.set(folder, first);
    return first;
  };
  return findFirst;
}
