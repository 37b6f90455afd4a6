import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBSCRIPTION_ID } from '@kalypso-actions/azure-emulator';
import { createRepository } from '@kalypso-actions/git-server';
import { type CliCommands, printQuery, readVariable, record, requireValue } from './cli-command.ts';
import { CLUSTER_COMMANDS } from './cluster-commands.ts';

const TENANT = '00000000-0000-0000-0000-00000000000e';
const APPLICATION = '00000000-0000-0000-0000-00000000000a';
const PRINCIPAL = '00000000-0000-0000-0000-00000000000b';

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const bare = (repository: string) => join(readVariable('EMULATOR_REPOSITORIES'), `${repository}.git`);

/** What starts the subjects of a repository's ID tokens; servers that are older than the setting do not return it. */
interface SubjectResponse {
  readonly sub_claim_prefix?: string;
}

/** The filters of guides, which gh applies to a response. */
const JQ_FILTERS: Readonly<Record<string, (response: SubjectResponse) => string>> = {
  '.sub_claim_prefix // empty': ({ sub_claim_prefix: prefix }) => prefix ?? '',
};

function unknownFilter(filter: string): never {
  throw new Error(`the filter ${filter} is not emulated`);
}

/** The commands that are emulated. They act on the GitHub emulator, and settings are recorded. */
export const COMMANDS: CliCommands = {
  ...CLUSTER_COMMANDS,
  'gh repo create': [
    'private! source push!',
    ({ source, push }, [name = '']) => {
      createRepository(readVariable('EMULATOR_REPOSITORIES'), name, []);
      git('-C', requireValue(source), 'remote', 'add', 'origin', `${readVariable('EMULATOR_GITHUB')}/${name}`);
      if (push !== undefined) git('-C', requireValue(source), 'push', '--quiet', '--set-upstream', 'origin', 'HEAD');
    },
  ],
  'gh repo edit': [
    'default-branch',
    (options, [name = '']) => {
      const branch = `refs/heads/${options['default-branch']}`;
      git('-C', bare(name), 'rev-parse', '--verify', '--quiet', branch);
      git('-C', bare(name), 'symbolic-ref', 'HEAD', branch);
    },
  ],
  'gh label create': [
    'repo description',
    async ({ repo, description = '' }, [name = '']) => {
      await requestGitHub('POST', `/repos/${requireRepository(repo)}/labels`, { name, description });
    },
  ],
  'gh variable set': [
    'repo body',
    ({ repo, body }, [name = '']) =>
      record({ kind: 'variable', repository: requireRepository(repo), name, value: requireValue(body) }),
  ],
  'gh secret set': [
    'repo env',
    ({ repo, env: environment }, [name = '']) => {
      const secret = {
        kind: 'secret',
        repository: requireRepository(repo),
        name,
        value: readFileSync(0, 'utf8'),
      } as const;
      record(environment === undefined ? secret : { ...secret, environment });
    },
  ],
  'gh api': [
    'method F* f* jq',
    async ({ method = 'GET', F, f, jq }, [path = '']) => {
      const body = { ...parseFields(F, (value) => JSON.parse(value)), ...parseFields(f, (value) => value) };
      const response = await requestGitHub(method, `/${path}`, method === 'GET' ? undefined : body);
      if (jq === undefined) console.log(JSON.stringify(response));
      else console.log((JQ_FILTERS[jq] ?? unknownFilter(jq))(response as SubjectResponse));
    },
  ],
  'gh auth token': ['', () => console.log(readVariable('EMULATOR_TOKEN'))],
  'gh pr create': [
    'base fill!',
    async ({ base, fill }) => {
      if (fill === undefined) throw new Error('gh pr create: --fill is required');
      const repository = git('remote', 'get-url', 'origin').slice(readVariable('EMULATOR_GITHUB').length + 1);
      const title = git('log', '-1', '--format=%s');
      await requestGitHub('POST', `/repos/${repository}/pulls`, {
        title,
        head: git('branch', '--show-current'),
        base: requireValue(base),
      });
    },
  ],
  'gh pr list': [
    'repo base json jq',
    async ({ repo, base, jq }) => {
      // The only filter that is emulated: the numbers of pull requests from branches that start with a text.
      const [, start] =
        /^\.\[\] \| select\(\.headRefName \| startswith\("([^"]+)"\)\) \| \.number$/.exec(jq ?? '') ?? [];
      const pulls = await requestGitHub(
        'GET',
        `/repos/${requireRepository(repo)}/pulls?state=open&base=${requireValue(base)}`,
      );
      for (const { number, head } of pulls as readonly { number: number; head: { ref: string } }[])
        if (head.ref.startsWith(requireValue(start))) console.log(number);
    },
  ],
  'gh pr close': [
    'repo delete-branch!',
    async ({ repo, 'delete-branch': deletes }, [number = '']) => {
      const path = `/repos/${requireRepository(repo)}/pulls/${number}`;
      const { head } = (await requestGitHub('PATCH', path, { state: 'closed' })) as { head: { ref: string } };
      if (deletes !== undefined) git('-C', bare(requireValue(repo)), 'branch', '-D', head.ref);
    },
  ],
  'gh workflow run': [
    'repo ref field*',
    async ({ repo, ref, field }, [file = '']) => {
      const path = `/repos/${requireRepository(repo)}/actions/workflows/${file}/dispatches`;
      const inputs = parseFields(requireValue(field), (value) => value);
      await requestGitHub('POST', path, { ref: requireValue(ref), inputs });
    },
  ],
  'kubectl delete environments.scheduler.kalypso.io': [
    'all-namespaces! field-selector',
    ({ 'all-namespaces': everywhere, 'field-selector': selector }) => {
      const [, environment] = /^metadata\.name=([a-z0-9-]+)$/.exec(selector ?? '') ?? [];
      record({ kind: 'operator-stopped', environment: requireValue(everywhere && environment) });
    },
  ],
  'az account show': ['query output', ({ query }) => printQuery(query, { id: SUBSCRIPTION_ID, tenantId: TENANT })],
  'az ad app create': [
    'display-name query output',
    ({ query }) => {
      record({ kind: 'application', id: APPLICATION });
      printQuery(query, { appId: APPLICATION });
    },
  ],
  'az ad sp create': [
    'id query output',
    ({ id, query }) => {
      record({ kind: 'principal', id: PRINCIPAL, application: requireValue(id) });
      printQuery(query, { id: PRINCIPAL });
    },
  ],
  'az ad app federated-credential create': [
    'id parameters output',
    ({ id, parameters }) => {
      const { issuer, subject, audiences } = JSON.parse(requireValue(parameters));
      if (issuer !== 'https://token.actions.githubusercontent.com') throw new Error(`unexpected issuer: ${issuer}`);
      if (audiences?.[0] !== 'api://AzureADTokenExchange') throw new Error(`unexpected audiences: ${audiences}`);
      record({ kind: 'federation', application: requireValue(id), subject });
    },
  ],
  'az role assignment create': [
    'role scope assignee-object-id assignee-principal-type output',
    ({ role, scope, ...options }) =>
      record({
        kind: 'role',
        principal: requireValue(options['assignee-object-id']),
        role: requireValue(role),
        scope: requireValue(scope),
      }),
  ],
};

/** The fields of a request: `name=value`, or `object[name]=value`, one on each line. */
function parseFields(lines: string | undefined, parse: (value: string) => unknown): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const line of lines === undefined ? [] : lines.split('\n')) {
    const [, name = '', key, value = ''] = /^([\w-]+)(?:\[(\w+)\])?=(.*)$/.exec(line) ?? [];
    fields[name] = key === undefined ? parse(value) : { ...(fields[name] as object | undefined), [key]: parse(value) };
  }
  return fields;
}

async function requestGitHub(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${readVariable('EMULATOR_GITHUB')}/api/v3${path}`, {
    method,
    headers: { authorization: `token ${readVariable('EMULATOR_TOKEN')}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.status === 204 ? undefined : response.json();
}

/** @throws if the repository does not exist */
function requireRepository(repository: string | undefined): string {
  git('-C', bare(requireValue(repository)), 'rev-parse', '--git-dir');
  return requireValue(repository);
}
