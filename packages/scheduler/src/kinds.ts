import { dump } from 'js-yaml';
import type { Diagnostic, Position } from './diagnostic.ts';
import type { Kind, Labels, Locate, ManifestTemplate, Resource } from './model.ts';
import type { Plain } from './plain.ts';
import {
  BRANCH,
  COMMIT,
  DNS_LABEL,
  DNS_SUBDOMAIN,
  LABEL_KEY,
  LABEL_VALUE,
  NOT_EMPTY,
  PATH,
  REPOSITORY,
  SCHEMA_TEXT,
} from './rules.ts';
import {
  list,
  mapOf,
  object,
  oneOf,
  optional,
  required,
  type Shape,
  ShapeContext,
  type TextRule,
  text,
} from './shape.ts';
import { child, childText, locateOffset, type SourceText, toData, type YamlNode } from './yaml.ts';

const repository = text('Address of a git repository.', ...REPOSITORY);
const branch = text('Name of a branch.', ...BRANCH);
const path = text('Folder within the repository; `.` for all of it.', PATH);
const labels = mapOf(LABEL_KEY, text('Value of a label.', LABEL_VALUE), 'Labels, as Kubernetes has them.');
const manifests = mapOf(
  undefined,
  text('Any text.'),
  'Where the manifests of this target are, for the templates: `repo`, `branch`, `path` and whatever else they use.',
);
const schemaTexts = list(
  text('A JSON Schema, as JSON.', SCHEMA_TEXT),
  'JSON Schemas that the platform configuration has to meet.',
);
const repoRef = { repo: required(repository), branch: required(branch), path: optional(path) };
const templateName = text('Name of a Template.', NOT_EMPTY);

const labelSelector = object(
  {
    // What Kubernetes would not take in a selector is told by `compileSelector`, with the policy that it makes useless.
    matchLabels: optional(
      mapOf(
        undefined,
        text('Value that the label has to have.'),
        'Labels that all have to be there with these values.',
      ),
    ),
    matchExpressions: optional(
      list(
        object(
          {
            key: required(text('Key of a label.')),
            operator: required(text('In, NotIn, Exists or DoesNotExist.')),
            values: optional(list(text('Value of a label.'), 'Values for In and NotIn.')),
          },
          'A requirement.',
        ),
        'Requirements that all have to hold.',
      ),
    ),
  },
  'A label selector, as Kubernetes has it. Empty: everything.',
);

/** A manifest of a template: text, or (older control planes) an object, each with the node it came from. */
const manifestTemplate: Shape<{ readonly node: YamlNode; readonly text: string }> = {
  schema: { type: ['string', 'object'], description: 'Text of a template; or an object whose texts are templates.' },
  read(node, where, context) {
    if (node.kind === 'mapping') return { node, text: dump(toData(node), { lineWidth: -1 }) };
    const value = text('').read(node, where, context);
    return value === undefined ? undefined : { node, text: value };
  },
};

const SPECS = {
  Environment: object(
    { controlPlane: required(object(repoRef, 'The branch that describes the environment.')) },
    'An environment.',
  ),
  BaseRepo: object(
    { ...repoRef, commit: optional(text('Commit of the branch.', COMMIT)) },
    'Where the promoted content is.',
  ),
  GitOpsRepo: object(repoRef, 'Where the manifests go.'),
  WorkloadRegistration: object(
    {
      workload: required(object(repoRef, 'Where the workload files are.')),
      workspace: optional(text('Workspace that the workloads belong to.', LABEL_VALUE)),
    },
    'A workload repository and its workspace.',
  ),
  Workload: object(
    {
      deploymentTargets: optional(
        list(
          object(
            {
              name: required(text('Name of the target.', DNS_LABEL)),
              labels: optional(labels),
              environment: required(text('Environment that it is for.', NOT_EMPTY)),
              manifests: optional(manifests),
              configSchemas: optional(schemaTexts),
            },
            'A deployment target.',
          ),
          'What the workload needs.',
        ),
      ),
      configSchemas: optional(schemaTexts),
    },
    'A workload.',
  ),
  DeploymentTarget: object(
    {
      name: optional(text('Name of the target.')),
      labels: optional(labels),
      environment: optional(text('Environment that it is for.')),
      manifests: optional(manifests),
      configSchemas: optional(schemaTexts),
    },
    'A deployment target of its own.',
  ),
  ClusterType: object(
    {
      reconciler: required(templateName),
      namespaceService: required(templateName),
      configType: optional(text('Name of a Template.')),
    },
    'A type of clusters.',
  ),
  Template: object(
    {
      type: required(oneOf(['reconciler', 'namespace', 'config'], 'What the manifests are for.')),
      contentType: optional(text('`sh` for a configuration that is a shell script; anything else is YAML.')),
      engine: optional(oneOf(['gotemplate', 'mustache'], 'Language of the manifests; Go templates by default.')),
      manifests: required(list(manifestTemplate, 'Templates of manifests.')),
    },
    'Templates of the manifests of an assignment.',
  ),
  SchedulingPolicy: object(
    {
      deploymentTargetSelector: optional(
        object(
          {
            workspace: optional(text('Workspace of the targets; any, without one.')),
            labelSelector: optional(labelSelector),
          },
          'Which targets.',
        ),
      ),
      clusterTypeSelector: optional(object({ labelSelector: optional(labelSelector) }, 'Which cluster types.')),
    },
    'Which deployment targets go to which cluster types.',
  ),
  ConfigSchema: object(
    { schema: required(text('A JSON Schema, as JSON.')) },
    'What platform configuration has to meet.',
  ),
} satisfies Partial<Record<Kind, Shape<unknown>>>;

