import { Dict, List, parseFiniteGoFloat, type Value } from '@kalypso-actions/govalue';
import { describe, expect, it } from 'vitest';
import { deriveDeploymentTargets } from '../model/deployment-targets.ts';
import type { ConfigSchema, Labels } from '../resources/resource.ts';
import { base, clusterType, emptyModel, target, workload } from '../testing/model-builders.ts';
import type { PlatformConfig } from './platform-config.ts';
import { createSchemaChecker } from './schema-checker.ts';

const schema = (name: string, text: string, labels: Labels = {}): ConfigSchema => ({
  ...base('ConfigSchema', name, labels),
  schema: text,
});

function config(values: Readonly<Record<string, Value>>): PlatformConfig {
  const provenance = Object.keys(values).map((key) => ({
    key,
    setBy: [{ configMap: 'map', at: { source: '.', file: `map/${key}`, line: 1, column: 1 }, text: '' }],
    overrode: [],
  }));
  return { data: new Dict(new Map(Object.entries(values))), provenance };
}

const drone = clusterType('drone', { region: 'east' });

function problems(schemas: readonly ConfigSchema[], own: readonly string[], values: Readonly<Record<string, Value>>) {
  const model = emptyModel({ workloads: [workload('app', 'team', [target('t', {}, { configSchemas: own })])] });
  const targets = deriveDeploymentTargets(model);
  const [only] = targets;
  if (!only) throw new Error('no target');
  return createSchemaChecker(schemas, targets).check(drone, only, config(values));
}

describe('the check of platform configuration', () => {
  it('reports a violation where the value is set, and the schema as related', () => {
    const found = problems([schema('ports', '{"properties":{"PORT":{"maximum":10}}}')], [], { PORT: '11' });
    expect(found).toEqual([
      {
        code: 'config-violates-schema',
        message: '"PORT" must be <= 10 (config schema ports)',
        at: expect.objectContaining({ file: 'map/PORT' }),
        related: [
          { message: 'the config schema', at: expect.objectContaining({ file: 'ConfigSchema/ports/spec/schema' }) },
        ],
      },
    ]);
  });

  it('reports a missing key where the schema is', () => {
    const [found] = problems([], ['{"required":["PORT"]}'], {});
    expect(found).toMatchObject({
      message: 'platform configuration lacks "PORT" (a config schema of workload app)',
      at: { file: 'Workload/app/spec/deploymentTargets/0/configSchemas' },
    });
  });

  it('uses only the schemas that apply by their labels', () => {
    const never = '{"not":{}}';
    expect(problems([schema('a', never, { region: 'west' })], [], {})).toEqual([]);
    expect(problems([schema('a', never, { region: 'east', 'cluster-type': 'drone' })], [], {})).toHaveLength(1);
    expect(
      problems([schema('a', never, { 'deployment-target': 'app-t' }), schema('b', never)], [never], {}),
    ).toHaveLength(3);
  });

  it('converts text to numbers at the top level only, and has no special keys', () => {
    const numbers =
      '{"properties":{"a":{"type":"number"},"m":{"properties":{"a":{"type":"string"}}},"__proto__":{"type":"string"}}}';
    const nested = new Dict(new Map([['a', '1']]), 'interface {}', 'interface {}');
    expect(problems([schema('n', numbers)], [], { a: '1_000', m: nested, ['__proto__']: 'x' })).toEqual([]);
    expect(problems([schema('n', numbers)], [], { a: 'one' })).toHaveLength(1);
    expect(problems([schema('n', '{"required":["toString"]}')], [], {})).toHaveLength(1);
  });

  it.each(['01234', '1.10', '+49123'])('explains why the text %s is not text', (text) => {
    const [found] = problems([], ['{"properties":{"CODE":{"type":"string"}}}'], { CODE: text });
    expect(found?.message).toBe(
      '"CODE" must be string (a config schema of workload app); its text was checked as a number',
    );
    expect(found?.hint).toContain('"type": ["string", "number"]');
    expect(problems([], ['{"properties":{"CODE":{"type":["string","number"]}}}'], { CODE: text })).toEqual([]);
    expect(
      problems([], ['{"properties":{"CODE":{"type":"string"}}}'], { CODE: new List([]) })[0]?.hint,
    ).toBeUndefined();
    expect(problems([], ['{"properties":{"CODE":{"type":"boolean"}}}'], { CODE: text })[0]?.hint).toBeUndefined();
  });

  it.each([{ enum: ['x', '01234'] }, { const: '01234' }])(
    'explains why a text is not the one that %j lists',
    (rule) => {
      const check = (CODE: Value, schemaRule: object = rule) =>
        problems([], [JSON.stringify({ properties: { CODE: schemaRule } })], { CODE })[0];
      expect(check('01234')?.message).toContain('its text was checked as a number');
      expect(check('01234')?.hint).toContain('`"enum": [1234, …]`');
      expect(check('01234', { enum: ['01234', 1234] })).toBeUndefined();
      expect(check('0123')?.hint).toBeUndefined();
    },
  );

  it.each<[schema: object, parts: string, hint: string]>([
    [{ enmu: ['a'] }, 'the keyword "enmu"', 'Did you mean enum?'],
    [{ properties: { a: { allOf: [{ minLenght: 1 }] } } }, 'the keyword "minLenght"', 'Did you mean minLength?'],
    [
      { $schema: 'https://json-schema.org/draft/2020-12/schema', dependentRequired: {}, unevaluatedItems: false },
      'the rules of "https://json-schema.org/draft/2020-12/schema", the keyword "dependentRequired", the keyword "unevaluatedItems"',
      'Use the keywords of draft 4 to 7.',
    ],
  ])('warns of what it does not check: %j', (text, parts, hint) => {
    const targets = deriveDeploymentTargets(
      emptyModel({ workloads: [workload('app', 'team', [target('s'), target('t')])] }),
    );
    const checker = createSchemaChecker([schema('a', JSON.stringify(text))], targets);
    const scope = { clusterTypes: [drone], targets };
    expect(checker.diagnostics(scope)).toEqual([]);
    for (const each of targets) expect(checker.check(drone, each, config({ a: 'x' }))).toEqual([]);
    expect(checker.diagnostics(scope)).toEqual([
      {
        code: 'config-schema-unchecked',
        severity: 'warning',
        message: `config schema a has parts that are not checked: ${parts}`,
        at: expect.objectContaining({ file: 'ConfigSchema/a/spec/schema' }),
        hint,
      },
    ]);
  });

  it('does not warn of annotations, extensions, and what a reference hides', () => {
    const text = JSON.stringify({
      $schema: 'https://json-schema.org/draft-07/schema#',
      $comment: 'c',
      'x-owner': 'team',
      default: {},
      examples: [{ enmu: 1 }],
      $defs: { a: { enmu: 1 } },
      properties: { enmu: { const: 1 }, b: { $ref: '#/definitions/b', enmu: 1 } },
      definitions: { b: { enum: [{ enmu: 1 }], contentMediaType: 'text/plain' } },
    });
    const targets = deriveDeploymentTargets(emptyModel({ workloads: [workload('app', 'team', [target('t')])] }));
    const checker = createSchemaChecker([schema('a', text)], targets);
    for (const each of targets) checker.check(drone, each, config({}));
    expect(checker.diagnostics({ clusterTypes: [drone], targets })).toEqual([]);
  });

  it.each(['{', '{"type":"text"}', '{"$ref":"http://example.com/"}', '"text"'])(
    'reports an invalid schema: %s',
    (text) => {
      expect(problems([], [text], {})).toMatchObject([
        {
          code: 'config-schema',
          message: expect.stringContaining('a config schema of workload app cannot be used: it '),
        },
      ]);
    },
  );

  it('bounds the time for all schemas of a repository together', () => {
    const parts = Array.from({ length: 30 }, (_, index) => [
      `d${index}`,
      { allOf: Array(2).fill({ $ref: `#/definitions/d${index + 1}` }) },
    ]);
    const definitions = { ...Object.fromEntries(parts), d30: {} };
    const many = Array.from({ length: 40 }, (_, index) =>
      JSON.stringify({ title: String(index), definitions, $ref: '#/definitions/d0' }),
    );
    const before = process.cpuUsage();
    expect(problems([], many, {})).toHaveLength(40);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(10);
  });
});

