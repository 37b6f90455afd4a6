import {
  AzureError,
  AzureSignIn,
  discoverCloud,
  type EnvironmentVariables,
  getCloud,
  portalUrl,
} from '@kalypso-actions/azure';
import { createGitHub, type GitHub, setCommitStatus } from '@kalypso-actions/github';
import { systemClock } from '@kalypso-actions/retry';
import { AzureConfigurationSource } from '../evidence/azure/azure-configuration-source.ts';
import { RolloutSource } from '../evidence/azure/rollout-source.ts';
import type { CommitLookup } from '../evidence/commits/commit-ancestry.ts';
import { createGitHubCommitLookup, createUnavailableCommitLookup } from '../evidence/commits/github-commit-lookup.ts';
import type { EvidenceSource } from '../evidence/reconciler-report.ts';
import { CommitStatusSource } from '../evidence/statuses/commit-status-source.ts';
import { expectsReporter, type Inventory } from '../inventory/inventory.ts';
import { mergeExpectedClusters } from '../rollout/expected-clusters.ts';
import type { CheckComplianceDeps, FleetEvidence } from './check-compliance.ts';
import type { CheckComplianceOptions, StatusTarget } from './check-options.ts';
import { describeOmissions } from './describe-omissions.ts';
import { createRepositoryResolver } from './github-names.ts';

/** The runner that the check runs on. */
export interface CheckRunner {
  /** Reads the GitOps repository's commits and their statuses; empty for none. */
  readonly token: string;
  /** Sets the commit status; empty for none. */
  readonly statusToken: string;
  readonly apiUrl: string;
  /** `https://github.com`. */
  readonly serverUrl: string;
  /** The page of the workflow run, which the commit status links to. */
  readonly runUrl: string;
  /** The environment variables that sign in to Azure. */
  readonly environment: EnvironmentVariables;
  readonly log: (line: string) => void;
  /** Aborted if the runner cancels the job. */
  readonly signal: AbortSignal;
}

/** Longer than Azure takes for a page of 1,000 rows. */
const QUERY_TIMEOUT_MS = 60_000;

/** Tokens of Apps and of jobs. Those of Apps expire after an hour and cannot be renewed here; those of jobs are valid for as long as the job. */
const APP_TOKEN_PREFIX = 'ghs_';
const APP_TOKEN_LIFETIME_MS = 3_600_000;

/** Creates the real dependencies of a check: Azure, GitHub and the clock of this machine. Sends no request yet. */
export function createCheckDeps(options: CheckComplianceOptions, runner: CheckRunner): CheckComplianceDeps {
  const { log, signal } = runner;
  return {
    connect: (aborted) => connect(options, runner, aborted),
    commits: createCommitLookup(options, runner),
    setStatus: createStatusSetter(options.status, runner),
    clock: systemClock,
    log,
    signal,
  };
}

/** Connects to everything that is expected to report: Azure, unless the inventory names no cluster there; commit statuses, if it names some. */
async function connect(
  options: CheckComplianceOptions,
  runner: CheckRunner,
  signal: AbortSignal,
): Promise<FleetEvidence> {
  if (runner.token.startsWith(APP_TOKEN_PREFIX) && options.timeoutMs >= APP_TOKEN_LIFETIME_MS)
    runner.log(
      'if `token` is the token of a GitHub App, it expires an hour after it was created, and commits cannot be compared then',
    );
  const statuses = createStatusSource(options, runner);
  const azure = isAzureExpected(options) ? await connectAzure(options, runner, signal) : undefined;
  return {
    sources: [azure?.source, toStatusRollouts(statuses, options)].filter((source) => source !== undefined),
    portalUrl: azure?.portalUrl ?? ((resourceId) => portalUrl(getCloud(options.azure.cloud), resourceId)),
    findWatchedElsewhere: async (aborted) => azure?.describeOthers(aborted),
    listWarnings: () => (statuses === undefined ? [] : describeOmissions(statuses.omissions)),
  };
}

/** What is expected to report: with a rollout, the clusters of all of its targets. */
function getExpected({ inventory, rollout }: CheckComplianceOptions): Inventory | undefined {
  if (rollout === undefined) return inventory;
  return rollout.targets.some(({ expected }) => expected === undefined)
    ? undefined
    : mergeExpectedClusters(rollout.targets);
}

function isAzureExpected(options: CheckComplianceOptions): boolean {
  const inventory = getExpected(options);
  if (inventory === undefined || inventory.clusters.length === 0) return true;
  return expectsReporter(inventory, 'azure');
}

