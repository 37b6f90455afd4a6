import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRef, repoRefFields } from '../fields/common.ts';
import { defineKind } from '../fields/definition.ts';
import { object, optional, required } from '../fields/object.ts';
import { DNS_SUBDOMAIN, LABEL_VALUE } from '../fields/rules.ts';
import { text } from '../fields/text.ts';

export const workloadRegistration = defineKind({
  kind: 'WorkloadRegistration',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'A place where workload files are, and the workspace that these workloads belong to.',
  spec: object(
    {
      workload: required(object(repoRefFields, 'Where the workload files are.')),
      workspace: optional(text('Workspace that the workloads belong to.', LABEL_VALUE)),
    },
    'Repository and workspace.',
  ),
  make: ({ workload, workspace = '' }, head) => ({
    ...head,
    kind: 'WorkloadRegistration',
    workload: repoRef(workload),
    workspace,
  }),
});
