import type { Inputs } from '@kalypso-actions/action-kit';
import {
  type CloudName,
  type Policy,
  parseDuration,
  parseRequirements,
  type Repository,
  repositoryOf,
  type Scope,
} from '@kalypso-actions/compliance';
import { parseRepository, type RepositoryName } from '@kalypso-actions/github';
import { type Diagnostic, quote } from '@kalypso-actions/scheduler';
import { commitOfEvent } from './event.ts';

/** Where the commit status goes, and what it says at the end. */
export interface StatusSettings {
  readonly repository: RepositoryName;
  readonly commit: string;
  readonly context: string;
  readonly onSuccess: 'success' | 'pending';
}

/** What the inputs say, checked. */
export interface Settings {
  /** For people: `contoso/gitops`. */
  readonly name: string;
  readonly watched: { readonly repository: Repository; readonly branch: string };
  /** The same repository to GitHub; nothing when it is on another server, so that nobody can be asked about its commits. */
  readonly repository: RepositoryName | undefined;
  readonly policy: Policy;
  /** Milliseconds, as all durations. */
  readonly timeout: number;
  readonly interval: number;
  readonly stability: number;
  readonly status: StatusSettings | undefined;
  readonly scope: Scope;
  readonly cloud: CloudName;
  readonly resourceManager: string | undefined;
  readonly clientId: string | undefined;
  readonly tenantId: string | undefined;
}

/** What of the runner matters for the inputs. */
export interface Surroundings {
  readonly serverUrl: string;
  /** The repository that the workflow runs in. */
  readonly repository: string;
  readonly eventFile: string | undefined;
}

const COMMIT = { pattern: /^[0-9a-f]{40}$/i, hint: 'Give all 40 digits of it.' };
const SUBSCRIPTION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HTTPS = { pattern: /^https:\/\/[^\s/]+\/?$/, hint: 'Use `https://<host>`.' };

/** Tells what is wrong with an input, and what to do. */
type Reject = (name: string, value: string, hint: string) => void;

/** Reads the inputs; whatever is wrong with any of them comes in `problems`, and then the settings are not to be used. */
export function readSettings(
  inputs: Inputs,
  around: Surroundings,
): { readonly settings: Settings; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const reject: Reject = (name, value, hint) => {
    const message = value === '' ? `input ${name} is not given` : `input ${name} is ${quote(value)}`;
    problems.push({ code: 'input', severity: 'error', message, hint });
  };
  const watched = readWatched(inputs, around, reject);
  const interval = duration('interval', inputs.text('interval') || '30s', reject);
  if (interval === 0) reject('interval', '0', 'Use more than nothing.');
  const settings = {
    ...watched,
    policy: readPolicy(inputs, around, watched, reject),
    timeout: duration('timeout', inputs.text('timeout') || '30m', reject),
    interval,
    stability: duration('stability', inputs.text('stability') || '0s', reject),
    status: readStatus(inputs, around, watched.watched.branch, reject),
    ...readAzure(inputs, reject),
  };
  return { settings, problems: [...inputs.problems, ...problems] };
}

type Watched = Pick<Settings, 'name' | 'watched' | 'repository'>;

function readWatched(inputs: Inputs, { serverUrl }: Surroundings, reject: Reject): Watched {
  const address = inputs.required('repository');
  const branch = inputs.required('branch');
  const repository = parseRepository(address, serverUrl);
  const found = repositoryOf(repository ? `${serverUrl}/${fullName(repository)}` : address);
  if (address !== '' && found === undefined) reject('repository', address, 'Use `owner/name` or an address.');
  return {
    name: repository ? fullName(repository) : address,
    watched: { repository: found ?? { host: '', path: '' }, branch },
    repository,
  };
}

function readPolicy(inputs: Inputs, around: Surroundings, { name, watched }: Watched, reject: Reject): Policy {
  const require = inputs.text('require');
  const { requirements, problems } = parseRequirements(require);
  for (const problem of problems) reject('require', require, `There, ${problem}.`);
  const minimum = inputs.text('minimum-configurations') || '1';
  if (!/^\d{1,9}$/.test(minimum)) reject('minimum-configurations', minimum, 'Use a number, 0 or more.');
  return {
    commit: readCommit(inputs, around, name, watched.branch, reject),
    branch: watched.branch,
    grace: duration('grace', inputs.text('grace') || '5m', reject),
    staleAfter: duration('stale-after', inputs.text('stale-after') || '24h', reject),
    requirements,
    minimum: Number(minimum),
    ignoreSuspended: inputs.flag('ignore-suspended'),
  };
}

function readCommit(inputs: Inputs, { eventFile }: Surroundings, name: string, branch: string, reject: Reject): string {
  const given = inputs.matching('commit', COMMIT);
  if (given !== undefined) return given.toLowerCase();
  const found = commitOfEvent(eventFile, name, branch) ?? '';
  if (!COMMIT.pattern.test(found))
    reject('commit', found, 'Set it to all 40 digits of a commit: the event does not name one of that branch.');
  return found.toLowerCase();
}

function readStatus(inputs: Inputs, around: Surroundings, branch: string, reject: Reject): StatusSettings | undefined {
  const commit = inputs.matching('status-commit', COMMIT);
  const where = inputs.optional('status-repository');
  const context = inputs.text('status-context') || `${branch} environment`;
  const onSuccess = inputs.choice('status-on-success', ['success', 'pending']);
  const repository = parseRepository(where ?? around.repository, around.serverUrl);
  if (where !== undefined && repository === undefined) reject('status-repository', where, 'Use `owner/name`.');
  if (commit === undefined) return undefined;
  if (inputs.text('token') === '') reject('token', '', 'The commit status is set with it.');
  if (repository !== undefined) return { repository, commit: commit.toLowerCase(), context, onSuccess };
  if (where === undefined) reject('status-repository', '', 'Set it: nothing says where the workflow runs.');
  return undefined;
}

type AzureSettings = Pick<Settings, 'scope' | 'cloud' | 'resourceManager' | 'clientId' | 'tenantId'>;

function readAzure(inputs: Inputs, reject: Reject): AzureSettings {
  const ids = listOf(inputs.text('subscriptions'));
  const names = listOf(inputs.text('management-groups'));
  for (const id of ids) if (!SUBSCRIPTION.test(id)) reject('subscriptions', id, 'Use the ids of subscriptions.');
  if (ids.length > 0 && names.length > 0)
    reject('management-groups', names.join(','), 'Give either subscriptions or management groups.');
  const clientId = inputs.optional('client-id');
  const tenantId = inputs.optional('tenant-id');
  if (clientId !== undefined && tenantId === undefined) reject('tenant-id', '', 'Set it: `client-id` needs it.');
  return {
    scope: scopeOf(ids, names),
    cloud: inputs.choice('cloud', ['public', 'usgovernment', 'china']),
    resourceManager: inputs.matching('resource-manager-endpoint', HTTPS),
    clientId,
    tenantId,
  };
}

function duration(name: string, value: string, reject: Reject): number {
  const milliseconds = parseDuration(value);
  if (milliseconds === undefined)
    reject(name, value, 'Use numbers with units, for example `90s`, `5m` or `1h30m`; 24 days at most.');
  return milliseconds ?? Number.NaN;
}

function scopeOf(ids: readonly string[], names: readonly string[]): Scope {
  if (ids.length > 0) return { kind: 'subscriptions', ids };
  return names.length > 0 ? { kind: 'management-groups', names } : { kind: 'all' };
}

function listOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((part) => part !== ''))];
}

function fullName({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`;
}