const CONFIG_MAP_DATA = mapOf(undefined, text('Any text.'), 'Keys and values.');

/** The kinds of our own API, in the order in which documents speak of them. */
export const OWN_KINDS = Object.keys(SPECS) as readonly (keyof typeof SPECS)[];

/** Kinds of our API that the operator keeps for itself: known, and of no use here. */
export const INTERNAL_KINDS: readonly string[] = ['Assignment', 'AssignmentPackage'];

/** Names of these become part of paths and namespaces. */
const LABEL_NAMED = new Set(['Environment', 'Workload', 'ClusterType', 'DeploymentTarget']);

/** A document, read as the kind it says it is. Nothing when it cannot be used; the diagnostics say why. */
export function readResource(
  kind: Kind,
  root: YamlNode,
  source: SourceText,
): { readonly resource?: Resource; readonly diagnostics: Diagnostic[] } {
  const name = childText(child(root, 'metadata'), 'name');
  const context = new ShapeContext(source, name === undefined ? undefined : { kind, name });
  const locate: Locate = (...steps) => source.at(locateOffset(root, steps));
  const metadata = readMetadata(root, LABEL_NAMED.has(kind) ? DNS_LABEL : DNS_SUBDOMAIN, context);
  const build = buildResource(kind, root, context, source);
  if (!metadata || !build) return { diagnostics: context.diagnostics };
  return { resource: build({ ...metadata, locate }), diagnostics: context.diagnostics };
}

interface Metadata {
  readonly name: string;
  readonly labels: Labels;
}

function readMetadata(root: YamlNode, rule: TextRule, context: ShapeContext): Metadata | undefined {
  const metadata = child(root, 'metadata');
  const nameNode = child(metadata, 'name');
  if (!nameNode)
    return context.error(
      (metadata ?? root).offset,
      'missing-field',
      'metadata lacks name',
      'Add `metadata: {name: …}`.',
    );
  const name = text('', NOT_EMPTY, rule).read(nameNode, 'metadata.name', context);
  const labelsNode = child(metadata, 'labels');
  const read = labelsNode ? labels.read(labelsNode, 'metadata.labels', context) : {};
  return name === undefined || read === undefined ? undefined : { name, labels: read };
}

type Build = (base: Metadata & { readonly locate: Locate }) => Resource;

function buildResource(kind: Kind, root: YamlNode, context: ShapeContext, source: SourceText): Build | undefined {
  if (kind === 'ConfigMap') {
    const node = child(root, 'data');
    const data = node ? CONFIG_MAP_DATA.read(node, 'data', context) : {};
    return data && ((base) => ({ ...base, kind, data }));
  }
  const node = child(root, 'spec');
  if (!node) return context.error(root.offset, 'missing-field', `the ${kind} lacks spec`, 'Add `spec:`.');
  return SPEC_BUILDERS[kind](node, context, source);
}

const withPath = <T extends { readonly path: string | undefined }>(ref: T) => ({ ...ref, path: ref.path ?? '.' });

function selectorOf(
  selector:
    | {
        readonly matchLabels: Labels | undefined;
        readonly matchExpressions:
          | readonly {
              readonly key: string;
              readonly operator: string;
              readonly values: readonly string[] | undefined;
            }[]
          | undefined;
      }
    | undefined,
) {
  return {
    matchLabels: selector?.matchLabels ?? {},
    matchExpressions: (selector?.matchExpressions ?? []).map(({ key, operator, values = [] }) => ({
      key,
      operator,
      values,
    })),
  };
}

