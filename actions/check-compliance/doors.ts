import {
  AzureSource,
  type Commits,
  cloudNamed,
  discoverCloud,
  portalLink,
  SignIn,
  systemClock,
} from '@kalypso-actions/compliance';
import {
  compareCommits,
  createGitHub,
  fileText,
  type GitHub,
  type RepositoryName,
  setCommitStatus,
} from '@kalypso-actions/github';
import { PROMOTED_COMMIT_PATH } from '@kalypso-actions/scheduler';
import type { AzureView } from './run.ts';
import type { Settings, StatusSettings } from './settings.ts';
import type { StatusWords } from './words.ts';

/** Longer than Azure takes for a thousand rows, shorter than anybody wants to wait for nothing. */
const QUERY_MS = 60_000;

/** Finds out about the cloud, and gets ready to look; signs in with the first look. */
export async function openAzure(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<AzureView> {
  const known = cloudNamed(settings.cloud);
  const cloud =
    settings.resourceManager === undefined ? known : await discoverCloud(settings.resourceManager, known, signal);
  const { clientId, tenantId, watched, scope } = settings;
  const credential = new SignIn({ clientId, tenantId, environment, cloud, log });
  const source = new AzureSource({ watched, scope, cloud, credential, clock: systemClock, log, timeoutMs: QUERY_MS });
  return { source, portal: (resourceId) => portalLink(cloud, resourceId) };
}

/** GitHub, asked with the patience of one that waits anyway, and of one that has seconds left. */
export interface TwoGitHubs {
  readonly patient: GitHub | undefined;
  readonly hurried: GitHub | undefined;
}

export function openGitHub(token: string, apiUrl: string, log: (line: string) => void): TwoGitHubs {
  if (token === '') return { patient: undefined, hurried: undefined };
  return {
    patient: createGitHub({ token, apiUrl, log, timeoutMs: 15_000, retries: 3, longestWaitMs: 60_000 }),
    hurried: createGitHub({ token, apiUrl, log, timeoutMs: 3_000, retries: 1, longestWaitMs: 1_000 }),
  };
}

/** The commits of the GitOps repository, as GitHub knows them. */
export function commitsOf(github: GitHub | undefined, { repository, name }: Settings): Commits {
  const ask = async <T>(question: (github: GitHub, repository: RepositoryName) => Promise<T>): Promise<T> => {
    if (repository === undefined) throw new Error(`${name} is not on this GitHub server`);
    if (github === undefined) throw new Error('there is no token to ask GitHub with');
    return question(github, repository);
  };
  return {
    compare: (base, head) => ask((api, where) => compareCommits(api, where, base, head)),
    promotedBy: async (commit) =>
      (await ask((api, where) => fileText(api, where, PROMOTED_COMMIT_PATH, commit)))?.trim(),
  };
}

/** Sets the commit status, if there is to be one; the page that tells more is that of the run. */
export function statusSetter(
  { patient, hurried }: TwoGitHubs,
  settings: StatusSettings | undefined,
  targetUrl: string,
): (words: StatusWords, hurry: boolean) => Promise<void> {
  return async ({ state, description }, hurry) => {
    const github = hurry ? hurried : patient;
    if (settings === undefined || github === undefined) return;
    const { repository, commit, context } = settings;
    await setCommitStatus(github, repository, { commit, context, state, description, targetUrl });
  };
}
