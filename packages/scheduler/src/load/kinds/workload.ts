import { GROUP_VERSION } from '../../resources/resource.ts';
import { list } from '../fields/collections.ts';
import { labels, manifests, schemaTexts } from '../fields/common.ts';
import { defineKind } from '../fields/definition.ts';
import { object, optional, required } from '../fields/object.ts';
import { DNS_LABEL, NOT_EMPTY } from '../fields/rules.ts';
import { text } from '../fields/text.ts';

const deploymentTarget = object(
  {
    name: required(text('Name of the target, unique within the workload and environment.', NOT_EMPTY, DNS_LABEL)),
    labels: optional(labels),
    environment: required(text('Environment that it is for.', NOT_EMPTY)),
    manifests: optional(manifests),
    configSchemas: optional(schemaTexts),
  },
  'A deployment target.',
);

export const workload = defineKind({
  kind: 'Workload',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_LABEL,
  description: 'What an application needs to be deployed to.',
  spec: object(
    {
      deploymentTargets: optional(list(deploymentTarget, 'The targets that the workload needs, in all environments.')),
      configSchemas: optional(schemaTexts),
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
