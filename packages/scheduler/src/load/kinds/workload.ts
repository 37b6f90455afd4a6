import { GROUP_VERSION } from '../../resources/resource.ts';
import { configSchemasShape, labelsShape, manifestsShape } from '../fields/common-shapes.ts';
import { DNS_LABEL_RULE, NOT_EMPTY_RULE, VALUE_LENGTH_RULE } from '../fields/text-rules.ts';
import { listShape } from '../shapes/collection-shapes.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

const deploymentTargetShape = objectShape(
  {
    name: required(
      textShape('Name of the target, unique within the workload and environment.', NOT_EMPTY_RULE, DNS_LABEL_RULE),
    ),
    labels: optional(labelsShape),
    environment: required(textShape('Environment of the target.', NOT_EMPTY_RULE, VALUE_LENGTH_RULE)),
    manifests: optional(manifestsShape),
    configSchemas: optional(configSchemasShape),
  },
  'A deployment target.',
);

export const workloadKind = defineKind({
  kind: 'Workload',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL_RULE,
  description: 'An application and its deployment targets.',
  spec: objectShape(
    {
      // The operator requires it, too. A list that was lost by accident must not remove what is published.
      deploymentTargets: required(
        listShape(deploymentTargetShape, 'The deployment targets of the workload, in all environments.'),
      ),
      configSchemas: optional(configSchemasShape),
    },
    'The deployment targets.',
  ),
  create: ({ deploymentTargets, configSchemas = [] }, header) => ({
    ...header,
    kind: 'Workload',
    configSchemas,
    deploymentTargets: deploymentTargets.map((target) => ({
      name: target.name,
      environment: target.environment,
      labels: target.labels ?? {},
      manifests: target.manifests ?? {},
      configSchemas: target.configSchemas ?? [],
    })),
  }),
});
