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

/** What a GitHub App does to get a token for an installation. */
export const appRoutes: readonly ApiRoute[] = [
  defineRoute('GET /repos/{owner}/{repo}/installation', 'nothing', (call) => {
    const app = requireApp(call);
    if (app.repositories[call.repository.fullName] === undefined) throw notFound();
    return ok(installationView(call, app));
  }),
  defineRoute<AccessTokenBody | undefined>(
    'POST /app/installations/{installation_id}/access_tokens',
    'nothing',
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
      call.world.setToken(token, { login: `${app.slug}[bot]`, kind: 'app', repositories });
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
  defineRoute('DELETE /installation/token', 'nothing', (call) => {
    if (call.token === undefined || call.actor.kind !== 'app') throw new HttpError(401, 'Bad credentials');
    call.world.revokeToken(call.token);
    return { status: 204 };
  }),
];

function findRepositoryViews({ world, api }: ApiCall, name: string): readonly unknown[] {
  const repository = world.findRepository(name);
  return repository === undefined ? [] : [repositoryView(world, api, repository)];
}

function requireApp({ world, issuer }: ApiCall): AppSpec {
  const app = world.apps.find((candidate) => candidate.issuer === issuer);
  if (app === undefined) throw new HttpError(401, 'A JSON web token could not be decoded');
  return app;
}

/** @throws when more is asked for than the installation has */
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

function installationView({ api, world, repository }: ApiCall, app: AppSpec): unknown {
  const url = `${api}/app/installations/${app.installation}`;
  const [permissions = {}] = Object.values(app.repositories);
  return {
    id: app.installation,
    account: userView(api, repository.owner),
    repository_selection: 'selected',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${world.url}/settings/installations/${app.installation}`,
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
