import { describe, expect, it } from 'vitest';
import { formatDocument, loadFiles } from '../testing/control-plane-files.ts';

/** A workload whose only target has these fields, from line 9 on, in addition to its name and environment. */
const workload = (fields: string, name = 'app') =>
  formatDocument(
    'Workload',
    name,
    `deploymentTargets:\n  - name: test\n    environment: dev\n${fields.replace(/^(?=.)/gm, '    ')}`,
  );
const targets = (count: number) =>
  formatDocument(
    'Workload',
    'many',
    `deploymentTargets:\n${Array.from({ length: count }, (_, index) => `  - {name: t${index}, environment: dev}\n`).join('')}`,
  );
const standalone = (name: string) => formatDocument('DeploymentTarget', name, 'environment: dev\n');

const load = (...files: string[]) =>
  loadFiles(Object.fromEntries(files.map((text, index) => [`${index}.yaml`, text])), { trusted: false });
const summarize = ({ diagnostics }: Awaited<ReturnType<typeof load>>) =>
  diagnostics.map(({ code, severity, at }) => `${severity} ${code} ${at?.file}:${at?.line}:${at?.column}`);

describe('characters of untrusted documents', () => {
  it.each([
    ['a value in quotes', 'manifests:\n  path: "abc\u202edef"\n', '0.yaml:10:19', 'U+202E'],
    ['an escaped character', 'manifests:\n  path: "abc\\u202edef"\n', '0.yaml:10:16', 'U+202E'],
    ['a plain value', 'manifests:\n  path: a\u2028b\n', '0.yaml:10:16', 'U+2028'],
    ['a block scalar', 'manifests:\n  path: |\n    one\n    two\u061c\n', '0.yaml:12:14', 'U+061C'],
    ['a carriage return', 'manifests:\n  path: "a\\r\\nb"\n', '0.yaml:10:16', 'U+000D'],
    ['a key of manifests', 'manifests:\n  "pa\u200eth": x\n', '0.yaml:10:12', 'U+200E'],
    ['a label', 'labels:\n  purpose: "te\u2069st"\n', '0.yaml:10:21', 'U+2069'],
    ['a key of a label', 'labels:\n  "\ufdd0": x\n', '0.yaml:10:10', 'U+FDD0'],
    ['a config schema', 'configSchemas:\n  - |\n    {"title":\n    "\ufeff"}\n', '0.yaml:12:12', 'U+FEFF'],
    ['an anchored value', 'labels: {a: &x "\u200f"}\nmanifests: {path: *x}\n', '0.yaml:9:23', 'U+200F'],
  ])('are checked in %s', async (_, fields, position, name) => {
    const loaded = await load(workload(fields));
    expect(new Set(summarize(loaded))).toEqual(new Set([`error forbidden-character ${position}`]));
    expect(loaded.diagnostics[0]?.message).toContain(`the character ${name}, `);
    expect(loaded.diagnostics[0]?.hint).toMatch(/^Remove it/);
    expect(loaded.value.resources).toEqual([]);
  });

  it('are checked in names, environments and documents of one target', async () => {
    const environment = workload('').replace('environment: dev', 'environment: "dev\\u200f"');
    const loaded = await load(
      environment,
      formatDocument('Workload', '"a\\u200f"', 'deploymentTargets: []\n'),
      standalone('"t\\u200f"'),
      formatDocument('DeploymentTarget', 't', 'manifests: {path: "\\u200f"}\n'),
    );
    expect(summarize(loaded).map((line) => line.replace(/:\d+$/, ''))).toEqual([
      'error forbidden-character 0.yaml:8',
      'error forbidden-character 1.yaml:4',
      'error forbidden-character 2.yaml:4',
      'error forbidden-character 3.yaml:6',
    ]);
  });

  it('may be those of ordinary text, with tabs and line feeds', async () => {
    const text = 'Grüße 👩‍👩‍👧‍👦: "a: b" # it\'s\n\ttwo\r\n';
    const loaded = await load(workload(`manifests:\n  text: ${JSON.stringify(text.replace('\r', ''))}\n`));
    expect(loaded.diagnostics).toEqual([]);
    // Windows line breaks of the file are not part of values.
    const windows = await load(workload('manifests:\n  text: |\n    one\n    two\n').replaceAll('\n', '\r\n'));
    expect(windows.diagnostics).toEqual([]);
  });

  it('are not checked in the files of the platform team, nor in fields that are ignored', async () => {
    const text = workload('manifests:\n  path: "a\\u202e"\n');
    expect((await loadFiles({ 'a.yaml': text })).diagnostics).toEqual([]);
    const annotated = workload('').replace('  name: app\n', '  name: app\n  annotations: {a: "\\u202e"}\n');
    expect((await load(annotated)).diagnostics).toEqual([]);
  });
});

