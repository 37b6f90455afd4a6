import { Dict, Struct, type Value } from '@kalypso-actions/govalue';
import type { PlatformConfig } from '../config/platform-config.ts';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType } from '../resources/resource.ts';
import { findSuspiciousValues, type SuspiciousValue } from './suspicious-values.ts';

export interface RenderableAssignment {
  readonly environment: string;
  readonly clusterType: ClusterType;
  readonly target: DeploymentTarget;
  readonly namespace: string;
  readonly config: PlatformConfig;
}

/** The data of an assignment's templates. */
export interface TemplateData {
  readonly data: Struct;
  readonly suspiciousValues: readonly SuspiciousValue[];
  /** The data that the templates would get for another target. */
  readonly withTarget: (target: DeploymentTarget) => Struct;
}

interface TargetMaps {
  readonly labels: Dict;
  readonly manifests: Dict;
}

interface PreparedTarget extends TargetMaps {
  readonly suspiciousValues: readonly SuspiciousValue[];
}

/** Creates the data of templates. What depends only on the target is prepared once for all its assignments. */
export class TemplateDataFactory {
  readonly #targets = new Map<DeploymentTarget, PreparedTarget>();

  create({ environment, clusterType, target, namespace, config }: RenderableAssignment): TemplateData {
    const prepared = this.#prepare(target);
    const createStruct = (other: DeploymentTarget): Struct => {
      const { labels, manifests } = other === target ? prepared : toTargetMaps(other);
      return new Struct('scheduler.dataType', {
        DeploymentTargetName: other.name,
        Namespace: namespace,
        Environment: environment,
        Workspace: other.workspace,
        Workload: other.workload,
        Labels: labels,
        Manifests: manifests,
        ClusterType: clusterType.name,
        ConfigData: config.data,
      });
    };
    return {
      data: createStruct(target),
      suspiciousValues: prepared.suspiciousValues,
      withTarget: createStruct,
    };
  }

  #prepare(target: DeploymentTarget): PreparedTarget {
    const prepared = this.#targets.get(target) ?? {
      ...toTargetMaps(target),
      suspiciousValues: findSuspiciousValues(target),
    };
    this.#targets.set(target, prepared);
    return prepared;
  }
}

function toTargetMaps({ labels, manifests }: DeploymentTarget): TargetMaps {
  return { labels: toStringMap(labels), manifests: toStringMap(manifests) };
}

function toStringMap(record: Readonly<Record<string, string>>): Dict {
  return new Dict(new Map<string, Value>(Object.entries(record)), 'string', 'string');
}

/** The assignment of some data, for messages: `app-test on drone`. */
export function describeAssignment({ fields }: Struct): string {
  return `${String(fields.DeploymentTargetName)} on ${String(fields.ClusterType)}`;
}