type SpecBuilder = (node: YamlNode, context: ShapeContext, source: SourceText) => Build | undefined;

/** Reads a spec by its shape and makes the resource of it. */
function builder<T>(shape: Shape<T>, make: (spec: T, source: SourceText) => Build): SpecBuilder {
  return (node, context, source) => {
    const spec = shape.read(node, 'spec', context);
    return spec === undefined ? undefined : make(spec, source);
  };
}

const SPEC_BUILDERS: Readonly<Record<Exclude<Kind, 'ConfigMap'>, SpecBuilder>> = {
  Environment: builder(SPECS.Environment, (spec) => (base) => ({
    ...base,
    kind: 'Environment',
    controlPlane: withPath(spec.controlPlane),
  })),
  BaseRepo: builder(SPECS.BaseRepo, (spec) => (base) => ({
    ...base,
    kind: 'BaseRepo',
    ...withPath(spec),
    commit: spec.commit,
  })),
  GitOpsRepo: builder(SPECS.GitOpsRepo, (spec) => (base) => ({ ...base, kind: 'GitOpsRepo', ...withPath(spec) })),
  WorkloadRegistration: builder(SPECS.WorkloadRegistration, (spec) => (base) => ({
    ...base,
    kind: 'WorkloadRegistration',
    workload: withPath(spec.workload),
    workspace: spec.workspace ?? '',
  })),
  Workload: builder(SPECS.Workload, (spec) => (base) => ({
    ...base,
    kind: 'Workload',
    configSchemas: spec.configSchemas ?? [],
    deploymentTargets: (spec.deploymentTargets ?? []).map((target) => ({
      ...target,
      labels: target.labels ?? {},
      manifests: target.manifests ?? {},
      configSchemas: target.configSchemas ?? [],
    })),
  })),
  DeploymentTarget: builder(SPECS.DeploymentTarget, (spec) => (base) => ({
    ...base,
    kind: 'DeploymentTarget',
    environment: spec.environment ?? '',
    manifests: spec.manifests ?? {},
    configSchemas: spec.configSchemas ?? [],
  })),
  ClusterType: builder(SPECS.ClusterType, (spec) => (base) => ({
    ...base,
    kind: 'ClusterType',
    ...spec,
    configType: spec.configType === '' ? undefined : spec.configType,
  })),
  Template: builder(SPECS.Template, (spec, source) => (base) => ({
    ...base,
    kind: 'Template',
    type: spec.type,
    contentType: spec.contentType,
    engine: spec.engine ?? 'gotemplate',
    manifests: spec.manifests.map(
      (manifest): ManifestTemplate => ({ text: manifest.text, at: textPosition(manifest.node, source) }),
    ),
  })),
  SchedulingPolicy: builder(SPECS.SchedulingPolicy, (spec) => (base) => ({
    ...base,
    kind: 'SchedulingPolicy',
    deploymentTargetSelector: {
      workspace: spec.deploymentTargetSelector?.workspace ?? '',
      labelSelector: selectorOf(spec.deploymentTargetSelector?.labelSelector),
    },
    clusterTypeSelector: { labelSelector: selectorOf(spec.clusterTypeSelector?.labelSelector) },
  })),
  ConfigSchema: builder(SPECS.ConfigSchema, (spec) => (base) => ({
    ...base,
    kind: 'ConfigSchema',
    schema: spec.schema,
  })),
};

/** Where the text of a template starts: for a block, its first line's first character. */
function textPosition(node: YamlNode, source: SourceText): Position {
  const at = source.at(node.offset);
  return node.kind === 'scalar' && node.blockIndent !== undefined ? { ...at, column: node.blockIndent + 1 } : at;
}

/** The JSON Schema of a kind, for editors. */
export function kindSchema(kind: string): Plain {
  const meta = (rule: string): Plain => ({
    type: 'object',
    properties: { name: { type: 'string', description: rule }, labels: labels.schema },
    required: ['name'],
  });
  const own = Object.entries(SPECS).find(([name]) => name === kind)?.[1];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: kind,
    type: 'object',
    properties: {
      apiVersion: { const: own ? 'scheduler.kalypso.io/v1alpha1' : 'v1' },
      kind: { const: kind },
      metadata: meta(LABEL_NAMED.has(kind) ? 'A DNS-1123 label.' : 'A DNS-1123 subdomain.'),
      ...(own ? { spec: own.schema } : { data: CONFIG_MAP_DATA.schema }),
    },
    required: own ? ['apiVersion', 'kind', 'metadata', 'spec'] : ['apiVersion', 'kind', 'metadata'],
  };
}
