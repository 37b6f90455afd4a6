import { GROUP_VERSION } from '../../resources/resource.ts';
import { toRepoRef, repoRefFields } from '../fields/common-shapes.ts';
import { defineKind } from './define-kind.ts';
import { objectShape } from '../shapes/object-shape.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';

export const gitOpsRepoKind = defineKind({
  kind: 'GitOpsRepo',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Where the manifests of an environment go.',
  spec: objectShape(repoRefFields, 'Repository, branch and folder.'),
  make: (spec, head) => ({ ...head, kind: 'GitOpsRepo', ...toRepoRef(spec) }),
});
