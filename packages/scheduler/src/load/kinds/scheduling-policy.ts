import { GROUP_VERSION } from '../../resources/resource.ts';
import { labelSelectorShape, toLabelSelector } from '../fields/common-shapes.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

export const schedulingPolicyKind = defineKind({
  kind: 'SchedulingPolicy',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  // Without one of its selectors, it would select more.
  strictness: 'closed',
  description: 'Assigns deployment targets to cluster types.',
  spec: objectShape(
    {
      deploymentTargetSelector: optional(
        objectShape(
          {
            workspace: optional(textShape('Workspace of the targets. Default: any.')),
            labelSelector: optional(labelSelectorShape),
          },
          'Selects deployment targets.',
          'closed',
        ),
      ),
      clusterTypeSelector: optional(
        objectShape({ labelSelector: optional(labelSelectorShape) }, 'Selects cluster types.', 'closed'),
      ),
    },
    'Selectors of deployment targets and cluster types.',
    'closed',
  ),
  create: ({ deploymentTargetSelector: targets, clusterTypeSelector: clusterTypes }, header) => ({
    ...header,
    kind: 'SchedulingPolicy',
    deploymentTargetSelector: {
      workspace: targets?.workspace ?? '',
      labelSelector: toLabelSelector(targets?.labelSelector),
    },
    clusterTypeSelector: { labelSelector: toLabelSelector(clusterTypes?.labelSelector) },
  }),
});
