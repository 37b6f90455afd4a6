import { GROUP_VERSION } from '../../resources/resource.ts';
import { toRepoRef, repoRefFields } from '../fields/common-shapes.ts';
import { defineKind } from './define-kind.ts';
import { objectShape, optional, required } from '../shapes/object-shape.ts';
import { DNS_SUBDOMAIN_RULE, LABEL_VALUE_RULE } from '../fields/text-rules.ts';
import { text } from '../shapes/text-shape.ts';

export const workloadRegistrationKind = defineKind({
  kind: 'WorkloadRegistration',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'A place where workload files are, and the workspace that these workloads belong to.',
  spec: objectShape(
    {
      workload: required(objectShape(repoRefFields, 'Where the workload files are.')),
      workspace: optional(text('Workspace that the workloads belong to.', LABEL_VALUE_RULE)),
    },
    'Repository and workspace.',
  ),
  make: ({ workload, workspace = '' }, head) => ({
    ...head,
    kind: 'WorkloadRegistration',
    workload: toRepoRef(workload),
    workspace,
  }),
});
