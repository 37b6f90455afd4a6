import type { Inputs } from '@kalypso-actions/action-kit';
import { AZURE_CLOUD_NAMES, type QueryScope } from '@kalypso-actions/azure';
import { parseDuration } from '@kalypso-actions/calendar';
import {
  type AzureOptions,
  type CheckComplianceOptions,
  type CompliancePolicy,
  expectsReporter,
  findExpectedClusters,
  type Inventory,
  parseRepositoryAddress,
  parseRequirements,
  type RolloutOptions,
  readAssignments,
  readInventory,
  type StatusTarget,
} from '@kalypso-actions/compliance';
import { quote } from '@kalypso-actions/diagnostics';
import { isCommitId, WRITTEN_COMMIT_ID_PATTERN } from '@kalypso-actions/git-objects';
import { formatRepositoryName, parseRepositoryName } from '@kalypso-actions/github';
import { readEventCommit } from './event-commit.ts';

/** The workflow run that the inputs belong to. */
export interface WorkflowContext {
  readonly serverUrl: string;
  /** The repository of the workflow, `owner/name`; empty if it is unknown. */
  readonly repository: string;
  /** `GITHUB_EVENT_PATH`. */
  readonly eventPath: string | undefined;
}

const COMMIT = { pattern: WRITTEN_COMMIT_ID_PATTERN, hint: 'Use the full commit ID of 40 digits.' };
const SUBSCRIPTION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HTTPS = { pattern: /^https:\/\/[^\s/]+\/?$/, hint: 'Use `https://<host>`.' };
const DEFAULT_STABILITY = '2m';
/** The longest time that a timer of Node can wait: 24 days. */
const MAX_DURATION_MS = 2 ** 31 - 1;

/** Reads and validates the inputs. If `inputs.problems` is not empty afterwards, do not use the options. */
export function readCheckOptions(inputs: Inputs, workflow: WorkflowContext): CheckComplianceOptions {
  const watched = readWatched(inputs, workflow, 'repository', inputs.required('repository'), inputs.required('branch'));
  const { repositoryLabel, branch } = watched;
  const options: CheckComplianceOptions = {
    repositoryLabel,
    watched: { repository: watched.address, branch },
    repository: watched.repository,
    policy: readPolicy(inputs, workflow, watched),
    timeoutMs: readDuration(inputs, 'timeout', inputs.text('timeout') || '30m'),
    intervalMs: readDuration(inputs, 'interval', inputs.text('interval') || '30s', 1),
    inventory: readInventoryInput(inputs, watched),
    children: inputs.choice('children', ['all', 'declared']),
    // An input that is not set is true, as in action.yml.
    confirm: inputs.text('confirm') === '' || inputs.flag('confirm'),
    status: readStatusTarget(inputs, workflow, branch),
    azure: readAzureOptions(inputs),
  };
  return { ...options, ...readRollout(inputs, workflow, options.inventory) };
}

type Watched = ReturnType<typeof readWatched>;

/** @param name the input that names the repository */
function readWatched(inputs: Inputs, { serverUrl }: WorkflowContext, name: string, text: string, branch: string) {
  const repository = parseRepositoryName(text, serverUrl);
  const repositoryLabel = repository ? formatRepositoryName(repository) : text;
  const address = parseRepositoryAddress(repository ? `${serverUrl}/${repositoryLabel}` : text);
  if (text !== '' && address === undefined) reject(inputs, name, text, 'Use `owner/name` or an address.');
  return { repositoryLabel, repository, address: address ?? { host: '', path: '' }, branch };
}

