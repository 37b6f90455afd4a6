import { type Diagnostic, findNearest } from '@kalypso-actions/diagnostics';
import { getChildText, isNullNode, type SourceText, type YamlNode } from '@kalypso-actions/yaml';

const POINTER_START = 'version https://git-lfs.github.com/spec/';
const IGNORE_HINT = 'If it is not part of the control plane, exclude the file with a .sourceignore.';

/** Whether a document, or an item of a list, has no content. */
export function isEmptyNode(root: YamlNode): boolean {
  if (isNullNode(root)) return true;
  return root.kind === 'mapping' ? root.entries.length === 0 : root.kind === 'sequence' && root.items.length === 0;
}

/** Reports a file that is a pointer of Git LFS: the content that it stands for is unknown. */
export function findLfsPointer(source: SourceText): Diagnostic | undefined {
  if (!source.text.startsWith(POINTER_START)) return undefined;
  return {
    code: 'not-an-object',
    severity: 'error',
    message: 'this file is a Git LFS pointer, not the file itself',
    at: source.positionAt(0),
    hint: 'Keep YAML files in Git itself: remove them from .gitattributes, and commit them again.',
  };
}

/**
 * Reports a document that is not a Kubernetes object, which Flux refuses together with its folder.
 *
 * @param isError whether the document may be part of the control plane; it is ignored otherwise
 */
export function findNonObject(root: YamlNode, source: SourceText, isError: boolean): Diagnostic | undefined {
  const description = describeNonObject(root);
  if (!description) return undefined;
  return {
    code: 'not-an-object',
    severity: isError ? 'error' : 'warning',
    message: isError ? description.message : `${description.message}; it is ignored`,
    at: source.positionAt(root.offset),
    hint: description.hint ?? IGNORE_HINT,
  };
}

function describeNonObject(root: YamlNode): { readonly message: string; readonly hint?: string } | undefined {
  if (root.kind !== 'mapping') {
    return { message: `this document is ${root.kind === 'scalar' ? 'text' : 'a list'}, not a Kubernetes object` };
  }
  const missing = ['apiVersion', 'kind'].filter((field) => (getChildText(root, field) ?? '') === '');
  if (missing.length > 0) {
    const nearest = root.entries.find(({ key }) => !missing.includes(key.text) && findNearest(key.text, missing));
    const meant = nearest && findNearest(nearest.key.text, missing);
    const message = `this document has no ${missing.join(' and no ')}, so it is not a Kubernetes object`;
    return { message, ...(meant ? { hint: `Did you mean ${meant}?` } : {}) };
  }
  if (getChildText(root, 'kind') !== 'List') return undefined;
  return { message: 'this List has no items', hint: 'Add `items:` with a list of objects, or remove it.' };
}
