// `gh` and `az` as somebody uses them who follows the set-up guide: what is done on GitHub happens on the GitHub on loopback, what is set is noted.
// Commands and options that are not here are refused.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SUBSCRIPTION_ID } from '@kalypso-actions/azure-emulator';
import { createRepository } from '@kalypso-actions/git-server';
import { type RecordedSetting, recordSetting } from './recorded-settings.ts';

type CommandOptions = Readonly<Record<string, string>>;
type CliCommand = (options: CommandOptions, positionals: readonly string[]) => void | Promise<void>;

const TENANT = '00000000-0000-0000-0000-00000000000e';
const APPLICATION = '00000000-0000-0000-0000-00000000000a';
const PRINCIPAL = '00000000-0000-0000-0000-00000000000b';

const note = (one: RecordedSetting) => recordSetting(setting('LOOPBACK_NOTES'), one);
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const bare = (repository: string) => join(setting('LOOPBACK_REPOSITORIES'), `${repository}.git`);

/** Each with the options that it takes; a word that ends in `!` is an option without a value. */
const COMMANDS: Readonly<Record<string, readonly [options: string, run: CliCommand]>> = {
  'gh repo create': [
    'private! source push!',
    ({ source, push }, [name = '']) => {
      createRepository(setting('LOOPBACK_REPOSITORIES'), name, []);
      git('-C', given(source), 'remote', 'add', 'origin', `${setting('LOOPBACK_GITHUB')}/${name}`);
      if (push !== undefined) git('-C', given(source), 'push', '--quiet', '--set-upstream', 'origin', 'HEAD');
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
  'gh variable set': [
    'repo body',
    ({ repo, body }, [name = '']) => note({ what: 'variable', repository: existing(repo), name, value: given(body) }),
  ],
  'gh secret set': [
    'repo',
    ({ repo }, [name = '']) =>
      note({ what: 'secret', repository: existing(repo), name, value: readFileSync(0, 'utf8') }),
  ],
  'gh api': [
    'method',
    ({ method }, [path = '']) => {
      const [, repository, name] = /^repos\/([^/]+\/[^/]+)\/environments\/([^/]+)$/.exec(path) ?? [];
      if (method !== 'PUT' || name === undefined) throw new Error(`${method} ${path} is not here`);
      note({ what: 'environment', repository: existing(repository), name });
    },
  ],
  'gh pr create': [
    'base fill!',
    async ({ base, fill }) => {
      if (fill === undefined) throw new Error('a title is needed');
      const server = setting('LOOPBACK_GITHUB');
      const repository = git('remote', 'get-url', 'origin').slice(server.length + 1);
      const response = await fetch(`${server}/api/v3/repos/${repository}/pulls`, {
        method: 'POST',
        headers: { authorization: `token ${setting('LOOPBACK_TOKEN')}` },
        body: JSON.stringify({
          title: git('log', '-1', '--format=%s'),
          head: git('branch', '--show-current'),
          base: given(base),
        }),
      });
      if (!response.ok) throw new Error(await response.text());
    },
  ],
  'az account show': ['query output', ({ query }) => tell(query, { id: SUBSCRIPTION_ID, tenantId: TENANT })],
  'az ad app create': [
    'display-name query output',
    ({ query }) => {
      note({ what: 'application', id: APPLICATION });
      tell(query, { appId: APPLICATION });
    },
  ],
  'az ad sp create': [
    'id query output',
    ({ id, query }) => {
      note({ what: 'principal', id: PRINCIPAL, application: given(id) });
      tell(query, { id: PRINCIPAL });
    },
  ],
  'az ad app federated-credential create': [
    'id parameters output',
    ({ id, parameters }) => {
      const { issuer, subject, audiences } = JSON.parse(given(parameters));
      if (issuer !== 'https://token.actions.githubusercontent.com')
        throw new Error(`not GitHub's workflows: ${issuer}`);
      if (audiences?.[0] !== 'api://AzureADTokenExchange') throw new Error(`not for Azure: ${audiences}`);
      note({ what: 'federation', application: given(id), subject });
    },
  ],
  'az role assignment create': [
    'role scope assignee-object-id assignee-principal-type output',
    ({ role, scope, ...options }) =>
      note({
        what: 'role',
        principal: given(options['assignee-object-id']),
        role: given(role),
        scope: given(scope),
      }),
  ],
  'az extension add': ['upgrade! name', () => {}],
  'az k8s-configuration flux create': [
    'resource-group cluster-name cluster-type name namespace scope url branch https-user https-key kustomization',
    (options, kustomization) => {
      const path = kustomization.find((word) => word.startsWith('path='))?.slice('path='.length);
      note({
        what: 'configuration',
        cluster: given(options['cluster-name']),
        resourceGroup: given(options['resource-group']),
        name: given(options.name),
        url: given(options.url),
        branch: given(options.branch),
        path: given(path),
      });
    },
  ],
};

const words = process.argv.slice(2);
const [name, command] = Object.entries(COMMANDS).find(([start]) => `${words.join(' ')} `.startsWith(`${start} `)) ?? [];
if (name === undefined || command === undefined) throw new Error(`there is no command ${words.join(' ')}`);
const [takes, run] = command;
const { values, positionals } = parseArgs({
  args: words.slice(name.split(' ').length),
  allowPositionals: true,
  options: Object.fromEntries(
    takes
      .split(' ')
      .map((word) => [word.replace('!', ''), { type: word.endsWith('!') ? 'boolean' : 'string' }] as const),
  ),
});
await run(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])), positionals);

function setting(variable: string): string {
  return given(process.env[variable]);
}

function given(value: string | undefined): string {
  if (value === undefined || value === '') throw new Error('a value is missing');
  return value;
}

/** The name of a repository that there is. */
function existing(repository: string | undefined): string {
  git('-C', bare(given(repository)), 'rev-parse', '--git-dir');
  return given(repository);
}

/** What `--query … --output tsv` prints. */
function tell(query: string | undefined, answer: CommandOptions): void {
  console.log(given(answer[given(query)]));
}
