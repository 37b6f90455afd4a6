import { GROUP_VERSION } from '../../resources/resource.ts';
import { labelSelectorShape, toLabelSelector } from '../fields/common-shapes.ts';
import { defineKind } from './define-kind.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { text } from '../shapes/text-shape.ts';

export const schedulingPolicyKind = defineKind({
  kind: 'SchedulingPolicy',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Which deployment targets go to which cluster types.',
  spec: objectShape(
    {
      deploymentTargetSelector: optional(
        objectShape(
          {
            workspace: optional(text('Workspace of the targets; any, without one.')),
            labelSelector: optional(labelSelectorShape),
          },
          'Which targets.',
        ),
      ),
      clusterTypeSelector: optional(objectShape({ labelSelector: optional(labelSelectorShape) }, 'Which cluster types.')),
    },
    'Which targets, and which cluster types.',
  ),
  make: ({ deploymentTargetSelector: targets, clusterTypeSelector: clusterTypes }, head) => ({
    ...head,
    kind: 'SchedulingPolicy',
    deploymentTargetSelector: {
      workspace: targets?.workspace ?? '',
      labelSelector: toLabelSelector(targets?.labelSelector),
    },
    clusterTypeSelector: { labelSelector: toLabelSelector(clusterTypes?.labelSelector) },
  }),
});
