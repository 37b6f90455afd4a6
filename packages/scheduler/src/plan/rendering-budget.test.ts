import { describe, expect, it } from 'vitest';
import {
  type FixtureFiles,
  formatDocument,
  loadControlPlane,
  VALID_CONTROL_PLANE,
} from '../testing/control-plane-files.ts';
import { createPlan } from './create-plan.ts';
import { DEFAULT_CONFIG_FILE_NAME, DEFAULT_NAMESPACE_PATTERN } from './plan-settings.ts';

const SETTINGS = { namespacePattern: DEFAULT_NAMESPACE_PATTERN, configFileName: DEFAULT_CONFIG_FILE_NAME };
const CLUSTER_TYPES = 4;
const MAX_BYTES = 950_000;

/** Templates that print everything that a workload file decides. */
const TEMPLATES = {
  plain: `kind: K\nspec:\n{{- range $k, $v := .Manifests }}\n  {{ $k }}: {{ $v }}\n{{- end }}\nlabels:\n{{- range $k, $v := .Labels }}\n  {{ $k }}: {{ $v }}\n{{- end }}\n`,
  quoted: `kind: K\nspec:\n{{- range $k, $v := .Manifests }}\n  {{ $k | quote }}: {{ $v | quote }}\n{{- end }}\nlabels:\n{{- range $k, $v := .Labels }}\n  {{ $k | quote }}: {{ $v | quote }}\n{{- end }}\n`,
  'as YAML': `kind: K\nspec:\n{{ toYaml .Manifests | indent 2 }}\nlabels:\n{{ toYaml .Labels | indent 2 }}\n# {{ .Manifests.path }}\n`,
} as const;

const list = (count: number, create: (index: number) => string, separator = ', ') =>
  Array.from({ length: count }, (_, index) => create(index)).join(separator);
const map = (count: number, value: (index: number) => string) => `{${list(count, (k) => `k${k}: ${value(k)}`)}}`;
/** A workload with many targets. */
const targets = (count: number, fields: (index: number) => string, more = '') =>
  formatDocument(
    'Workload',
    'app',
    `${more}deploymentTargets:\n${list(count, (index) => `- {name: t${index}, environment: dev, ${fields(index)}}\n`, '')}`,
  );
const schemas = (count: number, create: (index: number) => object) =>
  `configSchemas: [${list(count, (index) => `'${JSON.stringify(create(index))}'`)}]\n`;

/** Workload files of an untrusted author that could take minutes and gigabytes. */
const FILES: Readonly<Record<string, string>> = {
  'long values': targets(900, (i) => `manifests: {path: "${'x'.repeat(850)}${i}"}`),
  'long values that change the structure': targets(
    900,
    (i) => `manifests: {path: "${'x'.repeat(400)}: ${i} # ${'y'.repeat(400)}"}`,
  ),
  'many values that change the structure': targets(900, (i) => `manifests: ${map(20, () => `"a: ${i}"`)}`),
  'many values with spaces': targets(400, (i) => `manifests: ${map(98, () => `"a b ${i}"`)}`),
  'few and large targets': targets(27, (i) => `manifests: ${map(5, () => `"a: ${'z'.repeat(6_000)}${i}"`)}`),
  'large values in aliases': targets(
    900,
    (i) => `manifests: ${i === 0 ? `&m ${map(2, () => `"${'z: '.repeat(5000)}"`)}` : '*m'}`,
  ),
  'large labels in aliases': targets(
    450,
    (i) => `labels: ${i === 0 ? `&l ${map(100, (k) => `v${k}${'y'.repeat(59)}`)}` : '*l'}`,
  ),
  'lines of text': targets(900, (i) => `manifests: {path: "${'a\\n'.repeat(250)}${i}"}`),
  emoji: targets(900, (i) => `manifests: {path: "${'😀'.repeat(200)}${i}"}`),
  'combinations of labels': targets(
    1000,
    (i) => `labels: {${list(10, (k) => `l${k}: v${(i >> k) % 2}`)}}, manifests: {path: "p ${'w'.repeat(500)}${i}"}`,
  ),
  'large schemas': targets(
    900,
    () => 'manifests: {path: p}',
    schemas(14, (index) => ({ title: `${index}${'s'.repeat(60_000)}` })),
  ),
  'patterns that are large when they are compiled': targets(
    10,
    () => 'manifests: {path: p}',
    schemas(14, (s) => ({
      allOf: Array.from({ length: 900 }, (_, i) => ({ pattern: `((a{1,9}){1,9}){1,9}${i}${s}` })),
    })),
  ),
  'a larger target than any': targets(1, () => `manifests: ${map(98, () => `"a: ${'z'.repeat(9000)}"`)}`),
};

