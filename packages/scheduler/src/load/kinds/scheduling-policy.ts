import { GROUP_VERSION } from '../../resources/resource.ts';
import { labelSelector, selectorOf } from '../fields/common.ts';
import { defineKind } from '../fields/definition.ts';
import { object, optional } from '../fields/object.ts';
import { DNS_SUBDOMAIN } from '../fields/rules.ts';
import { text } from '../fields/text.ts';

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
