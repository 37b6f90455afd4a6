import type { ResourceKind } from '../../resources/resource.ts';
import { baseRepoKind } from '../kinds/base-repo.ts';
import { clusterTypeKind } from '../kinds/cluster-type.ts';
import { configMapKind } from '../kinds/config-map.ts';
import { configSchemaKind } from '../kinds/config-schema.ts';
import type { KindDefinition } from '../kinds/define-kind.ts';
import { deploymentTargetKind } from '../kinds/deployment-target.ts';
import { environmentKind } from '../kinds/environment.ts';
import { gitOpsRepoKind } from '../kinds/gitops-repo.ts';
import { schedulingPolicyKind } from '../kinds/scheduling-policy.ts';
import { templateKind } from '../kinds/template.ts';
import { workloadKind } from '../kinds/workload.ts';
import { workloadRegistrationKind } from '../kinds/workload-registration.ts';

/** Every kind that is read, in the order of the reference documentation. */
const DEFINITIONS: readonly KindDefinition[] = [
  environmentKind,
  baseRepoKind,
  gitOpsRepoKind,
  workloadRegistrationKind,
  workloadKind,
  deploymentTargetKind,
  clusterTypeKind,
  templateKind,
  schedulingPolicyKind,
  configSchemaKind,
  configMapKind,
];

export const KIND_DEFINITIONS: ReadonlyMap<string, KindDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.kind, definition]),
);

/** The kinds of the Kalypso API. */
export const KALYPSO_KINDS: readonly ResourceKind[] = DEFINITIONS.map(({ kind }) => kind).filter(
  (kind) => kind !== 'ConfigMap',
);

/** What a workload repository may define. */
export const WORKLOAD_KINDS: ReadonlySet<string> = new Set(['Workload', 'DeploymentTarget']);
