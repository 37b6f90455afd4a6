import { describe, expect, it } from 'vitest';
import { createConfigResolver } from '../config/config-resolver.ts';
import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { ConfigMap, Template } from '../resources/resource.ts';
import { clusterType, emptyModel, target, template, workload } from '../testing/index.ts';
import { Renderer } from './renderer.ts';

const TEMPLATES = [template('ns', 'namespace', 'kind: Namespace\n'), template('rec', 'reconciler', 'kind: A\n')];

function configMap(name: string, data: Record<string, string>): ConfigMap {
  const locate = (...path: readonly (string | number)[]) => ({
    source: '.',
    file: `${name}.yaml/${path.join('/')}`,
    line: 9,
    column: 3,
  });
  return { kind: 'ConfigMap', name, labels: { 'platform-config': 'true' }, locate, data };
}

interface Input {
  readonly configType?: string;
  readonly configMaps?: readonly ConfigMap[];
  readonly templates?: readonly Template[];
  readonly configFileName?: string;
}

function render({ configType, configMaps = [], templates = TEMPLATES, configFileName = 'platform-config' }: Input) {
  const type = clusterType('drone', {}, configType);
  const model = emptyModel({ workloads: [workload('app', 'team', [target('test')])] });
  const [deploymentTarget] = deriveDeploymentTargets(model);
  if (!deploymentTarget) throw new Error('there is no target');
  const renderer = new Renderer(templates, { configFileName });
  const result = renderer.render({
    environment: 'dev',
    clusterType: type,
    target: deploymentTarget,
    namespace: 'dev-drone-app-test',
    config: createConfigResolver(configMaps).resolve(type, deploymentTarget),
  });
  const files =
    result.kind === 'rendered' ? new Map(result.files.map(({ name, content }) => [name, content])) : undefined;
  return { files, problems: result.kind === 'failed' ? result.problems : [], warnings: renderer.warnings };
}

