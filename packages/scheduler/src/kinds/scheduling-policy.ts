import { GROUP_VERSION } from '../model.ts';
import { labelSelector, selectorOf } from './common.ts';
import { defineKind } from './definition.ts';
import { object, optional } from './object.ts';
import { DNS_SUBDOMAIN } from './rules.ts';
import { text } from './text.ts';

export const schedulingPolicy = defineKind({
  kind: 'SchedulingPolicy',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'Which deployment targets go to which cluster types.',
  spec: object(
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
    'Which targets, and which cluster types.',
  ),
  make: ({ deploymentTargetSelector: targets, clusterTypeSelector: clusterTypes }, head) => ({
    ...head,
    kind: 'SchedulingPolicy',
    deploymentTargetSelector: {
      workspace: targets?.workspace ?? '',
      labelSelector: selectorOf(targets?.labelSelector),
    },
    clusterTypeSelector: { labelSelector: selectorOf(clusterTypes?.labelSelector) },
  }),
});
