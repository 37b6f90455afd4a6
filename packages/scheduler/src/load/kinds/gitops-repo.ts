import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRef, repoRefFields } from '../fields/common.ts';
import { defineKind } from '../fields/definition.ts';
import { object } from '../fields/object.ts';
import { DNS_SUBDOMAIN } from '../fields/rules.ts';

export const gitOpsRepo = defineKind({
  kind: 'GitOpsRepo',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'Where the manifests of an environment go.',
  spec: object(repoRefFields, 'Repository, branch and folder.'),
  make: (spec, head) => ({ ...head, kind: 'GitOpsRepo', ...repoRef(spec) }),
});
