import { quote } from '@kalypso-actions/diagnostics';
import type { JsonValue } from '@kalypso-actions/govalue';
import type { YamlNode } from '@kalypso-actions/yaml';
import type { ShapeContext } from './shape-context.ts';

/** How a part of a document is read, and the JSON Schema of what it takes. `where` names the part in messages: `spec.branch`; the whole is ''. */
export interface NodeShape<T> {
  /** Gives nothing when what is there cannot be used; the context then holds an error. */
  readonly read: (node: YamlNode, where: string, context: ShapeContext) => T | undefined;
  readonly schema: { readonly [keyword: string]: JsonValue };
}

/** The name of a part of a part. Keys are text from input. */
export function joinPath(where: string, key: string): string {
  const shown = /^[\w./-]{1,64}$/.test(key) ? key : quote(key);
  return where === '' ? shown : `${where}.${shown}`;
}

/** A part's name at the start of a message. */
export function describePath(where: string): string {
  return where === '' ? 'the document' : where;
}

/** Reads anything, and makes nothing of it. */
export const anyShape: NodeShape<true> = { schema: {}, read: () => true };