/** Config maps of which labels of targets choose any combination. */
const CONFIG_MAPS = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `dev/c${index}.yaml`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c${index}\n  labels: {platform-config: "true", l${index % 10}: v${index >> 3}}\ndata: {${list(20, (k) => `K${k + index}: v`)}}\n`,
  ]),
);

const clusterTypes = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `dev/type${index}.yaml`,
      (VALID_CONTROL_PLANE['dev/large.yaml'] ?? '').replace(
        'name: large',
        `name: type${index}\n  labels: {size: large}`,
      ),
    ]),
  );
const flux = (template: string) =>
  formatDocument('Template', 'flux', `type: reconciler\nmanifests:\n- |\n${template.replace(/^(?=.)/gm, '  ')}`);

async function plan(file: string, template: string, more: FixtureFiles = {}) {
  const { 'workloads/app/workload.yaml': ordinary = '', ...valid } = VALID_CONTROL_PLANE;
  const { model, diagnostics } = await loadControlPlane({
    ...valid,
    ...CONFIG_MAPS,
    ...clusterTypes(CLUSTER_TYPES),
    'main/cfg.yaml': formatDocument('Template', 'cfg', 'type: config\nmanifests: ["{{ toYaml .ConfigData }}"]\n'),
    'main/flux.yaml': flux(template),
    'main/other.yaml': (VALID_CONTROL_PLANE['main/app.yaml'] ?? '').replace('name: app', 'name: other'),
    'workloads/app/workload.yaml': file,
    ...more,
    'workloads/other/workload.yaml': ordinary.replaceAll('name: app', 'name: other'),
  });
  const result = await createPlan(model, SETTINGS);
  return { ...result, diagnostics: [...diagnostics, ...result.diagnostics] };
}

/** What each file is printed by, and the error that it ends in; `undefined` if it is rendered. */
const EXPECTED: readonly (readonly [file: string, template: keyof typeof TEMPLATES, code: string | undefined])[] = [
  ['long values', 'plain', undefined],
  ['long values', 'as YAML', undefined],
  ['long values that change the structure', 'plain', 'rendering-budget'],
  ['long values that change the structure', 'quoted', undefined],
  ['many values that change the structure', 'plain', 'rendering-budget'],
  ['many values with spaces', 'plain', 'rendering-budget'],
  ['few and large targets', 'plain', 'rendering-budget'],
  ['large values in aliases', 'plain', 'rendering-budget'],
  ['large values in aliases', 'quoted', 'rendering-budget'],
  ['large labels in aliases', 'quoted', undefined],
  ['lines of text', 'plain', 'unsafe-value'],
  ['emoji', 'as YAML', undefined],
  ['combinations of labels', 'plain', undefined],
  ['large schemas', 'quoted', undefined],
  ['patterns that are large when they are compiled', 'quoted', 'config-schema'],
  ['a larger target than any', 'plain', 'target-too-large'],
];

/** Each takes seconds, so that only `npm run fuzz` tries all of them. */
const TRIED = process.env.FUZZ_RUNS === undefined ? EXPECTED.filter((_, index) => index % 3 === 0) : EXPECTED;

it.each(TRIED)('a workload file with %s, printed %s, is planned in bounded time', async (name, template, code) => {
  const file = FILES[name] ?? '';
  expect(Buffer.byteLength(file)).toBeLessThan(MAX_BYTES);
  const { planned, diagnostics } = await plan(file, TEMPLATES[template]);
  const errors = new Set(diagnostics.filter(({ severity }) => severity === 'error').map((each) => each.code));
  if (code === undefined) expect([...errors]).toEqual([]);
  else expect([...errors]).toContain(code);
  const rendered = planned.flatMap(({ files }) => files.map(({ content }) => content.length));
  expect(rendered.reduce((sum, length) => sum + length, 0)).toBeLessThan(50_000_000);
  // Others do not pay for it.
  expect(planned.filter(({ target }) => target.registration === 'other')).toHaveLength(CLUSTER_TYPES);
});

describe('the rendering budget', () => {
  it('ends in one diagnostic at the first target that is not rendered', async () => {
    const file = FILES['many values that change the structure'] ?? '';
    const { failed, diagnostics } = await plan(file, TEMPLATES.plain);
    expect(failed).toHaveLength(900 * CLUSTER_TYPES);
    const [found, ...more] = diagnostics.filter(({ code }) => code === 'rendering-budget');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ severity: 'error', at: { source: 'workloads/app', file: 'workload.yaml' } });
    expect(found?.message).toContain('registration app');
    const named = /affects (t\d+|app-t\d+) on/.exec(found?.message ?? '')?.[1];
    expect(failed.find(({ target }) => target.name === named)?.target.at).toEqual(found?.at);
  });

  it('is not spent by an ordinary fleet, nor by workloads of the platform team', async () => {
    const ordinary = targets(
      1000,
      (i) =>
        `labels: {purpose: p${i}, team: payments}, manifests: {repo: https://github.com/contoso/app-gitops, branch: release/1.2, path: ./a${i}}`,
    );
    const { planned, diagnostics } = await plan(ordinary, TEMPLATES.quoted);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(planned).toHaveLength(1001 * CLUSTER_TYPES);
    const { model } = await loadControlPlane({
      ...VALID_CONTROL_PLANE,
      'dev/policy.yaml': (VALID_CONTROL_PLANE['dev/policy.yaml'] ?? '').replace('  workspace: team\n', ''),
      'main/flux.yaml': flux(TEMPLATES.plain),
      'workloads/app/workload.yaml': '',
      ...clusterTypes(1),
      'dev/workload.yaml': targets(100, (i) => `manifests: ${map(98, () => `"a: ${i}"`)}`),
    });
    const own = await createPlan(model, SETTINGS);
    expect(own.failed).toHaveLength(100);
    expect(own.diagnostics.map(({ code }) => code)).not.toContain('rendering-budget');
  });

  it('is spent by what templates make of values, but not by platform configuration', async () => {
    const file = targets(300, (i) => `manifests: {path: ${'p'.repeat(100)}${i}}`);
    const repeated = await plan(file, 'kind: K\npath: {{ .Manifests.path | repeat 900 | quote }}\n');
    expect(repeated.diagnostics.map(({ code }) => code)).toContain('rendering-budget');
    const large = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: large\n  labels: {platform-config: "true"}\ndata: {A: ${'a'.repeat(60_000)}}\n`;
    const { planned } = await plan(file, 'kind: K\npath: {{ .Manifests.path | quote }}\n', {
      'dev/large-map.yaml': large,
    });
    expect(planned).toHaveLength(301 * CLUSTER_TYPES);
  });
});
