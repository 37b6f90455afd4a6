import type { Kind } from '../resources/resource.ts';
import type { KindDefinition } from './kinds/define-kind.ts';
import { baseRepoKind } from './kinds/base-repo.ts';
import { clusterTypeKind } from './kinds/cluster-type.ts';
import { configMapKind } from './kinds/config-map.ts';
import { configSchemaKind } from './kinds/config-schema.ts';
import { deploymentTargetKind } from './kinds/deployment-target.ts';
import { environmentKind } from './kinds/environment.ts';
import { gitOpsRepoKind } from './kinds/gitops-repo.ts';
import { schedulingPolicyKind } from './kinds/scheduling-policy.ts';
import { templateKind } from './kinds/template.ts';
import { workloadKind } from './kinds/workload.ts';
import { workloadRegistrationKind } from './kinds/workload-registration.ts';

/** Every kind that is read, in the order in which documents speak of them. */
const ALL: readonly KindDefinition[] = [
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
  ALL.map((definition) => [definition.kind, definition]),
);

/** The kinds of our own API. */
export const KALYPSO_KINDS: readonly Kind[] = ALL.map(({ kind }) => kind).filter((kind) => kind !== 'ConfigMap');

/** Kinds of our API that the operator keeps for itself: known, and of no use here. */
export const OPERATOR_KINDS: readonly string[] = ['Assignment', 'AssignmentPackage'];
