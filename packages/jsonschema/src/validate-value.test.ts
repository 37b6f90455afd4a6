import type { JsonValue } from '@kalypso-actions/govalue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchema } from './check-schema.ts';
import { SchemaError } from './schema-error.ts';
import { StepBudget } from './step-budget.ts';
import { validateValue } from './validate-value.ts';

const findViolations = (schema: JsonValue, value: JsonValue, budget?: StepBudget) =>
  validateValue(checkSchema(JSON.stringify(schema)), value, budget).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe('validateValue', () => {
  it.each<[schema: JsonValue, good: JsonValue, bad: JsonValue, message: string]>([
    [{ type: 'string' }, 'a', 1, ': must be string'],
    [{ type: 'integer' }, 1, 1.5, ': must be integer'],
    [{ type: 'number' }, 1, '1', ': must be number'],
    [{ type: ['null', 'array'] }, null, {}, ': must be null or array'],
    [{ enum: ['a', { b: [1] }] }, { b: [1] }, 'b', ': must be one of ["a",{"b":[1]}]'],
    [{ const: { a: 1, b: 2 } }, { b: 2, a: 1 }, { a: 1 }, ': must be {"a":1,"b":2}'],
    [{ minimum: 1 }, 1, 0, ': must be >= 1'],
    [{ minimum: 1, exclusiveMinimum: true }, 1.1, 1, ': must be > 1'],
    [{ exclusiveMaximum: 3 }, 2.9, 3, ': must be < 3'],
    [{ maximum: 3, exclusiveMaximum: true }, 2, 3, ': must be < 3'],
    [{ multipleOf: 0.1 }, 0.3, 0.35, ': must be a multiple of 0.1'],
    [{ multipleOf: 2 }, 4, Number.POSITIVE_INFINITY, ': must be a multiple of 2'],
    [{ multipleOf: 1e-7 }, 3e21, 1.5e-7, ': must be a multiple of 1e-7'],
    [{ minLength: 2 }, '\u{1f600}a', '\u{1f600}', ': must have at least 2 characters'],
    [{ maxLength: 1 }, '\u{1f600}', 'ab', ': must have at most 1 characters'],
    [{ pattern: '^a+$' }, 'aa', 'b', ': must match the pattern "^a+$"'],
    [{ format: 'ipv4' }, '1.2.3.4', '1.2.3', ': must match format "ipv4"'],
    [{ items: { type: 'string' } }, ['a'], ['a', 1], '1: must be string'],
    [{ items: [true], additionalItems: false }, [1], [1, 2], '1: is not allowed'],
    [{ minItems: 1 }, [1], [], ': must have at least 1 items'],
    [{ maxItems: 1 }, [1], [1, 2], ': must have at most 1 items'],
    [
      { uniqueItems: true },
      [{ a: 1 }, { b: 1 }],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      ': must not have duplicate items',
    ],
    [{ contains: { const: 1 } }, [2, 1], [2], ': lacks an item that matches the schema of "contains"'],
    [{ required: ['a'] }, { a: null }, {}, ': lacks "a"'],
    [{ properties: { a: { type: 'string' } } }, { b: 1 }, { a: 1 }, 'a: must be string'],
    [{ patternProperties: { '^a': false } }, { b: 1 }, { ab: 1 }, 'ab: is not allowed'],
    [{ properties: { a: true }, additionalProperties: false }, { a: 1 }, { b: 1 }, ': must not have "b"'],
    [{ additionalProperties: { type: 'string' } }, { a: 'b' }, { a: 1 }, 'a: must be string'],
    [
      { propertyNames: { maxLength: 1 } },
      { a: 1 },
      { ab: 1 },
      ': must not have the key "ab": it must have at most 1 characters',
    ],
    [{ minProperties: 1 }, { a: 1 }, {}, ': must have at least 1 keys'],
    [{ maxProperties: 0 }, {}, { a: 1 }, ': must have at most 0 keys'],
    [{ dependencies: { a: ['b'] } }, { b: 1 }, { a: 1 }, ': lacks "b", which "a" requires'],
    [{ dependencies: { a: { required: ['b'] } } }, { a: 1, b: 1 }, { a: 1 }, ': lacks "b"'],
    [{ allOf: [{ type: 'string' }] }, 'a', 1, ': must be string'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1, ': matches no schema of "anyOf"'],
    [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 1, 2, ': matches more than one schema of "oneOf"'],
    [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 'a'.length, 0, ': matches no schema of "oneOf"'],
    [{ not: { type: 'string' } }, 1, 'a', ': must not match the schema of "not"'],
    [JSON.parse('{"if":{"type":"string"},"then":{"minLength":1},"else":{"type":"null"}}'), 'a', 1, ': must be null'],
    [{ $ref: '#/definitions/a~1b%25', definitions: { 'a/b%': { type: 'string' } } }, 'a', 1, ': must be string'],
    [{ $ref: '#x', definitions: { a: { $id: '#x', type: 'string' } } }, 'a', 1, ': must be string'],
    [{ type: ['array', 'string'], items: { $ref: '#' } }, [['a']], [[1]], '0.0: must be array or string'],
    [false, undefined as never, 1, ': is not allowed'],
  ])('checks %j', (schema, good, bad, message) => {
    if (good !== undefined) expect(findViolations(schema, good)).toEqual([]);
    expect(findViolations(schema, bad)[0]).toBe(message);
  });

  it('uses the keywords of the draft that the schema names', () => {
    const draft = (number: number) => ({ $schema: `http://json-schema.org/draft-0${number}/schema#` });
    expect(findViolations({ ...draft(4), const: 1, contains: false, propertyNames: false }, { a: 1 })).toEqual([]);
    expect(findViolations({ ...draft(6), const: 1 }, 2)).toHaveLength(1);
    expect(findViolations({ ...draft(6), ...JSON.parse('{"if":true,"then":false}') }, 1)).toEqual([]);
    expect(findViolations({ ...draft(7), ...JSON.parse('{"if":true,"then":false}') }, 1)).toHaveLength(1);
  });

  it('accepts names that all objects have', () => {
    const schema =
      '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}},"required":["toString"]}';
    expect(validateValue(checkSchema(schema), {}).map(({ message }) => message)).toEqual(['lacks "toString"']);
    expect(validateValue(checkSchema(schema), JSON.parse('{"__proto__":1,"toString":1}'))).toMatchObject([
      { path: ['__proto__'] },
    ]);
  });
});

