import { GROUP_VERSION } from '../model.ts';
import { labels, manifests, schemaTexts } from './common.ts';
import { defineKind } from './definition.ts';
import { object, optional } from './object.ts';
import { DNS_LABEL } from './rules.ts';
import { text } from './text.ts';

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
