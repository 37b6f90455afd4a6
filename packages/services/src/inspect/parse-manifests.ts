import { sanitizeText } from '@kalypso-actions/diagnostics';
import type { YamlNode } from '@kalypso-actions/yaml';
import { getChild, getChildText, isNullNode, parseYaml, SourceText } from '@kalypso-actions/yaml';
import { formatKind, type KindScope } from './cluster-scoped.ts';
import { findAmbiguousCharacter, findReadingDifference } from './read-as-clusters.ts';
import { type RenderedObject, readRenderedObject } from './rendered-object.ts';

export type ParsedManifests =
  | { readonly kind: 'parsed'; readonly objects: readonly RenderedObject[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** A line that starts a document. What else such a line may contain is refused with the document. */
const DOCUMENT_START = /^---[ \t]*(?:#.*)?$/m;

/**
 * Splits what `helm template` prints into objects. Lists are unfolded as `kubectl` does only in their parts: they are refused, as is everything that clusters
 * may read in another way.
 */
export function parseManifests(rendered: string): ParsedManifests {
  const objects: RenderedObject[] = [];
  for (const part of rendered.replaceAll('\r\n', '\n').split(DOCUMENT_START)) {
    // Only lines without text are removed: what is read here is what is published.
    const text = `${part.replace(/^(?:[ \t]*\n)+/, '').replace(/[ \t\n]+$/, '')}\n`;
    const source = sanitizeText(/^# Source: (.*)$/m.exec(text)?.[1] ?? 'the chart');
    const fail = (problem: string): ParsedManifests => ({ kind: 'failed', reason: `${source} renders ${problem}` });
    const character = findAmbiguousCharacter(text);
    if (character !== undefined)
      return fail(`the character ${character} unescaped, which parsers of YAML read differently`);
    const { documents, problem } = parseYaml(new SourceText(text, '.', 'manifests.yaml'));
    const problems = [...(problem ? [problem] : []), ...documents.flatMap((document) => document.problems)];
    const [first] = problems;
    if (first !== undefined) return fail(`invalid YAML: ${first.message}`);
    const roots = documents.map(({ root }) => root).filter((root) => !isNullNode(root));
    const difference = findReadingDifference(text, roots);
    if (difference !== undefined) return fail(`YAML that clusters may read differently: ${difference}`);
    const [root, second] = roots;
    if (root === undefined) continue;
    const object = second === undefined ? readRenderedObject(text, root) : undefined;
    if (object === undefined) return fail('something that is not one object of Kubernetes');
    if (isList(root)) return fail(`a ${object.kind}; each object needs a document of its own`);
    objects.push(object);
  }
  return { kind: 'parsed', objects };
}

function isList(root: YamlNode): boolean {
  return /List$/.test(getChildText(root, 'kind') ?? '') && getChild(root, 'items') !== undefined;
}

/** The scope of the kinds that custom resource definitions define, by `<kind>.<group>`. If they contradict each other, the wider scope counts. */
export function listDefinedScopes(objects: readonly RenderedObject[]): ReadonlyMap<string, KindScope> {
  const scopes = new Map<string, KindScope>();
  for (const { group, kind, root } of objects) {
    if (group !== 'apiextensions.k8s.io' || kind !== 'CustomResourceDefinition') continue;
    const spec = getChild(root, 'spec');
    const name = formatKind(getChildText(spec, 'group') ?? '', getChildText(getChild(spec, 'names'), 'kind') ?? '');
    const scope = getChildText(spec, 'scope');
    if (scope === 'Cluster' || (scope === 'Namespaced' && !scopes.has(name))) scopes.set(name, scope);
  }
  return scopes;
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
