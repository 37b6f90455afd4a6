import { GROUP_VERSION } from '../model.ts';
import { repoRef, repoRefFields } from './common.ts';
import { defineKind } from './definition.ts';
import { object } from './object.ts';
import { DNS_SUBDOMAIN } from './rules.ts';

export const gitOpsRepo = defineKind({
  kind: 'GitOpsRepo',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'Where the manifests of an environment go.',
  spec: object(repoRefFields, 'Repository, branch and folder.'),
  make: (spec, head) => ({ ...head, kind: 'GitOpsRepo', ...repoRef(spec) }),
});
