import type { DocumentNode, DocumentScalar } from './document-node.ts';
import type { ParsedDocuments } from './parse-document.ts';
import { scalarType } from './scalar-type.ts';
import { hasPrintableText } from './scan/cursor.ts';

/** Whether a string of one stream may have another text in the other stream. */
type MayDiffer = (left: DocumentScalar, right: DocumentScalar) => boolean;

/**
 * Whether two streams have the same documents, keys, lists, types, tags, anchors, separators and number of comments, by the rules of every version of Go's YAML package:
 * all that may differ is the text of comments, and of values that are strings.
 */
export function haveSameShape(left: ParsedDocuments, right: ParsedDocuments, mayDiffer: MayDiffer): boolean {
  return (
    left.markers === right.markers &&
    left.comments.length === right.comments.length &&
    left.documents.length === right.documents.length &&
    left.documents.every((document, index) => isAlike(document, right.documents[index], mayDiffer))
  );
}

function isAlike(left: DocumentNode, right: DocumentNode | undefined, mayDiffer: MayDiffer): boolean {
  if (left.kind === 'alias') return right?.kind === 'alias' && left.name === right.name;
  if (right === undefined || right.kind === 'alias' || left.anchor !== right.anchor || left.tag !== right.tag)
    return false;
  if (left.kind === 'scalar') return right.kind === 'scalar' && isScalarAlike(left, right, mayDiffer);
  if (left.kind === 'sequence') {
    if (right.kind !== 'sequence' || left.items.length !== right.items.length) return false;
    return left.items.every((item, index) => isAlike(item, right.items[index], mayDiffer));
  }
  if (right.kind !== 'mapping' || left.entries.length !== right.entries.length) return false;
  return left.entries.every(([key, value], index) => {
    const [otherKey, otherValue] = right.entries[index] ?? [];
    return isAlike(key, otherKey, () => false) && isAlike(value, otherValue, mayDiffer);
  });
}

function isScalarAlike(left: DocumentScalar, right: DocumentScalar, mayDiffer: MayDiffer): boolean {
  if (!hasSameType(left, right)) return false;
  if (left.value === right.value) return true;
  return isString(left) && mayDiffer(left, right);
}

function hasSameType(left: DocumentScalar, right: DocumentScalar): boolean {
  return scalarType(left, 'v2') === scalarType(right, 'v2') && scalarType(left, 'v3') === scalarType(right, 'v3');
}

/** Whether all scalars hold only characters that YAML allows, so that every tool that writes the documents again can do so. */
export function isWritable(nodes: readonly DocumentNode[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'scalar') return hasPrintableText(node.value);
    if (node.kind === 'sequence') return isWritable(node.items);
    return node.kind === 'alias' || isWritable(node.entries.flat());
  });
}

/** Whether every version of Go's YAML package reads a scalar as a string. */
export function isString(scalar: DocumentScalar): boolean {
  return scalarType(scalar, 'v2') === 'str' && scalarType(scalar, 'v3') === 'str';
}
