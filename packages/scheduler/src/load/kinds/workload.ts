import { GROUP_VERSION } from '../../resources/resource.ts';
import { listShape } from '../shapes/collection-shapes.ts';
import { labelsShape, manifestsShape, configSchemasShape } from '../fields/common-shapes.ts';
import { defineKind } from './define-kind.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { DNS_LABEL_RULE, NOT_EMPTY_RULE } from '../fields/text-rules.ts';
import { text } from '../shapes/text-shape.ts';

const deploymentTarget = objectShape(
  {
    name: required(text('Name of the target, unique within the workload and environment.', NOT_EMPTY_RULE, DNS_LABEL_RULE)),
    labels: optional(labelsShape),
    environment: required(text('Environment that it is for.', NOT_EMPTY_RULE)),
    manifests: optional(manifestsShape),
    configSchemas: optional(configSchemasShape),
  },
  'A deployment target.',
);

export const workloadKind = defineKind({
  kind: 'Workload',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL_RULE,
  description: 'What an application needs to be deployed to.',
  spec: objectShape(
    {
      deploymentTargets: optional(listShape(deploymentTarget, 'The targets that the workload needs, in all environments.')),
      configSchemas: optional(configSchemasShape),
    },
    'The deployment targets.',
  ),
  make: ({ deploymentTargets = [], configSchemas = [] }, head) => ({
    ...head,
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
