import { readCommitObject } from '../../git/commits.ts';
import { listRefs } from '../../git/refs.ts';
import { HttpError } from '../../model/http-error.ts';
import type { RepositoryRecord } from '../../model/records.ts';
import { type ApiRoute, defineRoute, ok, paginate } from '../../routing/route.ts';
import { findProtection } from '../../state/mergeability.ts';
import { commitView } from '../../views/commits.ts';

const REPO = '/repos/{owner}/{repo}';

export const branchRoutes: readonly ApiRoute[] = [
  defineRoute(`GET ${REPO}/branches`, 'contents:read', (call) => {
    const url = `${call.api}/repos/${call.repository.fullName}/commits`;
    const wanted = call.query.get('protected');
    const all = listBranches(call.repository).filter((branch) => wanted === null || String(branch.guarded) === wanted);
    return paginate(call, all, ({ name, id, guarded }) => ({
      name,
      commit: { sha: id, url: `${url}/${id}` },
      protected: guarded,
    }));
  }),
  defineRoute(`GET ${REPO}/branches/{branch}`, 'contents:read', (call) => {
    const found = listBranches(call.repository).find(({ name }) => name === call.path.branch);
    if (found === undefined) throw new HttpError(404, 'Branch not found');
    const { name, id, guarded } = found;
    const self = `${call.api}/repos/${call.repository.fullName}/branches/${encodeURIComponent(name)}`;
    const contexts = findProtection(call.repository, name)?.requiredStatusChecks ?? [];
    return ok({
      name,
      commit: commitView(call.github, call.api, call.repository, readCommitObject(call.repository.folder, id)),
      _links: { self, html: `${call.github.url}/${call.repository.fullName}/tree/${name}` },
      protected: guarded,
      protection: {
        enabled: guarded,
        required_status_checks: { enforcement_level: contexts.length > 0 ? 'non_admins' : 'off', contexts, checks: [] },
      },
      protection_url: `${self}/protection`,
    });
  }),
];

function listBranches(
  repository: RepositoryRecord,
): readonly { readonly name: string; readonly id: string; readonly guarded: boolean }[] {
  return listRefs(repository.folder, 'refs/heads/').map(({ ref, id }) => {
    const name = ref.slice('refs/heads/'.length);
    return { name, id, guarded: findProtection(repository, name) !== undefined };
  });
}
