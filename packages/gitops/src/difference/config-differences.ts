import type { TreeDifference } from '@kalypso-actions/git';
import {
  type AssignmentKey,
  formatAssignmentFolder,
  type GitOpsLayout,
  isConfigFile,
  parseRepositoryPath,
} from '@kalypso-actions/scheduler';
import { type ConfigValues, parseConfigValues } from './config-values.ts';
import type { FileContents } from './file-contents.ts';
import { looksSecret } from './secret-values.ts';

/** A value of the platform configuration that changes in the same way in some assignments. */
export interface ConfigDifference {
  readonly key: string;
  readonly value: ValueDifference;
  readonly assignments: readonly AssignmentKey[];
}

type ValueDifference =
  | { readonly kind: 'shown'; readonly before?: string; readonly after?: string }
  /** The values must not be shown: only whether each is set. */
  | { readonly kind: 'hidden'; readonly before: boolean; readonly after: boolean };

interface ConfigFileDifference extends AssignmentKey {
  /** The published file, and the path of the new one. */
  before?: { readonly path: string; readonly id: string };
  after?: string;
}

/**
 * Compares platform configurations key by key, and groups assignments in which the same value changes in the same way.
 * @param folders the assignments to compare: `<cluster type>/<deployment target>`
 */
export function compareConfigs(
  tree: TreeDifference,
  layout: GitOpsLayout,
  contents: FileContents,
  folders: ReadonlySet<string>,
): { readonly configs: readonly ConfigDifference[]; readonly uncompared: readonly AssignmentKey[] } {
  const differences = new Map<string, ConfigDifference & { readonly assignments: AssignmentKey[] }>();
  const uncompared: AssignmentKey[] = [];
  for (const file of findConfigFiles(tree, layout, folders)) {
    const { clusterType, deploymentTarget } = file;
    const assignment = { clusterType, deploymentTarget };
    const before = file.before && parseContent(file.before.path, contents.before.get(file.before.id));
    const after = file.after === undefined ? undefined : parseContent(file.after, contents.after.get(file.after));
    if ((file.before && !before) || (file.after !== undefined && !after)) {
      uncompared.push(assignment);
      continue;
    }
    for (const { key, value } of compareValues(before ?? new Map(), after ?? new Map())) {
      const id = JSON.stringify([key, value]);
      const known = differences.get(id) ?? { key, value, assignments: [] };
      known.assignments.push(assignment);
      differences.set(id, known);
    }
  }
  const configs = [...differences.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { configs, uncompared };
}

/** The configuration files that change: one for each assignment, even if the file gets another name. */
function findConfigFiles(
  { written, removed }: TreeDifference,
  layout: GitOpsLayout,
  folders: ReadonlySet<string>,
): Iterable<ConfigFileDifference> {
  const files = new Map<string, ConfigFileDifference>();
  const find = (path: string): ConfigFileDifference | undefined => {
    const parsed = parseRepositoryPath(path, layout);
    if (parsed?.kind !== 'assignment' || !isConfigFile(parsed, layout)) return undefined;
    const folder = formatAssignmentFolder(parsed);
    if (!folders.has(folder)) return undefined;
    const { clusterType, deploymentTarget } = parsed;
    const file = files.get(folder) ?? { clusterType, deploymentTarget };
    files.set(folder, file);
    return file;
  };
  for (const { path, id } of removed) {
    const file = find(path);
    if (file) file.before = { path, id };
  }
  for (const { path, before } of written) {
    const file = find(path);
    if (!file) continue;
    file.after = path;
    if (before !== undefined) file.before = { path, id: before };
  }
  return files.values();
}

function parseContent(path: string, content: Uint8Array | undefined): ConfigValues | undefined {
  return content === undefined ? undefined : parseConfigValues(path, new TextDecoder().decode(content));
}

function compareValues(before: ConfigValues, after: ConfigValues): readonly Pick<ConfigDifference, 'key' | 'value'>[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key): Pick<ConfigDifference, 'key' | 'value'>[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === is) return [];
    if (looksSecret(key, was, is)) {
      return [{ key, value: { kind: 'hidden', before: was !== undefined, after: is !== undefined } }];
    }
    const values = { ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
    return [{ key, value: { kind: 'shown', ...values } }];
  });
}
