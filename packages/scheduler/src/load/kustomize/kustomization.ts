import { posix } from 'node:path';
import type { Position } from '@kalypso-actions/diagnostics';
import { type MappingNode, parseYaml, type SourceText, type YamlNode } from '@kalypso-actions/yaml';

const FILE_NAMES: ReadonlySet<string> = new Set(['kustomization.yaml', 'kustomization.yml', 'Kustomization']);
const API_VERSION = /^kustomize\.config\.k8s\.io\//;
/** The fields that list what is applied. */
const REFERENCE_FIELDS = ['resources', 'bases', 'components'];
const REMOTE = /^(git::|gh:|git@|github\.com[:/])|:\/\/|\?ref=/i;

/** A `kustomization.yaml`: Flux applies what it lists, and nothing else of its folder. */
export interface Kustomization {
  /** Its folder; empty for the top. */
  readonly folder: string;
  readonly root: MappingNode;
  readonly source: SourceText;
}

/** What a kustomization refers to. */
export interface KustomizationReference {
  /** As it is written. */
  readonly text: string;
  /** The path of a file or folder; `undefined` if it is elsewhere. */
  readonly path: string | undefined;
  readonly isComponent: boolean;
}

/** The folder of a path; empty for the top. */
export function toParent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function isKustomizationFile(path: string): boolean {
  return FILE_NAMES.has(posix.basename(path));
}

/** Reads a kustomization; `undefined` if the file contains something else. `path` is that of the file below the part that is read. */
export function parseKustomization(path: string, source: SourceText): Kustomization | undefined {
  const { documents } = parseYaml(source);
  const [document] = documents;
  if (documents.length !== 1 || document?.root.kind !== 'mapping') return undefined;
  const { root } = document;
  const apiVersion = root.byKey.get('apiVersion')?.value;
  if (apiVersion?.kind === 'scalar' && !API_VERSION.test(apiVersion.text)) return undefined;
  return { folder: toParent(path), root, source };
}

export function findReferences({ root, folder }: Kustomization): readonly KustomizationReference[] {
  return REFERENCE_FIELDS.flatMap((field) => {
    const value = root.byKey.get(field)?.value;
    const items: readonly YamlNode[] = value?.kind === 'sequence' ? value.items : [];
    return items.flatMap((item) => {
      if (item.kind !== 'scalar') return [];
      const { text } = item;
      const isElsewhere = REMOTE.test(text) || posix.isAbsolute(text);
      const path = isElsewhere ? undefined : posix.join(folder, text).replace(/^\.?\/?$|\/$/g, '');
      return [
        {
          text,
          path: path?.startsWith('../') || path === '..' ? undefined : path,
          isComponent: field === 'components',
        },
      ];
    });
  });
}

/** The position of a field; that of the whole kustomization if it does not have the field. */
export function locateField({ root, source }: Kustomization, field: string): Position {
  return source.positionAt(root.byKey.get(field)?.key.offset ?? root.offset);
}