it('lets large patterns of one registration not affect those of another', () => {
  const large = (start: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ pattern: `((a{1,10}){1,10}){1,10}${start + index}` }));
  const small = JSON.stringify({ allOf: large(0, 20), minProperties: 1 });
  const all = Array.from({ length: 20 }, (_, index) => JSON.stringify({ allOf: large(100 * index, 20) }));
  const model = emptyModel({
    workloads: [
      workload('greedy', 'team', [target('t', {}, { configSchemas: [...all, small] })]),
      workload('other', 'team', [target('t', {}, { configSchemas: [small] })]),
    ],
  });
  const targets = deriveDeploymentTargets(model);
  const checker = createSchemaChecker([], targets);
  const [greedy, other] = targets.map((each) => checker.check(drone, each, config({})));
  const refused = greedy?.filter(({ message }) => message.includes('takes too many steps to check'));
  expect(refused?.length).toBeGreaterThan(10);
  expect(other).toMatchObject([{ code: 'config-violates-schema' }]);
});

describe('text that can be parsed as a number', () => {
  it.each([
    ['1', 1],
    ['-1.5e3', -1500],
    ['.5', 0.5],
    ['1_000', 1000],
    ['0x1p4', 16],
    ['0x_1p-1', 0.5],
    ['0xE_ap-1', 117],
    ['', undefined],
    ['1_', undefined],
    ['1__0', undefined],
    ['0x10', undefined],
    ['1e400', undefined],
    ['Inf', undefined],
    ['NaN', undefined],
    [' 1', undefined],
  ])('%j is %j', (text, number) => expect(parseFiniteGoFloat(text)).toBe(number));
});

describe('a schema that applies nowhere', () => {
  it('is reported at its label, and not if its cluster type has no assignment', () => {
    const targets = deriveDeploymentTargets(
      emptyModel({ workloads: [workload('app', 'team', [target('t', { purpose: 'test' })])] }),
    );
    const labels = [{ region: 'eats' }, { region: 'east' }, { 'cluster-type': 'drone', purpose: 'test' }];
    const checker = createSchemaChecker(
      labels.map((each, index) => schema(`s${index}`, '{}', each)),
      targets,
    );
    expect(checker.diagnostics({ clusterTypes: [drone], targets: [] })).toEqual([]);
    expect(checker.diagnostics({ clusterTypes: [drone], targets })).toEqual([
      {
        code: 'config-unused',
        severity: 'warning',
        message:
          'config schema s0 applies nowhere: the environment has no cluster type or deployment target with the label region: "eats"',
        at: expect.objectContaining({ file: 'ConfigSchema/s0/metadata/labels/region' }),
        hint: 'Did you mean east?',
      },
    ]);
  });
});
