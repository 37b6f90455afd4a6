import type { Kind } from '../../resources/resource.ts';
import type { KindDefinition } from '../fields/definition.ts';
import { baseRepo } from './base-repo.ts';
import { clusterType } from './cluster-type.ts';
import { configMap } from './config-map.ts';
import { configSchema } from './config-schema.ts';
import { deploymentTarget } from './deployment-target.ts';
import { environment } from './environment.ts';
import { gitOpsRepo } from './gitops-repo.ts';
import { schedulingPolicy } from './scheduling-policy.ts';
import { template } from './template.ts';
import { workload } from './workload.ts';
import { workloadRegistration } from './workload-registration.ts';

/** Every kind that is read, in the order in which documents speak of them. */
const ALL: readonly KindDefinition[] = [
  environment,
  baseRepo,
  gitOpsRepo,
  workloadRegistration,
  workload,
  deploymentTarget,
  clusterType,
  template,
  schedulingPolicy,
  configSchema,
  configMap,
];

export const KINDS: ReadonlyMap<string, KindDefinition> = new Map(
  ALL.map((definition) => [definition.kind, definition]),
);

/** The kinds of our own API. */
export const OWN_KINDS: readonly Kind[] = ALL.map(({ kind }) => kind).filter((kind) => kind !== 'ConfigMap');

/** Kinds of our API that the operator keeps for itself: known, and of no use here. */
export const INTERNAL_KINDS: readonly string[] = ['Assignment', 'AssignmentPackage'];
