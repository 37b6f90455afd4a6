import { GROUP_VERSION } from '../model.ts';
import { repoRef, repoRefFields } from './common.ts';
import { defineKind } from './definition.ts';
import { object, optional } from './object.ts';
import { COMMIT, DNS_SUBDOMAIN } from './rules.ts';
import { text } from './text.ts';

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
