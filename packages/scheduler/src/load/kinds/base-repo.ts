import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRefFields, toRepoRef } from '../fields/common-shapes.ts';
import { COMMIT_RULE } from '../fields/git-rules.ts';
import { DNS_SUBDOMAIN_RULE } from '../fields/text-rules.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { textShape } from '../shapes/text-shape.ts';
import { defineKind } from './define-kind.ts';

export const baseRepoKind = defineKind({
  kind: 'BaseRepo',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN_RULE,
  description: 'Where the promoted content of an environment is. The one named `main` determines the promoted commit.',
  // Without its commit, it would promote the latest one.
  spec: objectShape(
    { ...repoRefFields, commit: optional(textShape('Commit of the branch. Default: the latest one.', COMMIT_RULE)) },
    'Repository, branch, folder and commit.',
    'closed',
  ),
  create: (spec, header) => ({ ...header, kind: 'BaseRepo', ...toRepoRef(spec), commit: spec.commit || undefined }),
});
