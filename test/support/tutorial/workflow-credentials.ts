// How the workflows of the tutorial get access to other repositories: by GitHub Apps, or by personal tokens.
import { generateKeyPairSync } from 'node:crypto';
import type { GitHubEmulator } from '@kalypso-actions/github-emulator';
import { REPOSITORIES } from './seed-repositories.ts';

const { controlPlane, platformGitOps, application, applicationGitOps, services } = REPOSITORIES;

/** What the workflows of each kind of repository may do in other repositories, as an App or with a personal token. */
export const WORKFLOW_PERMISSIONS = {
  platform: { contents: 'write', statuses: 'read', 'pull-requests': 'write', issues: 'write' },
  notifier: { actions: 'write' },
  deployer: { contents: 'write', 'pull-requests': 'write', issues: 'write' },
} as const;

const PLATFORM_REPOSITORIES = [controlPlane, platformGitOps, application, services];

/** Personal tokens of one member of the team, which can be used in place of the Apps. */
const PERSONAL_TOKENS = {
  platform: 'github_pat_platform',
  notifier: 'github_pat_notifier',
  deployer: 'github_pat_deployer',
} as const;

/** The variables and secrets with which workflows get access to other repositories. */
export interface WorkflowCredentials {
  /** Of the control plane. */
  readonly platform: RepositorySettings;
  /** Of each repository that notifies the control plane: its variables, and the secrets of its environment `kalypso`. */
  readonly notifier: RepositorySettings;
  /** The same of an application. */
  readonly deployer: RepositorySettings;
}

interface RepositorySettings {
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Creates the GitHub Apps of the set-up guide. */
export async function addApps(github: GitHubEmulator): Promise<WorkflowCredentials> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  // An App has the same permissions in every repository; a job requests a subset.
  const { platform, notifier, deployer } = WORKFLOW_PERMISSIONS;
  await github.addApp({
    issuer: 'Iv1.kalypso',
    slug: 'kalypso',
    installation: 1,
    repositories: Object.fromEntries(PLATFORM_REPOSITORIES.map((repository) => [repository, platform])),
  });
  await github.addApp({
    issuer: 'Iv1.notifier',
    slug: 'kalypso-notifier',
    installation: 2,
    repositories: { [controlPlane]: notifier },
  });
  await github.addApp({
    issuer: 'Iv1.deployer',
    slug: 'kaizen-deployer',
    installation: 3,
    repositories: { [applicationGitOps]: deployer },
  });
  const secrets = { KALYPSO_PRIVATE_KEY: privateKey };
  return {
    platform: { vars: { KALYPSO_CLIENT_ID: 'Iv1.kalypso' }, secrets },
    notifier: { vars: { KALYPSO_CLIENT_ID: 'Iv1.notifier' }, secrets },
    deployer: { vars: { GITOPS_CLIENT_ID: 'Iv1.deployer' }, secrets: { GITOPS_PRIVATE_KEY: privateKey } },
  };
}

/** Creates the fine-grained personal tokens that the set-up guide describes in place of the Apps. They belong to one person. */
export async function addPersonalTokens(github: GitHubEmulator): Promise<WorkflowCredentials> {
  const { platform, notifier, deployer } = WORKFLOW_PERMISSIONS;
  const login = 'bob';
  await github.setToken(PERSONAL_TOKENS.platform, {
    login,
    repositories: Object.fromEntries(PLATFORM_REPOSITORIES.map((repository) => [repository, platform])),
  });
  await github.setToken(PERSONAL_TOKENS.notifier, { login, repositories: { [controlPlane]: notifier } });
  await github.setToken(PERSONAL_TOKENS.deployer, { login, repositories: { [applicationGitOps]: deployer } });
  return {
    platform: { vars: {}, secrets: { KALYPSO_TOKEN: PERSONAL_TOKENS.platform } },
    notifier: { vars: {}, secrets: { KALYPSO_TOKEN: PERSONAL_TOKENS.notifier } },
    deployer: { vars: {}, secrets: { GITOPS_TOKEN: PERSONAL_TOKENS.deployer } },
  };
}
