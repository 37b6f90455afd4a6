import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRefFields, toRepoRef } from '../fields/common-shapes.ts';
import { DNS_SUBDOMAIN_RULE, LABEL_VALUE_RULE } from '../fields/text-rules.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

export const workloadRegistrationKind = defineKind({
  kind: 'WorkloadRegistration',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Where workload files are, and the workspace that these workloads belong to.',
  // Without its workspace, policies would not select its workloads.
  spec: objectShape(
    {
      workload: required(objectShape(repoRefFields, 'Where the workload files are.', 'closed')),
      workspace: optional(textShape('Workspace that the workloads belong to.', LABEL_VALUE_RULE)),
    },
    'Repository and workspace.',
    'closed',
  ),
  create: ({ workload, workspace = '' }, header) => ({
    ...header,
    kind: 'WorkloadRegistration',
    workload: toRepoRef(workload),
    workspace,
  }),
});