describe('configType: envFile', () => {
  it('writes one line for each key, sorted, if no Template has that name', () => {
    const { files, problems, warnings } = render({
      configType: 'envFile',
      configMaps: [
        configMap('a', {
          REGION: 'west us',
          B_PORT: '8080',
          DEBUG: 'true',
          EMPTY: '',
          TEXT: "it's #1; a & b",
          WIN: 'C:\\data',
        }),
        configMap('b', { A: "'01234'", REGION: 'east us' }),
      ],
    });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect([...(files?.keys() ?? [])]).toEqual(['namespace.yaml', 'platform-config.sh', 'reconciler.yaml']);
    expect(files?.get('platform-config.sh')).toBe(
      `export A="01234"
export B_PORT="8080"
export DEBUG="true"
export EMPTY=""
export REGION="east us"
export TEXT="it's #1; a & b"
export WIN="C:\\data"
`,
    );
  });

  it('has the name of the configuration file of the settings', () => {
    const { files } = render({
      configType: 'envFile',
      configMaps: [configMap('a', { A: '1' })],
      configFileName: 'config',
    });
    expect(files?.get('config.sh')).toBe('export A="1"\n');
  });

  it('writes no file without configuration, as the operator did', () => {
    expect([...(render({ configType: 'envFile' }).files?.keys() ?? [])]).toEqual(['namespace.yaml', 'reconciler.yaml']);
  });

  it('writes mappings and lists as they are written, or as YAML if they are merged, and renders templates in values', () => {
    const { files, problems } = render({
      configType: 'envFile',
      configMaps: [
        configMap('a', { LIST: '[a, b]', MAP: '{a: 1}', WHERE: '{{ .Environment }}-{{ .ConfigData.MAP.a }}' }),
        configMap('b', { BLOCK: 'a:\n- 1\n', OTHER: 'text', LIST: '[c, b]' }),
        configMap('c', { OTHER: '{ b:   2 }' }),
      ],
    });
    expect(problems).toEqual([]);
    expect(files?.get('platform-config.sh')).toBe(
      'export BLOCK="a:\n- 1\n"\nexport LIST="- a\n- b\n- c\n- b"\nexport MAP="{a: 1}"\nexport OTHER="{ b:   2 }"\nexport WHERE="dev-1"\n',
    );
  });

  it.each([
    ['say "hi"', 'removes quotes or backslashes from it'],
    ['$HOME/x', 'replaces variables in it by their values'],
    [`\${HOME:-/root}`, 'replaces variables in it by their values'],
    ['`id`', 'runs commands that are in it'],
    ['a $(id)', 'runs commands that are in it'],
    ['a\\\\b', 'removes quotes or backslashes from it'],
    ['a\\\nb', 'removes quotes or backslashes from it'],
    ['{a: "1"}', 'removes quotes or backslashes from it'],
    ['{"a": 1}', 'removes quotes or backslashes from it'],
    ['a "b c" d', 'splits it into words, and removes quotes or backslashes from it'],
    ['x"; rm -rf /; "', 'runs commands that are in it, and splits it into words'],
  ])('writes a value that does not stay text between double quotes as it is, with a warning: %j', (value, effects) => {
    const { files, problems, warnings } = render({
      configType: 'envFile',
      configMaps: [configMap('a', { A: '1', B: value }), configMap('other', { C: 'x' })],
    });
    expect(problems).toEqual([]);
    expect(files?.get('platform-config.sh')).toBe(`export A="1"\nexport B="${value}"\nexport C="x"\n`);
    expect(warnings).toMatchObject([
      {
        code: 'script-value',
        severity: 'warning',
        at: { file: 'a.yaml/data/B' },
        message: expect.stringMatching(/^B of config map a is ".*": in platform-config\.sh, a shell /s),
        hint: expect.stringContaining('Template of type config'),
      },
    ]);
    expect(warnings[0]?.message).toContain(effects);
    expect(warnings[0]).not.toHaveProperty('related');
  });

  it.each([
    ['a"', 'a " is left open'],
    ['a\\', 'a " is left open'],
    ['$(id', 'a $( is left open'],
    [`\${HOME`, 'a ${ is left open'],
    ['`id', 'a ` is left open'],
    ['" <<E "', 'the here-document that "E" should end is left open'],
    ['"; if x; then y; "', 'the end of the script is not expected'],
    ['$(a; ;)', '";" is not expected'],
    ['" ) "', '")" is not expected'],
  ])('refuses a value with which no shell can read the script: %j', (value, reason) => {
    const { problems, warnings } = render({
      configType: 'envFile',
      configMaps: [configMap('a', { A: '$HOME', B: value }), configMap('other', { C: '$HOME' })],
    });
    expect(problems).toMatchObject([
      {
        code: 'not-yaml',
        at: { file: 'a.yaml/data/B' },
        message: expect.stringMatching(
          /^template envFile \(built in\) renders an invalid script: .* B of config map a: /,
        ),
        hint: expect.stringContaining('Template of type config'),
      },
    ]);
    expect(problems[0]?.message).toContain(reason);
    expect(problems[0]).not.toHaveProperty('related');
    expect(problems[0]?.registration).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('is the Template of that name, if there is one', () => {
    const { files } = render({
      configType: 'envFile',
      configMaps: [configMap('a', { A: '1' })],
      templates: [...TEMPLATES, template('envFile', 'config', 'own: {{ .ConfigData.A }}\n')],
    });
    expect(files?.get('platform-config.yaml')).toBe('own: 1\n');
  });
});

describe('configType: configMap', () => {
  const configMaps = [configMap('a', { REGION: 'west' })];

  it('holds text only, with keys in the order of the operator', () => {
    const { files, problems, warnings } = render({
      configMaps: [
        configMap('a', { REGION: 'West US', DEBUG: 'false', PORT: '8080', EMPTY: '', y: 'no', '1': 'a: b: c' }),
        configMap('b', { LIST: '[a, 1]', MAP: 'a: {b: c}', LINES: 'one\ntwo\n', QUOTED: "'a: b'", TAB: "'\ta'" }),
        configMap('c', { WHERE: '{{ .Environment }}', JSON: '{"a": [1, 2]}', MAP: 'a: {d: e}' }),
      ],
    });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(files?.get('platform-config.yaml')).toBe(`apiVersion: v1
data:
  "1": 'a: b: c'
  DEBUG: "false"
  EMPTY: ""
  JSON: '{"a": [1, 2]}'
  LINES: |
    one
    two
  LIST: '[a, 1]'
  MAP: |-
    a:
        b: c
        d: e
  PORT: "8080"
  QUOTED: 'a: b'
  REGION: West US
  TAB: "\\ta"
  WHERE: 'dev'
  "y": "no"
kind: ConfigMap
metadata:
  name: platform-config
  namespace: dev-drone-app-test
`);
  });

  it('is the built-in ConfigMap if no Template has that name', () => {
    const builtIn = render({ configMaps }).files?.get('platform-config.yaml');
    expect(builtIn).toContain('kind: ConfigMap\n');
    expect(render({ configType: 'configMap', configMaps }).files?.get('platform-config.yaml')).toBe(builtIn);
  });

  it('is the Template of that name, if there is one; without `configType` it is the built-in one', () => {
    const templates = [...TEMPLATES, template('configMap', 'config', 'own: 1\n')];
    expect(render({ configType: 'configMap', configMaps, templates }).files?.get('platform-config.yaml')).toBe(
      'own: 1\n',
    );
    expect(render({ configMaps, templates }).files?.get('platform-config.yaml')).toContain('kind: ConfigMap\n');
  });
});

describe('a cluster type that names a missing template', () => {
  it('fails its assignments, with each field and the nearest name', () => {
    const { problems } = render({
      configType: 'cgf',
      templates: [template('cfg', 'config', ''), template('n', 'namespace', '')],
    });
    expect(problems).toMatchObject([
      {
        code: 'missing-template',
        at: { file: 'ClusterType/drone/spec/namespaceService' },
        message: 'cluster type drone uses template "ns" as its namespaceService, but there is no such template',
      },
      {
        code: 'missing-template',
        at: { file: 'ClusterType/drone/spec/configType' },
        hint: expect.stringContaining('Did you mean cfg?'),
      },
      {
        code: 'missing-template',
        at: { file: 'ClusterType/drone/spec/reconciler' },
        hint: expect.stringContaining('Add a Template with this name'),
      },
    ]);
    for (const problem of problems) expect(problem.registration).toBeUndefined();
  });

  it.each([
    ['envfile', 'Did you mean envFile?'],
    ['configmap', 'Did you mean configMap?'],
  ])('is offered built-in ones as well: %s', (configType, hint) => {
    expect(render({ configType }).problems).toMatchObject([
      { code: 'missing-template', hint: expect.stringContaining(hint) },
    ]);
  });
});

describe('a template in a value of the configuration', () => {
  it('is rendered in namespace, reconciler and configuration alike', () => {
    const { files, problems } = render({
      configType: 'cfg',
      configMaps: [configMap('a', { WHO: '{{ .ConfigData.WHERE }}!', WHERE: '{{ .Environment }}' })],
      templates: [
        template('ns', 'namespace', 'who: "{{ .ConfigData.WHO }}"\n'),
        template('rec', 'reconciler', 'who: "{{ .ConfigData.WHO }}"\n'),
        template('cfg', 'config', 'who: "{{ .ConfigData.WHO }}"\n'),
      ],
    });
    expect(problems).toEqual([]);
    expect([...(files?.values() ?? [])]).toEqual(Array(3).fill('who: "dev!"\n'));
  });
});
