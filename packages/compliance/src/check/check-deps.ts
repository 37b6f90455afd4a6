import { AzureSignIn, discoverCloud, type EnvironmentVariables, getCloud, portalUrl } from '@kalypso-actions/azure';
import { createGitHub, type GitHub, setCommitStatus } from '@kalypso-actions/github';
import { systemClock } from '@kalypso-actions/retry';
import { AzureConfigurationSource } from '../evidence/azure/azure-configuration-source.ts';
import type { CommitLookup } from '../evidence/commits/commit-ancestry.ts';
import { createGitHubCommitLookup, createUnavailableCommitLookup } from '../evidence/commits/github-commit-lookup.ts';
import type { AzureEvidence, CheckComplianceDeps } from './check-compliance.ts';
import type { CheckComplianceOptions, StatusTarget } from './check-options.ts';

/** The runner that the check runs on. */
export interface CheckRunner {
  /** Reads the GitOps repository's commits and sets the commit status; empty for none. */
  readonly token: string;
  readonly apiUrl: string;
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

/** Creates the real dependencies of a check: Azure, GitHub and the clock of this machine. Sends no request yet. */
export function createCheckDeps(options: CheckComplianceOptions, runner: CheckRunner): CheckComplianceDeps {
  const { log, signal } = runner;
  return {
    connectAzure: (aborted) => connectAzure(options, runner, aborted),
    commits: createCommitLookup(options, runner),
    setStatus: createStatusSetter(options.status, runner),
    clock: systemClock,
    log,
    signal,
  };
}

async function connectAzure(
  { watched, azure }: CheckComplianceOptions,
  { environment, log }: CheckRunner,
  signal: AbortSignal,
): Promise<AzureEvidence> {
  const { clientId, tenantId, scope, resourceManager } = azure;
  const base = getCloud(azure.cloud);
  const cloud = resourceManager === undefined ? base : await discoverCloud(resourceManager, base, signal);
  const credential = new AzureSignIn({ clientId, tenantId, environment, cloud, clock: systemClock, log });
  const clients = { cloud, credential, clock: systemClock, log, timeoutMs: QUERY_TIMEOUT_MS };
  return {
    source: new AzureConfigurationSource({ watched, scope, ...clients }),
    portalUrl: (resourceId) => portalUrl(cloud, resourceId),
  };
}

function createCommitLookup(
  { repository, repositoryLabel }: CheckComplianceOptions,
  runner: CheckRunner,
): CommitLookup {
  if (repository === undefined) return createUnavailableCommitLookup(`${repositoryLabel} is not on this GitHub server`);
  if (runner.token === '') return createUnavailableCommitLookup('no token is set to read commits from GitHub');
  return createGitHubCommitLookup(patientGitHub(runner), repository);
}

function createStatusSetter(target: StatusTarget | undefined, runner: CheckRunner): CheckComplianceDeps['setStatus'] {
  if (target === undefined || runner.token === '') return async () => undefined;
  const { repository, commit, context } = target;
  const [patient, urgent] = [patientGitHub(runner), urgentGitHub(runner)];
  return async ({ state, description }, isUrgent) => {
    const status = { commit, context, state, description, targetUrl: runner.runUrl };
    await setCommitStatus(isUrgent ? urgent : patient, repository, status);
  };
}

/** For a check that waits anyway. */
function patientGitHub({ token, apiUrl, log }: CheckRunner): GitHub {
  return createGitHub({ token, apiUrl, log, timeoutMs: 15_000, retries: 3, maxWaitMs: 60_000 });
}

/** For a cancelled job: the runner kills it after 10 seconds. */
function urgentGitHub({ token, apiUrl, log }: CheckRunner): GitHub {
  return createGitHub({ token, apiUrl, log, timeoutMs: 3_000, retries: 1, maxWaitMs: 1_000 });
}
