import { GROUP_VERSION } from '../../resources/resource.ts';
import { toRepoRef, repoRefFields } from '../fields/common-shapes.ts';
import { defineKind } from './define-kind.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { COMMIT_RULE, DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { text } from '../shapes/text-shape.ts';

export const baseRepoKind = defineKind({
  kind: 'BaseRepo',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Where the promoted content of an environment is. The one named `main` gives the promoted commit.',
  spec: objectShape(
    { ...repoRefFields, commit: optional(text('Commit of the branch; the last one, without.', COMMIT_RULE)) },
    'Repository, branch, folder and commit.',
  ),
  make: (spec, head) => ({ ...head, kind: 'BaseRepo', ...toRepoRef(spec), commit: spec.commit }),
});
