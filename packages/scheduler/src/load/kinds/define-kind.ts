import type { Checked } from '@kalypso-actions/diagnostics';
import { findOffset, getChild, getChildText, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import type { Labels, Locate, Resource, ResourceKind } from '../../resources/resource.ts';
import { labelsShape } from '../fields/common-shapes.ts';
import { NOT_EMPTY_RULE } from '../fields/text-rules.ts';
import { anyShape, type NodeShape } from '../shapes/node-shape.ts';
import {
  type ObjectFields,
  objectShape,
  optional,
  type ReadFields,
  required,
  type Strictness,
} from '../shapes/object-shape.ts';
import { ShapeContext } from '../shapes/shape-context.ts';
import { type TextRule, textShape } from '../shapes/text-shape.ts';

/** A kind of document: how it is read, and its JSON Schema for editors. */
export interface KindDefinition {
  readonly kind: ResourceKind;
  /** JSON Schema of a whole document. */
  readonly schema: NodeShape<unknown>['schema'];
  /**
   * Reads a document of this kind. The value is `undefined` if the document cannot be used; the diagnostics explain why. The text of a document that is not
   * `trusted` is limited.
   */
  readonly read: (root: YamlNode, source: SourceText, trusted: boolean) => Checked<Resource | undefined>;
}

/** What every resource has. */
interface ResourceHeader {
  readonly name: string;
  readonly labels: Labels;
  readonly locate: Locate;
}

interface KindDescription {
  readonly kind: ResourceKind;
  readonly apiVersion: string;
  /** The rule for `metadata.name`. */
  readonly nameRule: TextRule;
  readonly description: string;
  /** How unknown fields of the document and of `metadata` are treated. Default: `lenient`. */
  readonly strictness?: Strictness;
}

/** Fields of Kubernetes' `metadata` that the scheduler accepts and ignores. */
const IGNORED_METADATA = [
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

function createMetadataShape(nameRule: TextRule, strictness: Strictness) {
  const used = {
    name: required(textShape('Name of the object.', NOT_EMPTY_RULE, nameRule)),
    labels: optional(labelsShape),
  };
  const ignored = Object.fromEntries(IGNORED_METADATA.map((name) => [name, optional(anyShape)]));
  return objectShape<typeof used>({ ...used, ...ignored }, 'Name and labels.', strictness);
}

type Metadata = NonNullable<ReturnType<ReturnType<typeof createMetadataShape>['read']>>;

const constantShape = (value: string): NodeShape<true> => ({ ...anyShape, schema: { const: value } });

/** Defines a kind by the fields of its documents other than `apiVersion`, `kind` and `metadata`. */
export function defineDocument<const F extends ObjectFields>(
  definition: KindDescription & {
    readonly body: F;
    readonly create: (body: ReadFields<F>, header: ResourceHeader, source: SourceText) => Resource;
  },
): KindDefinition {
  const { kind, apiVersion, nameRule, description, strictness = 'lenient', body, create } = definition;
  const shape = objectShape(
    {
      apiVersion: required(constantShape(apiVersion)),
      kind: required(constantShape(kind)),
      metadata: required(createMetadataShape(nameRule, strictness)),
      ...body,
    },
    description,
    strictness,
  );
  return {
    kind,
    schema: shape.schema,
    read(root, source, trusted) {
      const subject = { kind, name: getChildText(getChild(root, 'metadata'), 'name') ?? '' };
      const context = new ShapeContext(source, { subject, trusted });
      // The compiler cannot infer the fields of an unknown kind.
      const fields = shape.read(root, '', context) as (ReadFields<F> & { readonly metadata: Metadata }) | undefined;
      const locate: Locate = (...path) => source.positionAt(findOffset(root, path));
      const resource =
        fields && create(fields, { name: fields.metadata.name, labels: fields.metadata.labels ?? {}, locate }, source);
      return { value: resource, diagnostics: context.diagnostics };
    },
  };
}

/** Defines a kind of the Kalypso API: its content is in `spec`; `status` belongs to the operator. */
export function defineKind<T>(
  definition: KindDescription & {
    readonly spec: NodeShape<T>;
    readonly create: (spec: T, header: ResourceHeader, source: SourceText) => Resource;
  },
): KindDefinition {
  const { spec, create, ...description } = definition;
  return defineDocument({
    ...description,
    body: { spec: required(spec), status: optional(anyShape) },
    create: (body, header, source) => create(body.spec, header, source),
  });
}
