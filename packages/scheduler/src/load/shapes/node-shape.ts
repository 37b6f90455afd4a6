import { quote } from '@kalypso-actions/diagnostics';
import type { JsonValue } from '@kalypso-actions/govalue';
import type { YamlNode } from '@kalypso-actions/yaml';
import type { ShapeContext } from './shape-context.ts';

/** How a YAML node is read, and the JSON Schema of the nodes that are accepted. */
export interface NodeShape<T> {
  /**
   * Reads a node. `path` names it in messages, for example `spec.branch`; empty for the whole document.
   *
   * Returns `undefined` if the node cannot be used; the context then contains an error.
   */
  readonly read: (node: YamlNode, path: string, context: ShapeContext) => T | undefined;
  readonly schema: { readonly [keyword: string]: JsonValue };
}

/** The path of a field of a node. Keys are text from input. */
export function joinPath(path: string, key: string): string {
  const segment = /^[\w./-]{1,64}$/.test(key) ? key : quote(key);
  return path === '' ? segment : `${path}.${segment}`;
}

/** A path as the subject of a message. */
export function describePath(path: string): string {
  return path === '' ? 'the document' : path;
}

/** What a node is, as in `has to be text, not a list`. */
export function describeNodeKind({ kind }: YamlNode): string {
  return kind === 'scalar' ? 'text' : kind === 'sequence' ? 'a list' : 'a mapping';
}

/** Accepts any node and ignores its value. */
export const anyShape: NodeShape<true> = { schema: {}, read: () => true };

/** Accepts any node and ignores its value, with a warning. `hint` says what to do instead. */
export function ignoredShape(schema: NodeShape<unknown>['schema'], hint: string): NodeShape<true> {
  return {
    schema,
    read(node, path, context) {
      context.warning(node.offset, 'ignored-field', `${path} is ignored`, hint);
      return true;
    },
  };
}
