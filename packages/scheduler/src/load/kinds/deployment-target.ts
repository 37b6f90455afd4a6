import { GROUP_VERSION } from '../../resources/resource.ts';
import { configSchemasShape, labelsShape, manifestsShape } from '../fields/common-shapes.ts';
import { DNS_LABEL_RULE, VALUE_LENGTH_RULE } from '../fields/text-rules.ts';
import { ignoredShape } from '../shapes/node-shape.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

/** The operator generates these from workloads; some control planes also have hand-written ones. */
export const deploymentTargetKind = defineKind({
  kind: 'DeploymentTarget',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL_RULE,
  description: 'A deployment target in a document of its own. Its labels `workload` and `workspace` name its owner.',
  spec: objectShape(
    {
      name: optional(textShape('Name of the target within its workload.', VALUE_LENGTH_RULE)),
      labels: optional(ignoredShape(labelsShape.schema, 'Move the labels to `metadata.labels`.')),
      environment: optional(textShape('Environment of the target.', VALUE_LENGTH_RULE)),
      manifests: optional(manifestsShape),
      configSchemas: optional(configSchemasShape),
    },
    'The target.',
  ),
  create: ({ environment = '', manifests = {}, configSchemas = [] }, header) => ({
    ...header,
    kind: 'DeploymentTarget',
    environment,
    manifests,
    configSchemas,
  }),
});
