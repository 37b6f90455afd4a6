import { type ConfigValues, readConfigValues } from './config-values.ts';
import { type AssignmentKey, folderOf, type GitOpsLayout, placeOf } from './layout.ts';
import { looksSecret } from './secret.ts';
import type { Contents, TreeChange } from './tree-change.ts';

/** A value of the platform configuration that changes in the same way in some assignments. */
export interface ConfigChange {
  readonly key: string;
  /** Hidden values are not to be shown, and are not here: only whether there is one before and after. */
  readonly value:
    | { readonly before?: string; readonly after?: string }
    | { readonly hidden: { readonly before: boolean; readonly after: boolean } };
  readonly assignments: readonly AssignmentKey[];
}

interface ConfigFile extends AssignmentKey {
  /** The published configuration, and the new one. */
  before?: { readonly path: string; readonly id: string };
  after?: string;
}

/** Compares the platform configurations of some assignments, key by key, and gathers what changes alike. */
export function compareConfigs(
  tree: TreeChange,
  layout: GitOpsLayout,
  contents: Contents,
  folders: ReadonlySet<string>,
): { readonly configs: readonly ConfigChange[]; readonly uncompared: readonly AssignmentKey[] } {
  const changes = new Map<string, ConfigChange & { readonly assignments: AssignmentKey[] }>();
  const uncompared: AssignmentKey[] = [];
  for (const file of configFiles(tree, layout, folders)) {
    const { clusterType, deploymentTarget } = file;
    const assignment = { clusterType, deploymentTarget };
    const before = file.before && valuesOf(file.before.path, contents.before.get(file.before.id));
    const after = file.after === undefined ? undefined : valuesOf(file.after, contents.after(file.after));
    if ((file.before && !before) || (file.after !== undefined && !after)) {
      uncompared.push(assignment);
      continue;
    }
    for (const { key, value } of differences(before ?? new Map(), after ?? new Map())) {
      const id = JSON.stringify([key, value]);
      const known = changes.get(id) ?? { key, value, assignments: [] };
      known.assignments.push(assignment);
      changes.set(id, known);
    }
  }
  const configs = [...changes.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { configs, uncompared };
}

/** The configurations that change, one for each assignment whatever its files are called. */
function configFiles({ written, removed }: TreeChange, layout: GitOpsLayout, folders: ReadonlySet<string>) {
  const files = new Map<string, ConfigFile>();
  const at = (path: string): ConfigFile | undefined => {
    const place = placeOf(path, layout);
    if (place?.kind !== 'assignment' || !place.isConfig || !folders.has(folderOf(place))) return undefined;
    const { clusterType, deploymentTarget } = place;
    const file = files.get(folderOf(place)) ?? { clusterType, deploymentTarget };
    files.set(folderOf(place), file);
    return file;
  };
  for (const { path, id } of removed) {
    const file = at(path);
    if (file) file.before = { path, id };
  }
  for (const { path, before } of written) {
    const file = at(path);
    if (!file) continue;
    file.after = path;
    if (before !== undefined) file.before = { path, id: before };
  }
  return files.values();
}

function valuesOf(path: string, content: Uint8Array | undefined): ConfigValues | undefined {
  return content === undefined ? undefined : readConfigValues(path, new TextDecoder().decode(content));
}

function differences(before: ConfigValues, after: ConfigValues): readonly Pick<ConfigChange, 'key' | 'value'>[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key): Pick<ConfigChange, 'key' | 'value'>[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === is) return [];
    if (looksSecret(key, was, is)) {
      return [{ key, value: { hidden: { before: was !== undefined, after: is !== undefined } } }];
    }
    const value = { ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
    return [{ key, value }];
  });
}
