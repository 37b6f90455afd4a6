import { GROUP_VERSION } from '../../resources/resource.ts';
import { labels, manifests, schemaTexts } from '../fields/common.ts';
import { defineKind } from '../fields/definition.ts';
import { object, optional } from '../fields/object.ts';
import { DNS_LABEL } from '../fields/rules.ts';
import { text } from '../fields/text.ts';

/** The operator makes these of workloads; some control planes hold ones that people wrote. */
export const deploymentTarget = defineKind({
  kind: 'DeploymentTarget',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL,
  description: 'A deployment target of its own. Its labels `workload` and `workspace` say whose it is.',
  spec: object(
    {
      name: optional(text('Name of the target within its workload.')),
      labels: optional(labels),
      environment: optional(text('Environment that it is for.')),
      manifests: optional(manifests),
      configSchemas: optional(schemaTexts),
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
