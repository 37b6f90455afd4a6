import { getChild, getChildText, isNullNode, type YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION } from '../../resources/resource.ts';

/** Unfolds a list of Kubernetes objects, and lists in it, as `kubectl` and Flux do. Any other document is a single object. */
export function unfoldList(root: YamlNode): readonly YamlNode[] {
  const items = isList(root) ? getChild(root, 'items') : undefined;
  if (items?.kind === 'sequence') return items.items.flatMap(unfoldList);
  return items && isNullNode(items) ? [] : [root];
}

/** `List`, and lists of one kind of the API itself or of Kubernetes, such as `ConfigMapList`. */
function isList(root: YamlNode): boolean {
  const kind = getChildText(root, 'kind') ?? '';
  const apiVersion = getChildText(root, 'apiVersion') ?? '';
  return kind === 'List' || (kind.endsWith('List') && (apiVersion === 'v1' || apiVersion === GROUP_VERSION));
}
