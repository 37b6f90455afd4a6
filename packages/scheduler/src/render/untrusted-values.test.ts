// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are test data
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { createPlan } from '../plan/create-plan.ts';
import { clusterType, emptyModel, policy, selector, target, template, workload } from '../testing/model-builders.ts';

const SETTINGS = {
  namespacePattern: '{{environment}}-{{clusterType}}-{{deploymentTarget}}',
  configFileName: 'platform-config',
};

/** Ways in which templates of platform teams put a value into a manifest. */
const CONTEXTS: Readonly<Record<string, string>> = {
  'double quotes': 'kind: A\nspec:\n  path: "{{ .Manifests.path }}"\n  prune: true\n',
  'single quotes': "kind: A\nspec:\n  path: '{{ .Manifests.path }}'\n  prune: true\n",
  plain: 'kind: A\nspec:\n  path: {{ .Manifests.path }}\n  prune: true\n',
  'part of a text': 'kind: A\nspec:\n  path: "apps/{{ .Manifests.path }}/base"\n  prune: true\n',
  'quote function': 'kind: A\nspec:\n  path: {{ .Manifests.path | quote }}\n  prune: true\n',
  'toYaml function': 'kind: A\nspec:\n  path: {{ toYaml .Manifests.path }}\n  prune: true\n',
  'toJson function': 'kind: A\nspec:\n  path: {{ toJson .Manifests.path }}\n  prune: true\n',
  'a block': 'kind: A\nspec:\n  path: |\n    {{ .Manifests.path }}\n  prune: true\n',
  'flow style': 'kind: A\nspec: {path: {{ .Manifests.path }}, prune: true}\n',
  'a list item': 'kind: A\nspec:\n  - {{ .Manifests.path }}\n  - x\n',
  'a comment': 'kind: A # {{ .Manifests.path }}\nspec: {}\n',
  'behind a condition': '{{ if .Manifests.path }}kind: A\n{{ end }}spec:\n  path: "{{ .Manifests.path }}"\n',
  'the whole map': 'kind: A\nspec:\n{{ toYaml .Manifests | indent 2 }}\n',
};

/** Values that try to be more than text. */
const MALICIOUS_VALUES: readonly string[] = [
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  "\\'",
  '"\nkind: Evil',
  "'\nkind: Evil",
  '\nkind: Evil',
  '\n---\nkind: Evil',
  'a\n---\nkind: Evil\n',
  '---',
  '...',
  '--- a',
  '\n...\n',
  '"\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: "x',
  '", evil: "true',
  "', evil: 'true",
  '"}, {evil: "',
  'x, evil: true',
  'x}',
  '}',
  '{',
  '{}',
  '[]',
  '[',
  ']',
  '[a, b]',
  '{a: b}',
  'a: b',
  'a:',
  ':',
  ': ',
  'a : b',
  '- a',
  '-',
  '? a',
  '?',
  '# comment',
  'a # comment',
  ' #x',
  '#',
  '&anchor',
  '&anchor a',
  '*alias',
  '*',
  '!tag',
  '!!binary aGk=',
  '!!str x',
  '!<tag:yaml.org,2002:int> 1',
  '%YAML 1.2',
  '%',
  '@',
  '|',
  '>',
  '|-',
  '>+2',
  '| \n evil',
  '<<: *a',
  '<<',
  'true',
  'false',
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  'null',
  '~',
  'Null',
  'TRUE',
  '1',
  '-1',
  '0',
  '0x1F',
  '0o17',
  '017',
  '0b1',
  '1_000',
  '1e3',
  '1.5',
  '.5',
  '+1',
  '.inf',
  '-.Inf',
  '.nan',
  '12:30',
  '190:20:30',
  '2024-01-01',
  '2024-01-01T00:00:00Z',
  '=',
  '{{ .ConfigData }}',
  '{{ env "HOME" }}',
  '{{',
  '}}',
  '{{ fail "x" }}',
  '{{/* x */}}',
  '{{ define "x" }}{{ end }}',
  '{{- "a" -}}',
  '{',
  '{ { .x } }',
  '${HOME}',
  '$(id)',
  '`id`',
  '$HOME',
  '%{x}',
  '<% x %>',
  '<no value>',
  '#{x}',
  '../../etc/passwd',
  '/etc/passwd',
  '..\\..\\x',
  '~/.ssh/id_rsa',
  './a/../../b',
  'C:\\new\\table',
  '\\x41',
  '\\u0041',
  '\\n',
  '\\',
  'a\\',
  'a\\"b',
  '\u0000',
  '\u0001',
  '\u0007',
  '\b',
  '\t',
  '\ta',
  'a\tb',
  '\r',
  'a\rb',
  '\r\nkind: Evil',
  '\u0085',
  '\u0085kind: Evil',
  '\u2028',
  '\u2028kind: Evil',
  '\u2029',
  '\ufeff',
  '\ufeffa',
  '\u200b',
  '\u202e',
  'a\u00a0b',
  '\u007f',
  '\u001b[31m',
  '\ud83d\ude00',
  'é',
  'ａ',
  '日本語',
  '\ufffe',
  '\ufffd',
  ' ',
  '  ',
  ' a',
  'a ',
  ' a ',
  '  \n  a',
  'a\n',
  'a\n\n',
  '\n',
  '\n\n',
  '\n a',
  'a\n  b: c',
  'a\n- b',
  'a\n# b',
  'x\n  prune: false',
  'x"\n  prune: false #',
  "x'\n  prune: false #",
  'x\nprune: false',
  '::error::x',
  '::set-output name=a::b',
  '##[command]',
  '::add-mask::a',
  '$(curl evil)',
  '; rm -rf /',
  '&& id',
  '| id',
  '<script>',
  '](http://evil)',
  '@team',
  '"; DROP TABLE',
  'a'.repeat(5000),
  '"'.repeat(500),
  '['.repeat(300),
  '{'.repeat(300),
  `${'a: '.repeat(50)}b`,
  '- '.repeat(50),
];