describe('an untrusted schema', () => {
  it.each<[what: string, schema: JsonValue, value: JsonValue]>([
    ['doubles at every level', doubling('allOf'), {}],
    ['tries each part twice', doubling('anyOf'), {}],
    ['refers to itself', { $ref: '#' }, {}],
    [
      'refers to itself through another',
      { $ref: '#/definitions/a', definitions: { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } } },
      {},
    ],
    ['matches long patterns against long text', { pattern: '(a?){500}(b?){400}$' }, 'a'.repeat(100_000)],
    [
      'iterates over nested lists',
      {
        items: { $ref: '#/definitions/a' },
        definitions: {
          a: {
            allOf: Array(20).fill({
              items: { allOf: Array(20).fill({ items: { allOf: Array(20).fill({ items: {} }) } }) },
            }),
          },
        },
      },
      nested(4, 10),
    ],
  ])('that %s ends with an error', (_, schema, value) => {
    // A part of the usual budget is enough, and faster to spend.
    expect(() => findViolations(schema, value, new StepBudget(50_000))).toThrow(SchemaError);
  });

  it('ends with an error without a budget of its own', () => {
    const schema = { pattern: '(a?){500}(b?){400}$' };
    expect(() => findViolations(schema, 'a'.repeat(100_000))).toThrow('takes too many steps to check');
  });

  it('spends the budget of its author', () => {
    const budget = new StepBudget(100);
    const schema = { items: { type: 'number' } };
    findViolations(schema, Array(60).fill(1), budget);
    expect(budget.left).toBeLessThan(50);
    expect(() => findViolations(schema, Array(60).fill(1), budget)).toThrow(SchemaError);
  });

  it('is never run as code', () => {
    const schema = {
      $async: true,
      $id: "x'];throw 1;//",
      type: 'object',
      required: ["a'];throw 1;//"],
      format: "'+1+'",
    };
    expect(findViolations(schema, {})).toEqual([': lacks "a\'];throw 1;//"']);
  });

  it('of any shape is used or rejected, with the same result each time', () => {
    const keyword = fc.constantFrom(
      'type',
      'enum',
      'properties',
      'items',
      'allOf',
      'anyOf',
      'not',
      'required',
      'pattern',
      '$ref',
      'minimum',
      'definitions',
      '$id',
      'format',
      'dependencies',
      'uniqueItems',
    );
    const { node } = fc.letrec<{ node: JsonValue }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<JsonValue>('string', '#', '#/definitions/a', '^a', 1, -1, true, false, null, 'ipv4'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(keyword, fc.constantFrom('a', '__proto__')), tie('node'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(node, node, (schema, value) => {
        const validate = () => {
          try {
            return findViolations(schema, value);
          } catch (error) {
            if (error instanceof SchemaError) return error.message;
            throw error;
          }
        };
        expect(validate()).toEqual(validate());
      }),
      { numRuns: 300 },
    );
  });
});

/** A schema of 40 parts, each of which refers to the next one twice. */
function doubling(keyword: string): JsonValue {
  const next = (index: number) => ({ $ref: `#/definitions/d${index}` });
  const parts = Array.from({ length: 40 }, (_, index) => [
    `d${index}`,
    { [keyword]: [next(index + 1), next(index + 1)] },
  ]);
  return { definitions: { ...Object.fromEntries(parts), d40: { required: ['a'] } }, ...next(0) };
}

function nested(levels: number, width: number): JsonValue {
  return levels === 0 ? 1 : Array.from({ length: width }, () => nested(levels - 1, width));
}