const DIGEST = /^([^=]+)=(sha256:[0-9a-f]{64})$/;
/** A name as Kubernetes accepts it. */
const DEPLOYMENT_TARGET = /^(?!.*\.\.)[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** Reads which deployment targets to check, where the platform assigns them, and which clusters have to run them; `undefined` if none is named. */
function readRollout(inputs: Inputs, workflow: WorkflowContext, inventory: Inventory | undefined) {
  const names = parseList(inputs.text('deployment-targets'));
  if (names.length === 0) {
    const others = {
      'platform-repository': inputs.text('platform-repository'),
      'platform-branch': inputs.text('platform-branch'),
      assignments: inputs.text('assignments'),
      digests: inputs.text('digests'),
    };
    for (const [name, text] of Object.entries(others))
      if (text !== '')
        reject(inputs, name, text, 'Set `deployment-targets`, too, or remove it: it is only for rollouts.');
    return undefined;
  }
  for (const name of names)
    if (!DEPLOYMENT_TARGET.test(name))
      reject(
        inputs,
        'deployment-targets',
        name,
        'Use the names of the generated folders, for example `hello-world-app-uat-test`.',
      );
  const platform = readWatched(
    inputs,
    workflow,
    'platform-repository',
    inputs.required('platform-repository'),
    inputs.required('platform-branch'),
  );
  const record = readAssignmentsInput(inputs, inventory);
  const rollout: RolloutOptions = {
    platformLabel: platform.repositoryLabel,
    targets: findExpectedClusters(names, inventory, record),
    hasAssignments: record !== undefined,
    digests: readDigests(inputs, names),
  };
  return { watched: { repository: platform.address, branch: platform.branch }, rollout };
}

/** Reads entries of the form `<deployment target>=sha256:<digest>`. */
function readDigests(inputs: Inputs, targets: readonly string[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const entry of parseList(inputs.text('digests'))) {
    const [, name = '', digest = ''] = DIGEST.exec(entry) ?? [];
    if (!targets.includes(name))
      reject(
        inputs,
        'digests',
        entry,
        'Use `<deployment target>=sha256:<digest>`, with one of the `deployment-targets`.',
      );
    else if (digests.has(name)) reject(inputs, 'digests', entry, 'Name each deployment target once.');
    digests.set(name, digest);
  }
  return digests;
}

/** An inventory lists clusters of all types, so that only the assignments show which of them have to run a target. */
function readAssignmentsInput(inputs: Inputs, inventory: Inventory | undefined) {
  const path = inputs.optional('assignments');
  if (path === undefined) {
    if (inventory !== undefined)
      reject(
        inputs,
        'assignments',
        '',
        'Set it: the inventory does not show which of its clusters have to run a deployment target.',
      );
    return undefined;
  }
  const { value, diagnostics } = readAssignments(path);
  inputs.addProblems(diagnostics);
  for (const { name } of inventory?.clusters.filter(({ clusterType }) => clusterType === undefined) ?? [])
    reject(
      inputs,
      'inventory',
      inputs.text('inventory'),
      `Add \`clusterType\` to the cluster ${quote(name)}: assignments are made to cluster types.`,
    );
  return value;
}

function readPolicy(inputs: Inputs, workflow: WorkflowContext, { repositoryLabel, branch }: Watched): CompliancePolicy {
  const text = inputs.text('require');
  const { requirements, problems } = parseRequirements(text);
  for (const problem of problems) reject(inputs, 'require', text, `Fix this entry: ${problem}.`);
  const minimum = inputs.text('minimum-configurations') || '1';
  if (!/^\d{1,9}$/.test(minimum)) reject(inputs, 'minimum-configurations', minimum, 'Use a number, 0 or more.');
  return {
    commit: readCommit(inputs, workflow, repositoryLabel, branch),
    branch,
    graceMs: readDuration(inputs, 'grace', inputs.text('grace') || '5m'),
    staleAfterMs: readDuration(inputs, 'stale-after', inputs.text('stale-after') || '24h'),
    stabilityMs: readStability(inputs),
    requirements,
    minimum: Number(minimum),
    ignoreSuspended: inputs.flag('ignore-suspended'),
  };
}

/** A single poll cannot show that something holds: that has to be accepted explicitly. */
function readStability(inputs: Inputs): number {
  const text = inputs.text('stability');
  const stabilityMs = readDuration(inputs, 'stability', text || DEFAULT_STABILITY);
  if (stabilityMs > 0 && /^0+(ms|[smhd])$/.test(inputs.text('timeout'))) {
    const hint =
      'A single poll (`timeout: 0s`) cannot show that something holds: set a longer `timeout`, or accept that with `stability: 0s`.';
    reject(inputs, 'stability', text || DEFAULT_STABILITY, hint);
  }
  return stabilityMs;
}

/** The folder of a checkout may have no inventory; a file that is named has to exist. */
function readInventoryInput(inputs: Inputs, { repository }: Watched): Inventory | undefined {
  const path = inputs.optional('inventory');
  if (path === undefined) return undefined;
  const { value, diagnostics } = readInventory(path);
  inputs.addProblems(diagnostics);
  const needsStatuses = expectsReporter(value, 'commit-status');
  if (needsStatuses && repository === undefined)
    reject(inputs, 'repository', inputs.text('repository'), 'Use `owner/name`: the inventory expects commit statuses.');
  if (needsStatuses && inputs.text('token') === '')
    reject(inputs, 'token', '', 'Set it: the commit statuses that the inventory expects are read with this token.');
  return value;
}

function readCommit(inputs: Inputs, { eventPath }: WorkflowContext, repository: string, branch: string): string {
  const input = inputs.matching('commit', COMMIT);
  if (input !== undefined) return input.toLowerCase();
  const commit = (readEventCommit(eventPath, repository, branch) ?? '').toLowerCase();
  if (!isCommitId(commit)) {
    const hint = 'Set it to a full commit ID of 40 digits: the event that started the workflow does not name one.';
    reject(inputs, 'commit', commit, hint);
  }
  return commit;
}

function readStatusTarget(inputs: Inputs, workflow: WorkflowContext, branch: string): StatusTarget | undefined {
  const commit = inputs.matching('status-commit', COMMIT)?.toLowerCase();
  const name = inputs.optional('status-repository');
  const context = inputs.text('status-context') || `${branch} environment`;
  const onSuccess = inputs.choice('status-on-success', ['success', 'pending']);
  const repository = parseRepositoryName(name ?? workflow.repository, workflow.serverUrl);
  if (name !== undefined && repository === undefined) reject(inputs, 'status-repository', name, 'Use `owner/name`.');
  if (commit === undefined) return undefined;
  if (inputs.text('status-token') === '' && inputs.text('token') === '')
    reject(inputs, 'status-token', '', 'Set it: the commit status is set with this token.');
  if (repository !== undefined) return { repository, commit, context, onSuccess };
  if (name === undefined) reject(inputs, 'status-repository', '', 'Set it: the repository of the workflow is unknown.');
  return undefined;
}

function readAzureOptions(inputs: Inputs): AzureOptions {
  const clientId = inputs.optional('client-id');
  const tenantId = inputs.optional('tenant-id');
  if (clientId !== undefined && tenantId === undefined)
    reject(inputs, 'tenant-id', '', 'Set it: `client-id` requires it.');
  return {
    scope: readScope(inputs),
    cloud: inputs.choice('cloud', AZURE_CLOUD_NAMES),
    resourceManager: inputs.matching('resource-manager-endpoint', HTTPS),
    clientId,
    tenantId,
  };
}

function readScope(inputs: Inputs): QueryScope {
  const ids = parseList(inputs.text('subscriptions'));
  const names = parseList(inputs.text('management-groups'));
  for (const id of ids)
    if (!SUBSCRIPTION_ID.test(id)) reject(inputs, 'subscriptions', id, 'Use subscription IDs, not names.');
  if (ids.length > 0 && names.length > 0)
    reject(inputs, 'management-groups', names.join(','), 'Set either `subscriptions` or `management-groups`.');
  if (ids.length > 0) return { kind: 'subscriptions', ids };
  return names.length > 0 ? { kind: 'management-groups', names } : { kind: 'all' };
}

/** Parses values that are separated by commas or white space, without repetitions. */
function parseList(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/))].filter((value) => value !== '');
}

function readDuration(inputs: Inputs, name: string, text: string, minMs = 0): number {
  const duration = parseDuration(text, { minMs, maxMs: MAX_DURATION_MS });
  if (duration.kind === 'valid') return duration.value;
  const range = minMs > 0 ? 'more than 0, at most 24 days' : 'at most 24 days';
  reject(inputs, name, text, `Use numbers with units, for example \`90s\`, \`5m\` or \`1h30m\`; ${range}.`);
  return Number.NaN;
}

function reject(inputs: Inputs, name: string, value: string, hint: string): void {
  inputs.reject(name, value === '' ? 'is not set' : `is ${quote(value)}`, hint);
}