describe('limits of untrusted documents', () => {
  it('allow values of 16,384 characters', async () => {
    const value = (length: number) => workload(`manifests:\n  path: ${'x'.repeat(length)}\n`);
    expect((await load(value(16_384))).diagnostics).toEqual([]);
    expect((await loadFiles({ 'a.yaml': value(16_385) })).diagnostics).toEqual([]);
    const loaded = await load(value(16_385));
    expect(summarize(loaded)).toEqual(['error value-too-long 0.yaml:10:15']);
    expect(loaded.diagnostics[0]?.message.length).toBeLessThan(250);
  });

  it('allow labels and manifests of 32,768 characters for a target', async () => {
    // Two keys of one character, and a label of the workload with four characters.
    const text = (length: number) =>
      workload(`manifests: {a: ${'x'.repeat(16_384)}, b: ${'x'.repeat(length - 16_390)}}\n`).replace(
        '  name: app\n',
        '  name: app\n  labels: {ab: cd}\n',
      );
    expect((await load(text(32_768))).diagnostics).toEqual([]);
    const loaded = await load(text(32_769));
    expect(summarize(loaded)).toEqual(['error target-too-large 0.yaml:8:13']);
    expect(loaded.value.resources).toEqual([]);
    expect((await loadFiles({ 'a.yaml': text(32_769) })).diagnostics).toEqual([]);
    const single = formatDocument(
      'DeploymentTarget',
      't',
      `manifests: {a: ${'x'.repeat(16_384)}, b: ${'x'.repeat(16_384)}}\n`,
    );
    expect(summarize(await load(single))).toEqual(['error target-too-large 0.yaml:5:1']);
  });

  it('allow 20 config schemas in a list', async () => {
    const schemas = (count: number) => workload(`configSchemas: [${'"{}", '.repeat(count)}]\n`);
    expect((await load(schemas(20))).diagnostics).toEqual([]);
    expect(summarize(await load(schemas(21)))).toEqual(['error too-many-values 0.yaml:9:22']);
    expect((await loadFiles({ 'a.yaml': schemas(21) })).diagnostics).toEqual([]);
  });

  it('allow 1,000 deployment targets in a repository', async () => {
    expect((await load(targets(1000))).diagnostics).toEqual([]);
    expect(summarize(await load(targets(1001)))).toEqual(['error too-many-targets 0.yaml:1007:14']);
    const loaded = await load(targets(999), standalone('a'), standalone('b'), standalone('c'));
    expect(summarize(loaded)).toEqual(['error too-many-targets 2.yaml:4:9']);
    expect(loaded.value.resources.map(({ name }) => name)).toEqual(['many', 'a']);
    expect((await loadFiles({ 'a.yaml': targets(1001) })).diagnostics).toEqual([]);
  });

  it('allow 100,000 keys and values in a repository, after aliases are expanded', async () => {
    const labels = Array.from({ length: 100 }, (_, index) => `l${index}: x`).join(', ');
    const text = (count: number) =>
      formatDocument(
        'Workload',
        'app',
        `deploymentTargets:\n  - {name: t, environment: dev, labels: &x {${labels}}}\n${Array.from({ length: count }, (_, index) => `  - {name: t${index}, environment: dev, labels: *x}\n`).join('')}`,
      );
    expect((await load(text(450))).diagnostics).toEqual([]);
    const loaded = await load(text(250), text(250).replace('name: app', 'name: other'));
    expect(summarize(loaded)).toEqual(['error too-many-values 1.yaml:4:3']);
    expect(loaded.value.resources.map(({ name }) => name)).toEqual(['app']);
  });

  it('allow 1,000 diagnostics in a repository', async () => {
    const foreign = 'apiVersion: scheduler.kalypso.io/v1alpha1\nkind: Template\n---\n';
    expect((await load(foreign.repeat(1000))).diagnostics).toHaveLength(1000);
    const warnings = await load(foreign.repeat(60_000), workload(''));
    expect(warnings.value.resources).toHaveLength(1);
    expect(warnings.diagnostics).toHaveLength(1001);
    expect(warnings.diagnostics.at(-1)).toMatchObject({ code: 'too-many-problems', severity: 'warning' });
    const errors = await load(foreign.repeat(1001), workload('labels: {a: yes}\n'));
    expect(errors.diagnostics.at(-1)).toMatchObject({ code: 'too-many-problems', severity: 'error' });
  });
});

describe('a damaged file of a workload repository', () => {
  const BROKEN = 'name: {{ .Values.name }}: x: y\n';
  const check = async (files: Record<string, string>, trusted = false) =>
    summarize(await loadFiles({ 'apps/a/workload.yaml': workload('', 'a'), ...files }, { trusted, path: 'apps' }));

  it.each([
    ['empty beside a workload', { 'apps/a/b.yaml': '' }, ['error empty-file apps/a/b.yaml:1:1']],
    ['empty but for white space', { 'apps/a/b.yaml': '\ufeff \n\t\n' }, ['error empty-file apps/a/b.yaml:1:1']],
    ['empty with the name of one', { 'apps/b/workload.yaml': '\n' }, ['error empty-file apps/b/workload.yaml:1:1']],
    ['empty elsewhere', { 'apps/chart/values.yaml': '' }, []],
    ['a comment', { 'apps/a/b.yaml': '# none yet\n' }, []],
    ['invalid beside a workload', { 'apps/a/b.yaml': BROKEN }, ['error yaml-syntax apps/a/b.yaml:1:25']],
    [
      'invalid with the name of one',
      { 'apps/b/workload.yaml': BROKEN },
      ['error yaml-syntax apps/b/workload.yaml:1:25'],
    ],
    ['invalid elsewhere', { 'apps/a/chart/x.yaml': BROKEN }, ['warning yaml-syntax apps/a/chart/x.yaml:1:25']],
    ['outside of the path', { 'workload.yaml': '', 'x.yaml': BROKEN }, []],
    [
      'not applied',
      { 'apps/a/b.yaml': '', 'apps/a/c.yaml': BROKEN, 'apps/a/kustomization.yaml': 'resources: [workload.yaml]\n' },
      ['warning yaml-syntax apps/a/c.yaml:1:25'],
    ],
  ])('is an error if a workload may be missing: %s', async (_, files, expected) => {
    expect(await check(files)).toEqual(expected);
  });

  it('does not refuse a repository without workloads', async () => {
    const loaded = await loadFiles({ 'a.yaml': '', 'b.yaml': BROKEN }, { trusted: false });
    expect(summarize(loaded)).toEqual(['warning yaml-syntax b.yaml:1:25']);
  });
});
