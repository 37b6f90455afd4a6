import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRefFields, toRepoRef } from '../fields/common-shapes.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { objectShape } from '../shapes/object-shape.ts';
import { defineKind } from './define-kind.ts';

export const gitOpsRepoKind = defineKind({
  kind: 'GitOpsRepo',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Where the manifests of an environment are published.',
  spec: objectShape(repoRefFields, 'Repository, branch and folder.'),
  create: (spec, header) => ({ ...header, kind: 'GitOpsRepo', ...toRepoRef(spec) }),
});
