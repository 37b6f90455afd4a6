import { Dict, Struct, type Value } from '@kalypso-actions/govalue';
import type { PlatformConfig } from '../config/platform-config.ts';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType } from '../resources/resource.ts';
import type { StandIn } from './judge/stand-in.ts';
import { FORMER_FIELDS, findUntrustedValues, type UntrustedValue } from './untrusted-values.ts';

export interface RenderableAssignment {
  readonly environment: string;
  readonly clusterType: ClusterType;
  readonly target: DeploymentTarget;
  readonly namespace: string;
  readonly config: PlatformConfig;
}

/** The data of an assignment's templates. */
export interface TemplateData {
  readonly assignment: RenderableAssignment;
  readonly data: Struct;
  /** All values that the workload file decides. */
  readonly values: () => readonly UntrustedValue[];
  /** Those that contain a template. */
  readonly templateValues: () => readonly UntrustedValue[];
  /** The data that the templates would get with other texts in place of some values. */
  readonly withStandIns: (values: readonly UntrustedValue[], standIn: StandIn) => Struct;
  /** The data with what the workload file of another target decides. */
  readonly withTarget: (other: DeploymentTarget) => Struct;
}

interface TargetMaps {
  readonly labels: Dict;
  readonly manifests: Dict;
}

interface PreparedTarget extends TargetMaps {
  readonly hasTemplate: boolean;
  values: readonly UntrustedValue[] | undefined;
}

/** Creates the data of templates. What depends only on the target is prepared once for all its assignments. */
export class TemplateDataFactory {
  readonly #targets = new Map<DeploymentTarget, PreparedTarget>();

  create(assignment: RenderableAssignment): TemplateData {
    const { target } = assignment;
    const prepared = this.#targets.get(target) ?? {
      ...toTargetMaps(target),
      hasTemplate: Object.values(target.manifests).some((text) => text.includes('{{')),
      values: undefined,
    };
    this.#targets.set(target, prepared);
    const values = () => {
      prepared.values ??= findUntrustedValues(target);
      return prepared.values;
    };
    return {
      assignment,
      data: createStruct(assignment, target, prepared),
      values,
      templateValues: () => (prepared.hasTemplate ? values().filter(({ text }) => text.includes('{{')) : []),
      withStandIns: (some, standIn) => {
        const replaced = some.reduce(
          (other, value, index) => value.replaceIn(other, standIn(value.text, index)),
          target,
        );
        return createStruct(assignment, replaced, toTargetMaps(replaced));
      },
      withTarget: (other) => createStruct(assignment, { ...other, workspace: target.workspace }, toTargetMaps(other)),
    };
  }
}

function createStruct(
  { environment, clusterType, namespace, config }: RenderableAssignment,
  target: DeploymentTarget,
  { labels, manifests }: TargetMaps,
): Struct {
  const fields = {
    DeploymentTargetName: target.name,
    Namespace: namespace,
    Environment: environment,
    Workspace: target.workspace,
    Workload: target.workload,
    Labels: labels,
    Manifests: manifests,
    ClusterType: clusterType.name,
    ConfigData: config.data,
  };
  return new Struct('scheduler.dataType', fields, {}, {}, FORMER_FIELDS);
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
