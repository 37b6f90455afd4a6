import {
  createInput,
  formatClusterType,
  formatConfigMap,
  formatDocument,
  formatTarget,
  formatTemplate,
  type InputFiles,
  type LimitedInput,
  times,
} from '../limited-input.ts';

const withFiles = (
  name: string,
  create: () => { files: InputFiles; clusterTypes?: number; targets?: number },
): LimitedInput => ({
  name,
  create: () => {
    const { files, clusterTypes = 100, targets = 100 } = create();
    return createInput({ files, clusterTypes, targets: times(targets, (index) => formatTarget(index)) });
  },
});

const config = (name: string, data: string, labels?: string): InputFiles => ({
  [`dev/${name}.yaml`]: formatConfigMap(name, data, labels),
});

const schema = (text: string) => formatDocument('ConfigSchema', 's', `  schema: |\n    ${text}\n`);

/** What a platform team may put into a control plane, by accident or because its fleet is large. */
export const PLATFORM_INPUTS: readonly LimitedInput[] = [
  withFiles('3000 config maps', () => ({
    files: {
      'dev/configs.yaml': times(3000, (index) =>
        formatConfigMap(`m${index}`, `  K${index}: v\n  SHARED: "${index}"\n`),
      ).join('---\n'),
    },
  })),
  withFiles('config maps for each cluster type and target', () => ({
    files: {
      'dev/configs.yaml': times(4000, (index) =>
        formatConfigMap(
          `m${index}`,
          '  K: v\n',
          `{platform-config: "true", cluster-type: c${index % 100}, deployment-target: app-t${index % 97}}`,
        ),
      ).join('---\n'),
    },
  })),
  withFiles('config maps that each append to a list', () => ({
    files: {
      'dev/configs.yaml': times(1500, (index) =>
        formatConfigMap(`m${index}`, `  L: |\n${'    - name: x\n'.repeat(20)}`),
      ).join('---\n'),
    },
  })),
  withFiles('a value of 900 kB', () => ({
    files: config('m', `  K: "${'ä b '.repeat(180_000)}"\n`),
    targets: 10,
    clusterTypes: 10,
  })),
  withFiles('a list of 100,000 items as a value', () => ({
    files: config('m', `  K: |\n${'    - x\n'.repeat(110_000)}`),
    targets: 10,
    clusterTypes: 10,
  })),
  withFiles('aliases that grow exponentially in a value', () => ({
    files: config(
      'm',
      `  K: |\n    a0: &a0 [x]\n${times(30, (level) => `    a${level + 1}: &a${level + 1} [${times(9, () => `*a${level}`).join(', ')}]\n`).join('')}`,
    ),
  })),
  withFiles('values nested deep', () => ({
    files: config('m', `  K: "${'['.repeat(200_000)}${']'.repeat(200_000)}"\n`),
  })),
  withFiles('20,000 keys', () => ({
    files: config('m', times(20_000, (index) => `  K${index}: "${index}"\n`).join('')),
    targets: 10,
    clusterTypes: 10,
  })),
  withFiles('keys of an app configuration', () => ({
    files: config(
      'azure-app-config-m',
      times(8000, (index) => `  cluster-type.c${index % 100}.deployment-target.app-t${index % 97}.K${index}: v\n`).join(
        '',
      ),
    ),
  })),
  withFiles('keys of an app configuration with many parts', () => ({
    files: config(
      'azure-app-config-m',
      times(2000, (index) => `  ${'cluster-type.c1.'.repeat(14)}K${index}: v\n`).join(''),
    ),
  })),
  withFiles('values that are templates', () => ({
    files: config('m', times(2000, (index) => `  K${index}: "{{ .ConfigData.K${index + 1} }}"\n`).join('')),
  })),
  withFiles('values that double', () => ({
    files: config(
      'm',
      times(60, (index) => `  K${index}: "{{ .ConfigData.K${index + 1} }}{{ .ConfigData.K${index + 1} }}"\n`).join(''),
    ),
  })),
  withFiles('a value that refers to itself and grows', () => ({
    files: config('m', `  K: "${'{{ .ConfigData.K }}'.repeat(20)}"\n`),
  })),
  withFiles('values that are templates for each target', () => ({
    files: {
      ...config('m', `  K: "{{ range until 200 }}{{ $.DeploymentTargetName }} {{ $.Manifests.path }}{{ end }}"\n`),
    },
    targets: 1000,
  })),
  withFiles('a schema that backtracks', () => ({
    files: {
      'dev/s.yaml': schema('{"additionalProperties": {"pattern": "^(a+)+$"}}'),
      ...config('m', `  K: ${'a'.repeat(200_000)}b\n`),
    },
  })),
  withFiles('a schema that refers to itself', () => ({
    files: {
      'dev/s.yaml': schema(
        JSON.stringify({
          definitions: {
            a: { anyOf: times(20, () => ({ $ref: '#/definitions/b' })) },
            b: { allOf: times(20, () => ({ $ref: '#/definitions/a' })) },
          },
          $ref: '#/definitions/a',
        }),
      ),
      ...config('m', '  K: v\n'),
    },
  })),
  withFiles('a schema with a thousand alternatives', () => ({
    files: {
      'dev/s.yaml': schema(
        JSON.stringify({
          oneOf: times(1000, (index) => ({ required: [`K${index}`], properties: { A: { enum: [index] } } })),
        }),
      ),
      ...config('m', '  A: "x"\n'),
    },
    targets: 1000,
  })),
  withFiles('unique items', () => ({
    files: {
      'dev/s.yaml': schema('{"properties": {"K": {"uniqueItems": true}}}'),
      ...config('m', `  K: |\n${times(40_000, (index) => `    - {a: ${index}}\n`).join('')}`),
    },
    targets: 10,
    clusterTypes: 10,
  })),
  withFiles('a schema that 100,000 assignments do not meet', () => ({
    files: { 'dev/s.yaml': schema('{"required": ["A", "B", "C"]}'), ...config('m', '  K: v\n') },
    targets: 1000,
  })),
  withFiles('3000 policies', () => ({
    files: {
      'dev/policies.yaml': times(3000, (index) =>
        formatDocument('SchedulingPolicy', `p${index}`, '  deploymentTargetSelector: {}\n'),
      ).join('---\n'),
    },
  })),
  withFiles('3000 policies with expressions', () => ({
    files: {
      'dev/policies.yaml': times(2500, (index) =>
        formatDocument(
          'SchedulingPolicy',
          `p${index}`,
          `  deploymentTargetSelector:\n    labelSelector:\n      matchExpressions:\n      - {key: a, operator: NotIn, values: [a, b, c]}\n      - {key: x, operator: DoesNotExist}\n`,
        ),
      ).join('---\n'),
    },
    targets: 1000,
    clusterTypes: 10,
  })),
  withFiles('a selector with 100,000 values', () => ({
    files: {
      'dev/policy.yaml': formatDocument(
        'SchedulingPolicy',
        'all',
        `  deploymentTargetSelector:\n    labelSelector:\n      matchExpressions:\n      - key: a\n        operator: NotIn\n        values: [${times(100_000, (index) => `v${index}`).join(', ')}]\n`,
      ),
    },
    targets: 1000,
  })),
  withFiles('5000 cluster types', () => ({
    files: { 'dev/cluster-types.yaml': times(5000, formatClusterType).join('---\n') },
    targets: 10,
  })),
  withFiles('2000 registrations without a repository', () => ({
    files: {
      'main/apps.yaml': times(2000, (index) =>
        formatDocument(
          'WorkloadRegistration',
          `r${index}`,
          `  workspace: w${index}\n  workload: {repo: https://github.com/contoso/app, branch: main, path: p${index}}\n`,
        ),
      ).join('---\n'),
    },
  })),
  withFiles('a resource two thousand times', () => ({
    files: { 'dev/clusters.yaml': times(2000, () => formatClusterType(0)).join('---\n') },
  })),
  withFiles('5000 templates', () => ({
    files: {
      'main/templates.yaml': times(5000, (index) => formatTemplate(`t${index}`, 'reconciler', ['kind: A\n'])).join(
        '---\n',
      ),
    },
  })),
  withFiles('a template of 5000 manifests', () => ({
    files: {
      'main/rec.yaml': formatTemplate(
        'rec',
        'reconciler',
        times(5000, () => 'kind: {{ .ClusterType }}\n'),
      ),
    },
    targets: 10,
    clusterTypes: 10,
  })),
  withFiles('cron expressions and freeze windows', () => ({
    files: {
      'dev/environments.yaml': times(1000, (index) =>
        formatDocument(
          'Environment',
          `e${index}`,
          '  controlPlane: {repo: https://github.com/contoso/x, branch: dev, path: .}\n',
        ),
      ).join('---\n'),
    },
  })),
];
