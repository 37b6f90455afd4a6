import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { child, childText, locateOffset, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import type { Kind, Labels, Locate, Resource } from '../../resources/resource.ts';
import { labels } from './common.ts';
import { ShapeContext } from './context.ts';
import { type Fields, object, optional, type Read, required } from './object.ts';
import { NOT_EMPTY } from './rules.ts';
import { anything, type Shape } from './shape.ts';
import { type TextRule, text } from './text.ts';

/** What every resource has. */
interface Head {
  readonly name: string;
  readonly labels: Labels;
  readonly locate: Locate;
}

/** A kind of document: how it is read, and what editors may know of it. */
export interface KindDefinition {
  readonly kind: Kind;
  /** JSON Schema of a whole document. */
  readonly schema: Shape<unknown>['schema'];
  /** What a document of this kind says. Nothing when it cannot be used; the diagnostics say why. */
  readonly read: (root: YamlNode, source: SourceText) => ReadResource;
}

interface ReadResource {
  readonly resource: Resource | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Definition {
  readonly kind: Kind;
  readonly apiVersion: string;
  /** The rule for `metadata.name`. */
  readonly nameRule: TextRule;
  readonly description: string;
}

/** What Kubernetes has in `metadata` beside the name and the labels, of no use here. */
const OTHER_METADATA = [
  'namespace',
  'annotations',
  'generateName',
  'finalizers',
  'ownerReferences',
  'managedFields',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
];

function metadataShape(nameRule: TextRule) {
  const named = {
    name: required(text('Name of the object.', NOT_EMPTY, nameRule)),
    labels: optional(labels),
  };
  const others = Object.fromEntries(OTHER_METADATA.map((name) => [name, optional(anything)]));
  return object<typeof named>({ ...named, ...others }, 'Name and labels.');
}

type Metadata = NonNullable<ReturnType<ReturnType<typeof metadataShape>['read']>>;

const constant = (value: string): Shape<true> => ({ ...anything, schema: { const: value } });

/** Defines a kind by the fields that its documents have beside `apiVersion`, `kind` and `metadata`. */
export function defineDocument<const F extends Fields>(
  definition: Definition & {
    readonly body: F;
    readonly make: (body: Read<F>, head: Head, source: SourceText) => Resource;
  },
): KindDefinition {
  const { kind, apiVersion, nameRule, description, body, make } = definition;
  const whole = object(
    {
      apiVersion: required(constant(apiVersion)),
      kind: required(constant(kind)),
      metadata: required(metadataShape(nameRule)),
      ...body,
    },
    description,
  );
  return {
    kind,
    schema: whole.schema,
    read(root, source) {
      const context = new ShapeContext(source, { kind, name: childText(child(root, 'metadata'), 'name') ?? '' });
      // The compiler does not see through the fields of a kind that it does not know.
      const read = whole.read(root, '', context) as (Read<F> & { readonly metadata: Metadata }) | undefined;
      const locate: Locate = (...path) => source.at(locateOffset(root, path));
      const resource =
        read && make(read, { name: read.metadata.name, labels: read.metadata.labels ?? {}, locate }, source);
      return { resource, diagnostics: context.diagnostics };
    },
  };
}

/** Defines a kind of our own API: all that it says is in its `spec`. `status` is the operator's. */
export function defineKind<T>(
  definition: Definition & {
    readonly spec: Shape<T>;
    readonly make: (spec: T, head: Head, source: SourceText) => Resource;
  },
): KindDefinition {
  const { spec, make, ...rest } = definition;
  return defineDocument({
    ...rest,
    body: { spec: required(spec), status: optional(anything) },
    make: (body, head, source) => make(body.spec, head, source),
  });
}
