import { GROUP_VERSION } from '../../resources/resource.ts';
import { labelsShape, manifestsShape, configSchemasShape } from '../fields/common-shapes.ts';
import { defineKind } from './define-kind.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { DNS_LABEL_RULE } from '../fields/text-rules.ts';
import { text } from '../shapes/text-shape.ts';

/** The operator makes these of workloads; some control planes hold ones that people wrote. */
export const deploymentTargetKind = defineKind({
  kind: 'DeploymentTarget',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL_RULE,
  description: 'A deployment target of its own. Its labels `workload` and `workspace` say whose it is.',
  spec: objectShape(
    {
      name: optional(text('Name of the target within its workload.')),
      labels: optional(labelsShape),
      environment: optional(text('Environment that it is for.')),
      manifests: optional(manifestsShape),
      configSchemas: optional(configSchemasShape),
    },
    'What the target is.',
  ),
  make: ({ environment = '', manifests: places = {}, configSchemas = [] }, head) => ({
    ...head,
    kind: 'DeploymentTarget',
    environment,
    manifests: places,
    configSchemas,
  }),
});
