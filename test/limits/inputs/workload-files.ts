import { createInput, formatTarget, formatWorkload, type LimitedInput, times } from '../limited-input.ts';

const WORKLOAD = 'workloads/contoso/app/workload.yaml';

const withWorkload = (name: string, create: () => string): LimitedInput => ({
  name,
  create: () => createInput({ files: { [WORKLOAD]: create() } }),
});

/** A target whose field `manifests` has some YAML in flow style. */
const withManifests = (name: string, create: () => string): LimitedInput =>
  withWorkload(name, () => formatWorkload('app', [formatTarget(0, `, manifests: ${create()}`)]));

/** What an untrusted author can write into the files of a workload repository. */
export const WORKLOAD_INPUTS: readonly LimitedInput[] = [
  {
    name: 'a thousand targets on ten cluster types',
    create: () => createInput({ clusterTypes: 10, targets: times(1000, (index) => formatTarget(index)) }),
  },
  {
    name: 'many more targets than are allowed',
    create: () => createInput({ clusterTypes: 10, targets: times(15_000, (index) => formatTarget(index)) }),
  },
  {
    name: 'deployment targets as documents of their own',
    create: () =>
      createInput({
        files: {
          'workloads/contoso/app/targets.yaml': times(
            3000,
            (index) =>
              `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: DeploymentTarget\nmetadata: {name: d${index}, labels: {workload: app}}\nspec: {environment: dev, manifests: {path: a}}\n`,
          ).join('---\n'),
        },
      }),
  },
  withManifests('a value of 900 kB', () => `{path: ${'x'.repeat(900_000)}}`),
  withManifests('a value of 900 kB in quotes, all escapes', () => `{path: "${'\\u0041'.repeat(150_000)}"}`),
  withManifests('a value of 300,000 forbidden characters', () => `{path: "${'\u2028'.repeat(300_000)}"}`),
  withWorkload('long values in many targets', () =>
    formatWorkload(
      'app',
      times(58, (index) => formatTarget(index, `, manifests: {path: "${'ä: '.repeat(4000)}"}`)),
    ),
  ),
  withManifests('manifests with 50,000 keys', () => `{${times(50_000, (index) => `k${index}: v`).join(', ')}}`),
  withManifests('manifests with one key 90,000 times', () => `{${'k: v, '.repeat(90_000)}}`),
  withWorkload('labels of 100 keys on a thousand targets', () =>
    formatWorkload(
      'app',
      times(1000, (index) => formatTarget(index, `, labels: {${times(95, (key) => `l${key}: v${index}`).join(',')}}`)),
    ),
  ),
  withWorkload('labels with 60,000 keys', () =>
    formatWorkload('app', [formatTarget(0, `, labels: {${times(60_000, (index) => `l${index}: v`).join(', ')}}`)]),
  ),
  withManifests('lists nested 400,000 deep', () => '['.repeat(400_000) + ']'.repeat(400_000)),
  withManifests('mappings nested 200,000 deep', () => '{a: '.repeat(200_000)),
  withWorkload('block mappings nested a thousand deep', () =>
    times(1300, (depth) => `${' '.repeat(depth)}k${depth}:\n`).join(''),
  ),
  withManifests('block lists on one line', () => `\n      ${'- '.repeat(450_000)}x`),
  withWorkload('aliases that grow exponentially', () => {
    const levels = times(30, (level) => `a${level + 1}: &a${level + 1} [${times(9, () => `*a${level}`).join(', ')}]\n`);
    return `a0: &a0 [x]\n${levels.join('')}${formatWorkload('app', [formatTarget(0, ', labels: *a30')])}`;
  }),
  withWorkload('aliases that grow quadratically', () => {
    const list = `x: &x [${'a, '.repeat(100_000)}]\n`;
    return `${list}y: [${'*x, '.repeat(100_000)}]\n${formatWorkload('app', [formatTarget(0)])}`;
  }),
  withWorkload('aliases in targets', () => {
    const spec = `  deploymentTargets:\n  - &t {name: t, environment: dev, labels: &l {${times(50, (key) => `l${key}: v`).join(', ')}}}\n`;
    return `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Workload\nmetadata: {name: app}\nspec:\n${spec}${'  - *t\n'.repeat(100_000)}`;
  }),
  withWorkload('merges of merges', () => {
    const base = `b0: &b0 {${times(200, (key) => `k${key}: v`).join(', ')}}\n`;
    const levels = times(2000, (level) => `b${level + 1}: &b${level + 1} {<<: [*b${level}, *b0], n${level}: v}\n`);
    return `${base}${levels.join('')}`;
  }),
  withWorkload('merges of long lists', () => {
    const bases = times(5000, (index) => `b${index}: &b${index} {k${index}: v}\n`).join('');
    const merge = `{<<: [${times(5000, (index) => `*b${index}`).join(', ')}]}`;
    return `${bases}${times(20, (index) => `m${index}: ${merge}\n`).join('')}`;
  }),
  withWorkload('200,000 documents', () => '---\na\n'.repeat(160_000)),
  withWorkload('5000 workloads', () =>
    times(5000, (index) => formatWorkload(`app${index}`, ['   []\n'])).join('---\n'),
  ),
  {
    name: '5000 files',
    create: () =>
      createInput({
        files: Object.fromEntries(
          times(5000, (index) => [
            `workloads/contoso/app/d${index % 70}/f${index}.yaml`,
            formatWorkload(`w${index}`, []),
          ]),
        ),
      }),
  },
  {
    name: '5000 files that are not YAML',
    create: () =>
      createInput({
        files: Object.fromEntries(
          times(5000, (index) => [`workloads/contoso/app/f${index}.yaml`, 'a: {{ .Values.x }}\n']),
        ),
      }),
  },
  withWorkload('a key 90,000 times in a document', () => 'key: v\n'.repeat(90_000)),
  withWorkload('a quote that does not end', () => `a: "${'x'.repeat(900_000)}`),
  withWorkload('a plain scalar of 200,000 lines', () => `a: b\n${' c\n'.repeat(200_000)}`),
  withWorkload('comments alone', () => '# x\n'.repeat(200_000)),
  withWorkload('tabs', () => `a:\n${'\t'.repeat(900_000)}`),
  withWorkload('flow lists without items', () => `a: [${','.repeat(900_000)}]`),
  withWorkload('colons', () => `a ${': '.repeat(400_000)}`),
  withWorkload('question marks', () => '? '.repeat(400_000)),
  withWorkload('tags', () => `a: ${'!x '.repeat(300_000)}`),
  withWorkload('anchors', () => times(60_000, (index) => `- &a${index} x\n`).join('')),
  withWorkload('block scalars', () => times(100_000, () => 'a: |\n').join('')),
  {
    name: 'a .sourceignore with many patterns',
    create: () =>
      createInput({
        files: {
          'workloads/contoso/app/.sourceignore': '**/a*b*c*d*e*f*g*h*/**/x*y*z*\n'.repeat(2000),
          ...Object.fromEntries(
            times(2000, (index) => [`workloads/contoso/app/${'abcdefgh'.repeat(20)}/${index}.yaml`, 'a: b\n']),
          ),
        },
      }),
  },
  {
    name: 'schemas of a workload with patterns that backtrack',
    create: () => {
      const schema = JSON.stringify({ type: 'object', additionalProperties: { pattern: '^(a+)+$' } });
      return createInput({
        clusterTypes: 100,
        targets: times(200, (index) => formatTarget(index, `, configSchemas: ['s'], manifests: {path: x}`)),
        files: {
          'dev/schema.yaml': `apiVersion: scheduler.kalypso.io/v1alpha1\nkind: ConfigSchema\nmetadata: {name: s}\nspec:\n  schema: '${schema}'\n`,
          'dev/config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, labels: {platform-config: "true"}}\ndata: {A: ${'a'.repeat(100_000)}b}\n`,
        },
      });
    },
  },
  {
    name: 'schemas in a workload that refer to themselves',
    create: () => {
      const schema = JSON.stringify({
        definitions: {
          a: { anyOf: times(10, () => ({ $ref: '#/definitions/b' })) },
          b: { allOf: times(10, () => ({ $ref: '#/definitions/a' })) },
        },
        $ref: '#/definitions/a',
      });
      return createInput({
        clusterTypes: 50,
        targets: times(1000, (index) => formatTarget(index, `, configSchemas: ['${schema}'], manifests: {path: x}`)),
      });
    },
  },
];
