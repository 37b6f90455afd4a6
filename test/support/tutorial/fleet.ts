import {
  type AzureScenario,
  createClusterRow,
  createConfigurationRow,
  createObjectStatus,
  type KqlRow,
  type ScriptedRow,
  SUBSCRIPTION_ID,
} from '@kalypso-actions/azure-emulator';
import { REPOSITORIES } from './seed-repositories.ts';

export const ENVIRONMENTS = ['dev', 'stage'];

/** The clusters of each environment, as its inventory lists them. */
export const CLUSTERS = { flux: 'drone', argoCD: 'large' } as const;

/** What a cluster with Flux reports to Azure. */
export interface FluxReport {
  /** `drone` by default. */
  readonly cluster?: string;
  readonly environment: string;
  readonly commit: string;
  readonly state: 'Compliant' | 'Non-Compliant';
  readonly message?: string;
}

/** What the cluster with Argo CD reports: the health of its Application. */
export interface ArgoReport {
  readonly environment: string;
  readonly commit: string;
  readonly health: 'Healthy' | 'Degraded';
}

/** A report of either, as it arrives. */
export interface ClusterReport {
  readonly cluster: string;
  readonly environment: string;
  readonly commit: string;
  /** Azure, or GitHub with the context of the commit status. */
  readonly to: string;
  readonly state: string;
  readonly message: string;
}

/** The commit status that Argo CD sets, as its templates in the guide define it. */
export function toCommitStatus({ health }: ArgoReport) {
  return {
    context: `kalypso/${CLUSTERS.argoCD}/platform`,
    ...(health === 'Healthy'
      ? { state: 'success', description: 'Synced and healthy' }
      : { state: 'failure', description: 'Degraded, or not synced because of an error' }),
    target_url: 'https://argocd.contoso.com/applications/platform',
  };
}

/** The client ID of the identity that checks an environment. */
export function checkerClientId(environment: string): string {
  return `00000000-0000-0000-0001-00000000000${ENVIRONMENTS.indexOf(environment) + 1}`;
}

/** Azure with the last reports of each environment. */
export function createAzureScenario(reports: readonly FluxReport[], githubUrl: string): AzureScenario {
  return {
    subscriptions: [{ id: SUBSCRIPTION_ID }],
    identities: ENVIRONMENTS.map((environment) => ({
      clientId: checkerClientId(environment),
      federatedSubject: `repo:${REPOSITORIES.controlPlane}:environment:${environment}-check`,
      reads: [SUBSCRIPTION_ID],
    })),
    clusters: [...new Set([CLUSTERS.flux, ...reports.map(({ cluster = CLUSTERS.flux }) => cluster)])].map((cluster) =>
      createClusterRow({ cluster }),
    ),
    configurations: reports.map((report) => createConfiguration(report, githubUrl)),
  };
}

function createConfiguration(report: FluxReport, githubUrl: string): ScriptedRow {
  const { cluster = CLUSTERS.flux, environment, commit, state, message } = report;
  const name = environment;
  const revision = `${environment}@sha1:${commit}`;
  const status = { name, revision, state };
  const failure = { type: 'Ready', status: 'False', reason: 'ReconciliationFailed', message: message ?? '' } as const;
  const statuses: readonly KqlRow[] = [
    createObjectStatus({ ...status, kind: 'GitRepository', state: 'Compliant' }),
    createObjectStatus({
      ...status,
      kind: 'Kustomization',
      name: `${name}-platform`,
      ...(state === 'Compliant' ? {} : { conditions: [failure] }),
    }),
  ];
  return {
    row: createConfigurationRow({
      cluster,
      url: `${githubUrl}/${REPOSITORIES.platformGitOps}`,
      branch: environment,
      commit,
      name,
      kustomizations: { platform: { path: `./${cluster}` } },
      properties: {
        statuses: [...statuses],
        complianceState: state,
        statusUpdatedAt: new Date().toISOString(),
        errorMessage: message ?? '',
      },
    }),
  };
}
