import { type Diagnostic, formatCount, joinLimited, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import type { Service, ServiceTarget } from '../definition/service.ts';
import { findScope, formatKind } from './cluster-scoped.ts';
import { listDefinedScopes, parseManifests, withoutNamespace } from './parse-manifests.ts';
import type { RenderedObject } from './rendered-object.ts';

/** What the chart of a service renders for one deployment target. */
export interface InspectedTarget {
  readonly target: ServiceTarget;
  /** Objects in the namespace of the target. They do not name it. */
  readonly own: readonly RenderedObject[];
  /** Objects that act beyond it: cluster-scoped ones, and those in other namespaces. */
  readonly beyond: readonly RenderedObject[];
  /** Hooks that are left out, without tests. */
  readonly omittedHooks: readonly RenderedObject[];
  /** Sorted, each once. */
  readonly images: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A name of an image, with tag and digest, as container runtimes accept it. */
const IMAGE = /^[a-zA-Z0-9][\w.:/-]*(@sha256:[0-9a-f]{64})?$/;
const MAX_IMAGE_LENGTH = 500;
const MAX_SHOWN = 5;

/** Sorts what a chart renders by where it acts, and refuses what the service does not allow. */
export function inspectManifests(service: Service, target: ServiceTarget, rendered: string): InspectedTarget {
  const diagnostics: Diagnostic[] = [];
  const index = service.targets.indexOf(target);
  const report = (diagnostic: Omit<Diagnostic, 'severity'> & Partial<Pick<Diagnostic, 'severity'>>) =>
    diagnostics.push({ severity: 'error', at: service.locate('targets', index, 'name'), ...diagnostic });
  const parsed = parseManifests(rendered);
  if (parsed.kind === 'failed') {
    const hint = 'Check the values of the target; if they are right, the chart has an error.';
    report({
      code: 'invalid-service-manifest',
      message: `the manifests of ${describe(service, target)} cannot be used: ${parsed.reason}`,
      hint,
    });
  }
  const all = parsed.kind === 'parsed' ? parsed.objects : [];
  const hooks = service.keepsHooks ? [] : all.filter((object) => object.hooks.length > 0);
  const objects = all.filter((object) => !hooks.includes(object));
  const scopes = { defined: listDefinedScopes(objects), namespaced: service.namespacedKinds };
  const scopeOf = ({ group, kind }: RenderedObject) => findScope(group, kind, scopes);
  const isWide = (object: RenderedObject) => scopeOf(object) !== 'Namespaced';
  const isElsewhere = ({ namespace }: RenderedObject) => namespace !== undefined && namespace !== target.namespace;
  const beyond = objects.filter((object) => isWide(object) || isElsewhere(object));
  const own = objects
    .filter((object) => !beyond.includes(object))
    .map((object) => {
      if (object.namespace === undefined) return object;
      const text = withoutNamespace(object);
      if (text !== undefined) return { ...object, text };
      report({
        code: 'service-namespace',
        message: `${nameOf(object)} of ${describe(service, target)} names its namespace in a form that cannot be removed`,
        hint: 'Report it to the maintainers of the chart: the field `metadata.namespace` needs a line of its own.',
      });
      return object;
    });
  const refused = beyond.filter(
    (object) => scopeOf(object) === 'Cluster' && !service.clusterScoped.includes(object.kind),
  );
  if (refused.length > 0) {
    const kinds = [...new Set(refused.map(({ kind }) => kind))].sort();
    report({
      code: 'cluster-scoped-object',
      message: `the chart of ${describe(service, target)} has cluster-scoped objects that the service does not allow: ${listNames(refused)}`,
      hint: `Review what they permit. To allow them, list their kinds in the file of the service: \`allow: { clusterScoped: [${kinds.join(', ')}] }\`.`,
    });
  }
  const unknown = beyond.filter(
    (object) => scopeOf(object) === undefined && !service.clusterScoped.includes(object.kind),
  );
  if (unknown.length > 0) {
    report({
      code: 'unknown-scope',
      message: `the chart of ${describe(service, target)} has objects of kinds that may act on the whole cluster, because neither Kubernetes nor the chart defines them: ${listNames(unknown)}`,
      hint: describeUnknownKinds(unknown),
    });
  }
  const elsewhere = beyond.filter((object) => !isWide(object) && !service.namespaces.includes(object.namespace ?? ''));
  if (elsewhere.length > 0) {
    const names = [...new Set(elsewhere.map(({ namespace }) => namespace ?? ''))].sort();
    report({
      code: 'service-namespace',
      message: `the chart of ${describe(service, target)} puts objects into ${formatCount(names.length, 'other namespace')} that the service does not allow: ${listNames(elsewhere)}`,
      hint: `Set the values that avoid them. To allow them, list the namespaces in the file of the service: \`allow: { namespaces: [${names.map((name) => JSON.stringify(name)).join(', ')}] }\`.`,
    });
  }
  const images = [...new Set(objects.flatMap((object) => object.images))].sort();
  const isImage = (name: string) => IMAGE.test(name) && name.length <= MAX_IMAGE_LENGTH;
  for (const image of images.filter((name) => !isImage(name)))
    report({
      code: 'invalid-image',
      message: `${describe(service, target)} has the image ${quote(image)}, which is not the name of an image`,
      hint: 'Check the values that the chart makes it of.',
    });
  const movable = images.filter((name) => isImage(name) && !name.includes('@'));
  if (movable.length > 0)
    report({
      code: 'image-without-digest',
      severity: 'warning',
      message: `${describe(service, target)} has ${formatCount(movable.length, 'image')} without a digest: ${joinLimited(movable.map(quote), MAX_SHOWN)}`,
      hint: 'Tags can be moved, so clusters may run another image than the one that was scanned. Set the digests with values, if the chart has them.',
    });
  const omitted = hooks.filter((object) => !object.hooks.every((hook) => hook === 'test' || hook === 'test-success'));
  if (omitted.length > 0)
    report({
      code: 'chart-hook',
      severity: 'warning',
      message: `the chart of ${describe(service, target)} has hooks of Helm, which are left out: ${listNames(omitted)}`,
      hint: 'Reconcilers apply manifests without Helm, so hooks would run once, in any order. Set the values that avoid them, or write `allow: { hooks: publish }`.',
    });
  return { target, own, beyond, omittedHooks: omitted, images, diagnostics };
}

function describeUnknownKinds(objects: readonly RenderedObject[]): string {
  const list = (names: readonly string[]) => sanitizeText([...new Set(names)].sort().join(', '));
  // Groups without a dot are those of Kubernetes, whose kinds are known.
  const custom = objects.filter(({ group }) => group.includes('.'));
  if (custom.length === 0) return 'Kubernetes has no such kinds: check the values of the target.';
  const namespaced = list(custom.map(({ group, kind }) => formatKind(group, kind)));
  const wide = list(custom.map(({ kind }) => kind));
  return `Look up their scope with \`kubectl api-resources\`, and list them in the file of the service: \`allow: { namespaced: [${namespaced}] }\` if they belong to a namespace, \`allow: { clusterScoped: [${wide}] }\` if not.`;
}

function describe({ name }: Service, { name: target, environment }: ServiceTarget): string {
  return `service ${name} for ${target} in ${environment}`;
}

function nameOf({ kind, namespace, name }: RenderedObject): string {
  return `${kind} ${quote(namespace === undefined ? name : `${namespace}/${name}`)}`;
}

function listNames(objects: readonly RenderedObject[]): string {
  return joinLimited(objects.map(nameOf), MAX_SHOWN);
}
