import { GROUP_VERSION } from '../../resources/resource.ts';
import { repoRef, repoRefFields } from '../fields/common.ts';
import { defineKind } from '../fields/definition.ts';
import { object, optional } from '../fields/object.ts';
import { COMMIT, DNS_SUBDOMAIN } from '../fields/rules.ts';
import { text } from '../fields/text.ts';

export const baseRepo = defineKind({
  kind: 'BaseRepo',
  apiVersion: GROUP_VERSION,
  nameRule: DNS_SUBDOMAIN,
  description: 'Where the promoted content of an environment is. The one named `main` gives the promoted commit.',
  spec: object(
    { ...repoRefFields, commit: optional(text('Commit of the branch; the last one, without.', COMMIT)) },
    'Repository, branch, folder and commit.',
  ),
  make: (spec, head) => ({ ...head, kind: 'BaseRepo', ...repoRef(spec), commit: spec.commit }),
});
