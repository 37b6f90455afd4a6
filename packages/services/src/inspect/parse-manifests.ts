import type { YamlNode } from '@kalypso-actions/yaml';
import { getChild, getChildText, isNullNode, parseYaml, SourceText } from '@kalypso-actions/yaml';
import { type RenderedObject, readRenderedObject } from './rendered-object.ts';

export type ParsedManifests =
  | { readonly kind: 'parsed'; readonly objects: readonly RenderedObject[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** A line that starts a document. Within a text, YAML does not allow it at the start of a line. */
const DOCUMENT_START = /^---(?:[ \t].*)?$/m;

/** Splits what `helm template` prints into objects. Lists are unfolded as `kubectl` does only in their parts: they are refused. */
export function parseManifests(rendered: string): ParsedManifests {
  const objects: RenderedObject[] = [];
  for (const text of rendered.replaceAll('\r\n', '\n').split(DOCUMENT_START)) {
    const { documents, problem } = parseYaml(new SourceText(text, '.', 'manifests.yaml'));
    const problems = [...(problem ? [problem] : []), ...documents.flatMap((document) => document.problems)];
    const [first] = problems;
    const source = /^# Source: (.*)$/m.exec(text)?.[1] ?? 'the chart';
    if (first !== undefined) return { kind: 'failed', reason: `${source} renders invalid YAML: ${first.message}` };
    const roots = documents.map(({ root }) => root).filter((root) => !isNullNode(root));
    const [root, second] = roots;
    if (root === undefined) continue;
    const object = second === undefined ? readRenderedObject(`${text.trim()}\n`, root) : undefined;
    if (object === undefined)
      return { kind: 'failed', reason: `${source} renders something that is not one object of Kubernetes` };
    if (isList(root))
      return { kind: 'failed', reason: `${source} renders a ${object.kind}; each object needs a document of its own` };
    objects.push(object);
  }
  return { kind: 'parsed', objects };
}

function isList(root: YamlNode): boolean {
  return /List$/.test(getChildText(root, 'kind') ?? '') && getChild(root, 'items') !== undefined;
}

/** The scope of the kinds that custom resource definitions define, by `<group>/<kind>`. */
export function listDefinedScopes(objects: readonly RenderedObject[]): ReadonlyMap<string, 'Cluster' | 'Namespaced'> {
  const definitions = objects
    .filter(({ kind }) => kind === 'CustomResourceDefinition')
    .map(({ root }) => getChild(root, 'spec'));
  return new Map(
    definitions.map((spec) => {
      const key = `${getChildText(spec, 'group')}/${getChildText(getChild(spec, 'names'), 'kind')}`;
      return [key, getChildText(spec, 'scope') === 'Cluster' ? 'Cluster' : 'Namespaced'];
    }),
  );
}

/**
 * Removes the namespace of an object, so that it gets that of its assignment.
 * @returns `undefined` if it is not written on a line of its own
 */
export function withoutNamespace({ text }: RenderedObject): string | undefined {
  const { documents } = parseYaml(new SourceText(text, '.', 'manifests.yaml'));
  const metadata = getChild(documents[0]?.root, 'metadata');
  const entry = metadata?.kind === 'mapping' ? metadata.byKey.get('namespace') : undefined;
  if (entry === undefined || entry.value.kind !== 'scalar') return undefined;
  const start = text.lastIndexOf('\n', entry.key.offset) + 1;
  const next = text.indexOf('\n', entry.key.offset);
  const line = text.slice(start, next);
  return /^ +["']?namespace["']?: *["']?[a-z0-9-]+["']? *(#.*)?$/.test(line)
    ? text.slice(0, start) + text.slice(next + 1)
    : undefined;
}