async function render(manifest: string, path: string, contentType?: string) {
  const reconciler = { ...template('rec', 'reconciler', manifest), contentType };
  const model = emptyModel({
    clusterTypes: [clusterType('drone')],
    policies: [policy('all', '', selector(), selector())],
    workloads: [workload('app', 'team', [target('test', {}, { manifests: { path } })])],
    templates: [template('ns', 'namespace', 'kind: Namespace\n'), reconciler],
  });
  return createPlan(model, SETTINGS);
}

/** The structure of a manifest: its keys and the types of its values. */
function structure(text: string): unknown {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shape);
    if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]));
  };
  return loadAll(text).map(shape);
}

const fileOf = (decided: Awaited<ReturnType<typeof render>>) =>
  decided.planned[0]?.files.find(({ name }) => name === 'reconciler.yaml')?.content ?? '';

describe.each(Object.entries(CONTEXTS))('a malicious value in %s', (_, manifest) => {
  it('does not change the structure, or is reported with its position', async () => {
    const expected = structure(fileOf(await render(manifest, 'plain')));
    const rejected = new Set<string>();
    for (const value of MALICIOUS_VALUES) {
      const decided = await render(manifest, value);
      if (decided.failed.length > 0) {
        const [problem] = decided.failed[0]?.problems ?? [];
        expect(problem?.code, JSON.stringify(value)).toMatch(/^(unsafe-value|template-in-value)$/);
        expect(problem?.at?.file).toBe('Workload/app/spec/deploymentTargets/0/manifests/path');
        rejected.add(value);
      } else {
        expect(structure(fileOf(decided)), JSON.stringify(value)).toEqual(expected);
      }
    }
    expect(rejected.size).toBeGreaterThan(0);
  });
});

describe('values that are only unusual', () => {
  const unusual = [
    'with space',
    'é',
    '日本語',
    "it's",
    'a: b',
    'say "hi"',
    'x # y',
    '- z',
    'true',
    '8080',
    '12:30',
    'back\\slash',
    '\ud83d\ude00',
  ];
  it.each(unusual)('%j is unchanged if the template quotes it', async (value) => {
    const decided = await render(CONTEXTS['quote function'] ?? '', value);
    expect(decided.failed).toEqual([]);
    expect(loadAll(fileOf(decided))).toEqual([{ kind: 'A', spec: { path: value, prune: true } }]);
  });

  it.each(['with space', 'é', "it's", 'a: b', 'x # y', '- z', 'true', '8080', '[a]'])(
    '%j is unchanged within double quotes',
    async (value) => {
      const decided = await render(CONTEXTS['double quotes'] ?? '', value);
      expect(loadAll(fileOf(decided))).toEqual([{ kind: 'A', spec: { path: value, prune: true } }]);
    },
  );

  it('can be used in conditions', async () => {
    const manifest =
      'kind: A\n{{ if eq .Manifests.path "true" }}extra: {a: 1}\n{{ end }}path: {{ .Manifests.path | quote }}\n';
    expect((await render(manifest, 'true')).failed).toEqual([]);
    expect((await render(manifest, '8080')).failed).toEqual([]);
  });

  it('cannot be a value of another type than text', async () => {
    for (const print of ['{{ int .Manifests.path }}', '{{ eq .Manifests.path "8080" }}', '{{ len .Manifests.path }}']) {
      const { failed } = await render(`kind: A\nport: ${print}\n`, '8080');
      expect(failed[0]?.problems[0]?.code, print).toBe('unsafe-value');
    }
  });
});

describe('names that YAML converts', () => {
  it('are reported if a template does not quote them', async () => {
    const model = (name: string) =>
      emptyModel({
        clusterTypes: [clusterType('drone')],
        policies: [policy('all', '', selector(), selector())],
        workloads: [workload(name, 'team', [target('test')])],
        templates: [
          template('ns', 'namespace', 'workload: {{ .Workload }}\n'),
          template('rec', 'reconciler', 'a: 1\n'),
        ],
      });
    for (const name of ['on', 'true', '123', '1e3', 'null', 'y']) {
      const { failed } = await createPlan(model(name), SETTINGS);
      expect(failed[0]?.problems[0]?.code, name).toBe('unsafe-value');
    }
    expect((await createPlan(model('app'), SETTINGS)).failed).toEqual([]);
  });
});

describe('a shell script', () => {
  it('accepts only values that a shell reads as one word', async () => {
    const script = 'echo {{ .Manifests.path }}\n';
    for (const value of [
      '$(id)',
      '`id`',
      'a; id',
      'a | id',
      'a b',
      '"',
      "'",
      'a\nid',
      '*',
      '~',
      '$HOME',
      '&',
      '>x',
      '#',
    ]) {
      const { failed } = await render(script, value, 'sh');
      expect(failed[0]?.problems[0]?.code, value).toBe('unsafe-value');
    }
    expect((await render(script, './apps/base-1.2', 'sh')).failed).toEqual([]);
  });
});
