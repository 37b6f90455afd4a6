import { getChild, getChildText, type YamlNode } from '@kalypso-actions/yaml';
import { formatKind } from './cluster-scoped.ts';

/** An object that a chart renders. */
export interface RenderedObject {
  /** Its text, without the line `---`, and ending with a line feed. */
  readonly text: string;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** The namespace that it names; `undefined` if it does not. */
  readonly namespace: string | undefined;
  /** Hooks of Helm: `pre-install`, `test`, …; empty for an ordinary object. */
  readonly hooks: readonly string[];
  readonly images: readonly string[];
  readonly root: YamlNode;
}

/** Reads what identifies an object. `undefined` if it is not an object of Kubernetes. */
export function readRenderedObject(text: string, root: YamlNode): RenderedObject | undefined {
  const apiVersion = getChildText(root, 'apiVersion');
  const kind = getChildText(root, 'kind');
  const metadata = getChild(root, 'metadata');
  const name = getChildText(metadata, 'name') ?? getChildText(metadata, 'generateName');
  if (!apiVersion || !kind || !name) return undefined;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const namespace = getChildText(metadata, 'namespace');
  const hooks = getChildText(getChild(metadata, 'annotations'), 'helm.sh/hook') ?? '';
  return {
    ...{ text, group, kind, name, root },
    namespace: namespace === '' ? undefined : namespace,
    hooks: hooks
      .split(',')
      .map((hook) => hook.trim())
      .filter((hook) => hook !== ''),
    images: WITHOUT_IMAGES.has(formatKind(group, kind)) ? [] : listImages(root),
  };
}

/** Objects of which a field `image` is data or the description of a field. */
const WITHOUT_IMAGES = new Set(['ConfigMap', 'Secret', 'CustomResourceDefinition.apiextensions.k8s.io']);

/**
 * Lists the images that an object names: every field `image`, which containers and many custom resources have, and the `reference` in it, which image volumes
 * have.
 */
function listImages(node: YamlNode): readonly string[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'sequence') return node.items.flatMap(listImages);
  return node.entries.flatMap(({ key, value }) => {
    const image = key.text !== 'image' ? '' : value.kind === 'scalar' ? value.text : getChildText(value, 'reference');
    return [...(image ? [image] : []), ...listImages(value)];
  });
}
