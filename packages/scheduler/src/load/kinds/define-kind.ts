import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { getChild, getChildText, findOffset, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import type { Kind, Labels, Locate, Resource } from '../../resources/resource.ts';
import { labelsShape } from '../fields/common-shapes.ts';
import { ShapeContext } from '../shapes/shape-context.ts';
import { type ObjectFields, objectShape, optional, type ReadFields, required } from '../shapes/object-shape.ts';
import { NOT_EMPTY_RULE } from '../fields/text-rules.ts';
import { anyShape, type NodeShape } from '../shapes/node-shape.ts';
import { type TextRule, text } from '../shapes/text-shape.ts';

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
  readonly schema: NodeShape<unknown>['schema'];
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
    name: required(text('Name of the object.', NOT_EMPTY_RULE, nameRule)),
    labels: optional(labelsShape),
  };
  const others = Object.fromEntries(OTHER_METADATA.map((name) => [name, optional(anyShape)]));
  return objectShape<typeof named>({ ...named, ...others }, 'Name and labels.');
}

type Metadata = NonNullable<ReturnType<ReturnType<typeof metadataShape>['read']>>;

const constant = (value: string): NodeShape<true> => ({ ...anyShape, schema: { const: value } });

/** Defines a kind by the fields that its documents have beside `apiVersion`, `kind` and `metadata`. */
export function defineDocument<const F extends ObjectFields>(
  definition: Definition & {
    readonly body: F;
    readonly make: (body: ReadFields<F>, head: Head, source: SourceText) => Resource;
  },
): KindDefinition {
  const { kind, apiVersion, nameRule, description, body, make } = definition;
  const whole = objectShape(
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
      const context = new ShapeContext(source, { kind, name: getChildText(getChild(root, 'metadata'), 'name') ?? '' });
      // The compiler does not see through the fields of a kind that it does not know.
      const read = whole.read(root, '', context) as (ReadFields<F> & { readonly metadata: Metadata }) | undefined;
      const locate: Locate = (...path) => source.positionAt(findOffset(root, path));
      const resource =
        read && make(read, { name: read.metadata.name, labels: read.metadata.labels ?? {}, locate }, source);
      return { resource, diagnostics: context.diagnostics };
    },
  };
}

/** Defines a kind of our own API: all that it says is in its `spec`. `status` is the operator's. */
export function defineKind<T>(
  definition: Definition & {
    readonly spec: NodeShape<T>;
    readonly make: (spec: T, head: Head, source: SourceText) => Resource;
  },
): KindDefinition {
  const { spec, make, ...rest } = definition;
  return defineDocument({
    ...rest,
    body: { spec: required(spec), status: optional(anyShape) },
    make: (body, head, source) => make(body.spec, head, source),
  });
}
