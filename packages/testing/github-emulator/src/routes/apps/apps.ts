import { randomBytes } from 'node:crypto';
import { HttpError, notFound } from '../../model/http-error.ts';
import type { AppSpec, Permission } from '../../model/protocol.ts';
import { type ApiCall, type ApiRoute, created, defineRoute, ok } from '../../routing/route.ts';
import { repositoryView } from '../../views/repositories.ts';
import { userView } from '../../views/users.ts';

interface AccessTokenBody {
  readonly repositories?: readonly string[];
  readonly permissions?: Readonly<Record<string, Permission>>;
}

/** How a GitHub App gets a token for its installation. */
export const appRoutes: readonly ApiRoute[] = [
  defineRoute('GET /repos/{owner}/{repo}/installation', 'none', (call) => {
    const app = requireApp(call);
    if (app.repositories[call.repository.fullName] === undefined) throw notFound();
    return ok(installationView(call, app));
  }),
  defineRoute<AccessTokenBody | undefined>(
    'POST /app/installations/{installation_id}/access_tokens',
    'none',
    (call) => {
      const app = requireApp(call);
      if (app.installation !== Number(call.path.installation_id)) throw notFound();
      const names = call.body?.repositories;
      const granted = Object.entries(app.repositories).filter(
        ([name]) => names?.includes(name.split('/')[1] ?? '') ?? true,
      );
      if (granted.length < (names?.length ?? 0))
        throw new HttpError(
          422,
          'There is at least one repository that does not exist or is not accessible to the parent installation.',
        );
      const repositories = Object.fromEntries(
        granted.map(([name, all]) => [name, restrictPermissions(all, call.body?.permissions)]),
      );
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      call.github.setToken(token, { login: `${app.slug}[bot]`, kind: 'app', repositories });
      const [permissions = {}] = Object.values(repositories);
      return created({
        token,
        expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        permissions: toApiPermissions(permissions),
        repository_selection: names === undefined ? 'all' : 'selected',
        ...(names === undefined ? {} : { repositories: granted.flatMap(([name]) => findRepositoryViews(call, name)) }),
      });
    },
  ),
  defineRoute('DELETE /installation/token', 'none', (call) => {
    if (call.token === undefined || call.actor.kind !== 'app') throw new HttpError(401, 'Bad credentials');
    call.github.revokeToken(call.token);
    return { status: 204 };
  }),
];

function findRepositoryViews({ github, api }: ApiCall, name: string): readonly unknown[] {
  const repository = github.findRepository(name);
  return repository === undefined ? [] : [repositoryView(github, api, repository)];
}

function requireApp({ github, issuer }: ApiCall): AppSpec {
  const app = github.apps.find((candidate) => candidate.issuer === issuer);
  if (app === undefined) throw new HttpError(401, 'A JSON web token could not be decoded');
  return app;
}

/** @throws 422 if a requested permission exceeds the installation's */
function restrictPermissions(
  all: Readonly<Record<string, Permission>>,
  wanted: Readonly<Record<string, Permission>> | undefined,
): Readonly<Record<string, Permission>> {
  if (wanted === undefined) return all;
  const named = Object.entries(wanted).map(([name, level]) => [name.replaceAll('_', '-'), level] as const);
  if (named.some(([name, level]) => name !== 'metadata' && all[name] !== 'write' && all[name] !== level))
    throw new HttpError(422, 'The permissions requested are not granted to this installation.');
  return Object.fromEntries(named);
}

function toApiPermissions(permissions: Readonly<Record<string, Permission>>): Readonly<Record<string, Permission>> {
  const named = Object.entries(permissions).map(([name, level]) => [name.replaceAll('-', '_'), level]);
  return { ...Object.fromEntries(named), metadata: 'read' };
}

function installationView({ api, github, repository }: ApiCall, app: AppSpec): unknown {
  const url = `${api}/app/installations/${app.installation}`;
  const [permissions = {}] = Object.values(app.repositories);
  return {
    id: app.installation,
    account: userView(api, repository.owner),
    repository_selection: 'selected',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${github.url}/settings/installations/${app.installation}`,
    app_id: 1,
    app_slug: app.slug,
    target_id: repository.owner.id,
    target_type: 'Organization',
    permissions: toApiPermissions(permissions),
    events: [],
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  };
}
