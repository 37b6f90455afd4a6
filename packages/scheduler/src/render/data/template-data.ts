import { Dict, type Key, Struct, type Value } from '@kalypso-actions/govalue';
import type { PlatformConfig } from '../../config/platform-config.ts';
import type { DeploymentTarget } from '../../model/deployment-targets.ts';
import type { ClusterType } from '../../resources/resource.ts';
import { toYaml } from '../functions/to-yaml.ts';
import type { StandIn } from '../judge/stand-in.ts';
import { FORMER_FIELDS, findUntrustedValues, type UntrustedValue } from './untrusted-values.ts';

/** The field of the configuration as text that only built-in templates have. */
export const CONFIG_TEXT_FIELD = 'ConfigText';

const NO_FIELDS: Readonly<Record<string, never>> = {};

export interface RenderableAssignment {
  readonly environment: string;
  readonly clusterType: ClusterType;
  readonly target: DeploymentTarget;
  readonly namespace: string;
  readonly config: PlatformConfig;
}

/** A cluster type without any workload, and the configuration that applies to it as such. */
export type RenderableClusterType = Pick<RenderableAssignment, 'environment' | 'clusterType' | 'config'>;

/** The data of an assignment's templates. */
export interface TemplateData {
  readonly assignment: RenderableAssignment;
  readonly data: Struct;
  /** All values that the workload file decides. */
  readonly values: () => readonly UntrustedValue[];
  /** Those that contain a template. */
  readonly templateValues: () => readonly UntrustedValue[];
  /** The data that the templates would get with other texts in place of some values. */
  readonly withStandIns: (values: readonly UntrustedValue[], standIn: StandIn, namespace?: string) => Struct;
  /** The data with what the workload file of another target decides. */
  readonly withTarget: (other: DeploymentTarget) => TemplateData;
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
  readonly #targets = new WeakMap<DeploymentTarget, PreparedTarget>();
  readonly #configTexts = new WeakMap<PlatformConfig, Dict>();

  create(assignment: RenderableAssignment): TemplateData {
    return this.#create(assignment, NO_FIELDS);
  }

  /** Creates the data of built-in templates, which have the configuration as text, too. */
  createForBuiltIn(assignment: RenderableAssignment): TemplateData {
    const { config } = assignment;
    const texts = this.#configTexts.get(config) ?? toConfigTexts(config);
    this.#configTexts.set(config, texts);
    return this.#create(assignment, { [CONFIG_TEXT_FIELD]: texts });
  }

  /** Creates the data of what belongs to a cluster type and to no workload: no workload file decides any of it. */
  createForClusterType({ environment, clusterType, config }: RenderableClusterType): TemplateData {
    const fields = {
      Environment: environment,
      ClusterType: clusterType.name,
      Labels: toStringMap(clusterType.labels),
      ConfigData: config.data,
    };
    const data: TemplateData = {
      assignment: { environment, clusterType, config, namespace: '', target: createNoTarget(clusterType) },
      data: new Struct('scheduler.dataType', fields),
      values: () => [],
      templateValues: () => [],
      withStandIns: () => data.data,
      withTarget: () => data,
    };
    return data;
  }

  #create(assignment: RenderableAssignment, moreFields: Readonly<Record<string, Value>>): TemplateData {
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
      data: createStruct(assignment, target, prepared, moreFields),
      values,
      templateValues: () => (prepared.hasTemplate ? values().filter(({ text }) => text.includes('{{')) : []),
      withStandIns: (some, standIn, namespace = assignment.namespace) => {
        const replaced = { ...target, labels: { ...target.labels }, manifests: { ...target.manifests } };
        for (const [index, value] of some.entries()) value.replaceIn(replaced, standIn(value.text, index));
        return createStruct({ ...assignment, namespace }, replaced, toTargetMaps(replaced), moreFields);
      },
      withTarget: (other) => {
        const namespace = assignment.namespace.replace(target.name, () => other.name);
        const replaced = { ...other, workspace: target.workspace };
        return this.#create({ ...assignment, target: replaced, namespace }, moreFields);
      },
    };
  }
}

/** Stands for the target that a cluster type as such does not have. */
function createNoTarget({ locate }: ClusterType): DeploymentTarget {
  return {
    name: '',
    workload: '',
    workspace: '',
    labels: {},
    manifests: {},
    configSchemas: [],
    registration: undefined,
    at: locate('metadata', 'name'),
    locate,
  };
}

/** Mappings and lists as they are written if one config map sets the key, otherwise as YAML. */
function toConfigTexts({ data, provenance }: PlatformConfig): Dict {
  const written = new Map(
    provenance.map(({ key, setBy: [origin, ...others] }) => [key, others.length > 0 ? undefined : origin?.text]),
  );
  const toText = (key: Key, value: Value) =>
    typeof value === 'string' ? value : (written.get(String(key)) ?? toYaml(value));
  return new Dict(new Map([...data.entries].map(([key, value]) => [key, toText(key, value)])));
}

function createStruct(
  { environment, clusterType, namespace, config }: RenderableAssignment,
  target: DeploymentTarget,
  { labels, manifests }: TargetMaps,
  moreFields: Readonly<Record<string, Value>>,
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
    ...moreFields,
  };
  return new Struct('scheduler.dataType', fields, {}, {}, FORMER_FIELDS);
}

function toTargetMaps({ labels, manifests }: DeploymentTarget): TargetMaps {
  return { labels: toStringMap(labels), manifests: toStringMap(manifests) };
}

function toStringMap(record: Readonly<Record<string, string>>): Dict {
  return new Dict(new Map<string, Value>(Object.entries(record)), 'string', 'string');
}

/** The assignment or the cluster type of some data, for messages: `app-test on drone`. */
export function describeAssignment({ fields }: Struct): string {
  if (fields.DeploymentTargetName === undefined) return `cluster type ${String(fields.ClusterType)}`;
  return `${String(fields.DeploymentTargetName)} on ${String(fields.ClusterType)}`;
}
