import { createPlan } from '../plan/create-plan.ts';
import { type FixtureFiles, formatDocument, loadControlPlane, VALID_CONTROL_PLANE } from './control-plane-files.ts';

export interface AlteredValue {
  readonly value: string;
  /** What the fields of the manifests hold instead, or why the value was refused. */
  readonly actual: unknown;
}

/** Templates of a control plane. */
export interface TestedTemplates {
  /** Documents of kind `Template`, with paths below `main/`. */
  readonly files: FixtureFiles;
  readonly reconciler: string;
  readonly namespaceService: string;
  readonly configType: string;
  /** The fields of the reconciler manifests that hold `repo`, `branch` and `path`, with the index of the document: `0/spec/url`. */
  readonly fields: readonly string[];
}

const WITHOUT_TEMPLATES: FixtureFiles = Object.fromEntries(
  Object.entries(VALID_CONTROL_PLANE).filter(([, text]) => !text.includes('kind: Template')),
);

/**
 * Publishes each value as `repo`, `branch` and `path` of a deployment target, which a workload file declares.
 * @returns the values that do not arrive unchanged
 */
export async function findAlteredValues(
  { files, fields, ...clusterType }: TestedTemplates,
  values: readonly string[],
  parseManifests: (text: string) => readonly unknown[],
): Promise<readonly AlteredValue[]> {
  const { model, diagnostics } = await loadControlPlane({
    ...WITHOUT_TEMPLATES,
    ...files,
    'dev/large.yaml': formatDocument('ClusterType', 'large', toYamlLines(clusterType)),
    'dev/policy.yaml': formatDocument('SchedulingPolicy', 'all', 'deploymentTargetSelector: {workspace: team}\n'),
    'workloads/app/workload.yaml': formatDocument('Workload', 'app', formatTargets(values)),
  });
  if (diagnostics.length > 0) return diagnostics.map(({ message }) => ({ value: '', actual: message }));
  const { planned, failed } = await createPlan(model, {
    namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
    configFileName: 'platform-config',
  });
  const published = new Map<string, unknown>();
  for (const { target, problems } of failed) published.set(target.name, problems);
  for (const { target, files: rendered } of planned) {
    const documents = parseManifests(rendered.find(({ name }) => name === 'reconciler.yaml')?.content ?? '');
    published.set(
      target.name,
      fields.map((field) => getField(documents, field)),
    );
  }
  return values.flatMap((value, index) => {
    const actual = published.get(`app-t${index}`);
    return Array.isArray(actual) && actual.every((found) => found === value) ? [] : [{ value, actual }];
  });
}

function formatTargets(values: readonly string[]): string {
  const targets = values.map((value, index) => {
    const text = JSON.stringify(value);
    return `- {name: t${index}, environment: dev, manifests: {repo: ${text}, branch: ${text}, path: ${text}}}\n`;
  });
  return `deploymentTargets:\n${targets.join('')}`;
}

function toYamlLines(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function getField(documents: readonly unknown[], field: string): unknown {
  return field.split('/').reduce<unknown>((value, name) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  }, documents);
}
