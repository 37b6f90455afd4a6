import type { KqlRow } from '../kql/evaluate.ts';
import { secondsAgo } from './timestamps.ts';

/** What distinguishes the status of an object; every other field is as Azure shows it for a healthy object of this kind. */
export interface ObjectStatusSpec {
  /**
   * Any kind; the conditions are those of `GitRepository`, `OCIRepository`, `Kustomization`, `HelmRepository`, `HelmChart` or `HelmRelease`, otherwise there are
   * none.
   */
  readonly kind: string;
  readonly name: string;
  /** `flux-system` if absent. */
  readonly namespace?: string;
  /** What a source has fetched, or a Kustomization has applied: `dev@sha1:…`. */
  readonly revision?: string;
  /** `Compliant` if absent. */
  readonly state?: string;
  /** Instead of the conditions of a healthy object. An empty array for an object that Flux keeps without a status, such as an OCI `HelmRepository`. */
  readonly conditions?: readonly ConditionSpec[];
  /** The name of the Kustomization that applied it, in its own namespace; or with another one. */
  readonly appliedBy?: string | { readonly name: string; readonly namespace: string };
}

export interface ConditionSpec {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
  /** The age of the condition in seconds; a minute if absent. */
  readonly age?: number;
}

/**
 * An entry of `properties.statuses`.
 *
 * The forms are those of the model `ObjectStatusDefinition` (Azure/azure-rest-api-specs, specification/kubernetesconfiguration/resource-manager/
 * Microsoft.KubernetesConfiguration/fluxConfigurations/models.tsp, read 2026-11-30) and of what `az k8s-configuration flux show` prints in Microsoft's
 * tutorial of Flux 2 (MicrosoftDocs/azure-docs, articles/azure-arc/kubernetes/tutorial-use-gitops-flux2.md, read 2026-11-30).
 */
export function createObjectStatus(spec: ObjectStatusSpec): KqlRow {
  const { kind, name, namespace = 'flux-system', state = 'Compliant', appliedBy } = spec;
  const conditions = spec.conditions ?? healthyConditions(spec);
  return {
    name,
    namespace,
    kind,
    complianceState: state,
    appliedBy: typeof appliedBy === 'string' ? { name: appliedBy, namespace } : (appliedBy ?? null),
    helmReleaseProperties: kind === 'HelmRelease' ? helmReleaseProperties(name, namespace) : null,
    statusConditions: conditions.map(({ age = 60, ...condition }) => ({
      ...condition,
      lastTransitionTime: secondsAgo(age),
    })),
  };
}

function healthyConditions({ kind, revision = '' }: ObjectStatusSpec): readonly ConditionSpec[] {
  const succeeded = (type: string, reason: string, message: string): ConditionSpec => ({
    type,
    status: 'True',
    reason,
    message,
  });
  const stored = `stored artifact for revision '${revision}'`;
  switch (kind) {
    case 'GitRepository':
    case 'HelmRepository':
      return [succeeded('Ready', 'Succeeded', stored), succeeded('ArtifactInStorage', 'Succeeded', stored)];
    case 'OCIRepository': {
      const digest = `stored artifact for digest '${revision}'`;
      return [succeeded('Ready', 'Succeeded', digest), succeeded('ArtifactInStorage', 'Succeeded', digest)];
    }
    case 'HelmChart': {
      const pulled = "pulled 'redis' chart with version '11.3.4'";
      return [
        succeeded('Ready', 'ChartPullSucceeded', pulled),
        succeeded('ArtifactInStorage', 'ChartPullSucceeded', pulled),
      ];
    }
    case 'Kustomization':
      return [succeeded('Ready', 'ReconciliationSucceeded', `Applied revision: ${revision}`)];
    case 'HelmRelease':
      return [
        succeeded('Ready', 'ReconciliationSucceeded', 'Release reconciliation succeeded'),
        succeeded('Released', 'InstallSucceeded', 'Helm install succeeded'),
      ];
    default:
      return [];
  }
}

function helmReleaseProperties(name: string, namespace: string): KqlRow {
  return {
    lastRevisionApplied: 1,
    helmChartRef: { name: `${namespace}-${name}`, namespace },
    failureCount: 0,
    installFailureCount: 0,
    upgradeFailureCount: 0,
  };
}