async function connectAzure(options: CheckComplianceOptions, runner: CheckRunner, signal: AbortSignal) {
  const { watched, children, confirm, policy, timeoutMs, azure, rollout } = options;
  const { environment, log, token, serverUrl } = runner;
  const { clientId, tenantId, scope, resourceManager } = azure;
  const base = getCloud(azure.cloud);
  const cloud = resourceManager === undefined ? base : await discoverCloud(resourceManager, base, signal);
  const credential = new AzureSignIn({ clientId, tenantId, environment, cloud, clock: systemClock, log });
  await logRenewal(credential, timeoutMs, { log, signal });
  const configurations = new AzureConfigurationSource({
    watched,
    deploymentTargets: rollout?.targets.map(({ name }) => name),
    artifacts: rollout && { commit: policy.commit, digests: rollout.digests },
    scope,
    children,
    confirm,
    ignoreSuspended: policy.ignoreSuspended,
    canonicalNames: token === '' ? undefined : createRepositoryResolver(patientGitHub(token, runner), serverUrl),
    cloud,
    credential,
    clock: systemClock,
    log,
    timeoutMs: QUERY_TIMEOUT_MS,
  });
  return {
    source: rollout === undefined ? configurations : new RolloutSource(configurations),
    describeOthers: (aborted: AbortSignal) => configurations.describeOthers(aborted),
    portalUrl: (resourceId: string) => portalUrl(cloud, resourceId),
  };
}

/** A wait may outlast its tokens. This only informs: a sign-in that fails is reported by the first poll. */
async function logRenewal(
  credential: AzureSignIn,
  timeoutMs: number,
  { log, signal }: Pick<CheckRunner, 'log' | 'signal'>,
): Promise<void> {
  try {
    const problem = await credential.describeRenewal(timeoutMs, signal);
    if (problem !== undefined) log(problem);
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
  }
}

function createStatusSource(options: CheckComplianceOptions, runner: CheckRunner): CommitStatusSource | undefined {
  const { repository, policy } = options;
  const inventory = getExpected(options);
  if (inventory === undefined || repository === undefined || !expectsReporter(inventory, 'commit-status'))
    return undefined;
  const { commit, branch } = policy;
  return new CommitStatusSource({ inventory, repository, commit, branch, github: patientGitHub(runner.token, runner) });
}

/** The contexts of a rollout name its deployment targets as objects. */
function toStatusRollouts(
  source: CommitStatusSource | undefined,
  { rollout }: CheckComplianceOptions,
): EvidenceSource | undefined {
  if (source === undefined || rollout === undefined) return source;
  const read = async (signal: AbortSignal) =>
    (await source.read(signal)).map((report) => ({
      ...report,
      rollout: { deploymentTarget: report.name, isReported: true, reconcilerId: report.id },
    }));
  return { name: source.name, read };
}

function createCommitLookup(
  { repository, repositoryLabel }: CheckComplianceOptions,
  runner: CheckRunner,
): CommitLookup {
  if (repository === undefined) return createUnavailableCommitLookup(`${repositoryLabel} is not on this GitHub server`);
  if (runner.token === '') return createUnavailableCommitLookup('no token is set to read commits from GitHub');
  return createGitHubCommitLookup(patientGitHub(runner.token, runner), repository);
}

function createStatusSetter(target: StatusTarget | undefined, runner: CheckRunner): CheckComplianceDeps['setStatus'] {
  if (target === undefined || runner.statusToken === '') return async () => undefined;
  const { repository, commit, context } = target;
  const [patient, urgent] = [patientGitHub(runner.statusToken, runner), urgentGitHub(runner.statusToken, runner)];
  return async ({ state, description }, isUrgent) => {
    const status = { commit, context, state, description, targetUrl: runner.runUrl };
    await setCommitStatus(isUrgent ? urgent : patient, repository, status);
  };
}

type GitHubRunner = Pick<CheckRunner, 'apiUrl' | 'log'>;

/** For a check that waits anyway. */
function patientGitHub(token: string, { apiUrl, log }: GitHubRunner): GitHub {
  return createGitHub({ token, apiUrl, log, timeoutMs: 15_000, retries: 3, maxWaitMs: 60_000 });
}

/** For a cancelled job: the runner kills it after 10 seconds. */
function urgentGitHub(token: string, { apiUrl, log }: GitHubRunner): GitHub {
  return createGitHub({ token, apiUrl, log, timeoutMs: 3_000, retries: 1, maxWaitMs: 1_000 });
}
