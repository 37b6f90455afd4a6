import type { JsonValue } from '@kalypso-actions/govalue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSchema, SchemaError } from './check-schema.ts';
import { matchesFormat } from './string-formats.ts';
import { validateValue } from './validate-schema.ts';

const told = (schema: JsonValue, value: JsonValue) =>
  validateValue(checkSchema(JSON.stringify(schema)), value).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a value', () => {
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
    [{ multipleOf: 0.1 }, 0.3, 0.35, ': must be multiple of 0.1'],
    [{ multipleOf: 1e-7 }, 3e21, 1.5e-7, ': must be multiple of 1e-7'],
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
      ': must not have an item twice',
    ],
    [{ contains: { const: 1 } }, [2, 1], [2], ': lacks an item that it must contain'],
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
    [{ dependencies: { a: ['b'] } }, { b: 1 }, { a: 1 }, ': lacks "b", which "a" needs'],
    [{ dependencies: { a: { required: ['b'] } } }, { a: 1, b: 1 }, { a: 1 }, ': lacks "b"'],
    [{ allOf: [{ type: 'string' }] }, 'a', 1, ': must be string'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1, ': meets none of what it may be'],
    [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 1, 2, ': meets several of what it may be one of'],
    [{ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 'a'.length, 0, ': meets none of what it may be'],
    [{ not: { type: 'string' } }, 1, 'a', ': is what it must not be'],
    [JSON.parse('{"if":{"type":"string"},"then":{"minLength":1},"else":{"type":"null"}}'), 'a', 1, ': must be null'],
    [{ $ref: '#/definitions/a~1b%25', definitions: { 'a/b%': { type: 'string' } } }, 'a', 1, ': must be string'],
    [{ $ref: '#x', definitions: { a: { $id: '#x', type: 'string' } } }, 'a', 1, ': must be string'],
    [{ type: ['array', 'string'], items: { $ref: '#' } }, [['a']], [[1]], '0.0: must be array or string'],
    [false, undefined as never, 1, ': is not allowed'],
  ])('%j', (schema, good, bad, message) => {
    if (good !== undefined) expect(told(schema, good)).toEqual([]);
    expect(told(schema, bad)[0]).toBe(message);
  });

  it('is checked by the keywords of the draft that the schema names', () => {
    const draft = (number: number) => ({ $schema: `http://json-schema.org/draft-0${number}/schema#` });
    expect(told({ ...draft(4), const: 1, contains: false, propertyNames: false }, { a: 1 })).toEqual([]);
    expect(told({ ...draft(6), const: 1 }, 2)).toHaveLength(1);
    expect(told({ ...draft(6), ...JSON.parse('{"if":true,"then":false}') }, 1)).toEqual([]);
    expect(told({ ...draft(7), ...JSON.parse('{"if":true,"then":false}') }, 1)).toHaveLength(1);
  });

  it('may have names that objects have by themselves', () => {
    const schema =
      '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"}},"required":["toString"]}';
    expect(validateValue(checkSchema(schema), {}).map(({ message }) => message)).toEqual(['lacks "toString"']);
    expect(validateValue(checkSchema(schema), JSON.parse('{"__proto__":1,"toString":1}'))).toMatchObject([
      { path: ['__proto__'] },
    ]);
  });
});

describe('a text', () => {
  it.each([
    ['date', '2020-02-29', '2021-02-29 2020-13-01 2020-1-01 20200101'],
    ['time', '12:30:45', '24:00:00 12:60:00 12:00:60 12:30'],
    ['time', '12:30:45+01:00', '12:30:45+25:00 12:30:45+01'],
    ['date-time', '2020-01-01T10:00:00.5+01:00', '2020-01-01t10:00:00Z 2020-01-01T10:00:00 2020-01-01T10:00:00z'],
    ['hostname', 'a.B-c.example', '-a a. a..b a_b'],
    ['email', 'a.b+c@example.com', 'a a@ @a a@@b'],
    ['ipv4', '0.10.255.1', '01.2.3.4 256.1.1.1 1.2.3 1.2.3.4.5'],
    ['ipv6', '::ffff:1.2.3.4', '1.2.3.4 1::2::3 12345:: 1:2:3:4:5:6:7 :::'],
    ['ipv6', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9 g::'],
    ['uri', 'mailto:a@b', '/rel %zz a\\b:c :'],
    ['uri-reference', '/rel', '%zz a\\b'],
    ['uri-template', '/a/{b}', '/a/{b'],
    ['uuid', '12345678-1234-1234-1234-123456789abc', '12345678-1234-1234-1234-123456789ABC 1'],
    ['regex', '^a', '( (?=a)'],
    ['json-pointer', '/a/~0b', 'a /~2'],
    ['relative-json-pointer', '0#', '01 #'],
  ])('is of the format %s: %s, and not: %s', (format, good, bad) => {
    expect(matchesFormat(format, good)).toBe(true);
    for (const text of bad.split(' ')) expect([text, matchesFormat(format, text)]).toEqual([text, false]);
  });

  it('is of every format that is not known', () => expect(matchesFormat('toString', 'a')).toBe(true));
});

describe('a schema', () => {
  it.each<[text: string, message: string]>([
    ['{"type":', 'is not JSON'],
    ['[]', 'neither an object nor true or false'],
    ['{"type":"text"}', 'something else than names of types for type'],
    ['{"properties":{"a":1}}', 'neither an object nor true or false'],
    ['{"minLength":-1}', 'something else than a whole number for minLength'],
    ['{"minLength":2,"maxLength":1}', 'a minLength above its maxLength'],
    ['{"multipleOf":0}', 'something else than a number above 0 for multipleOf'],
    ['{"exclusiveMinimum":true}', 'exclusiveMinimum without minimum'],
    ['{"required":["a","a"]}', 'something else than a list of different names for required'],
    ['{"pattern":"(?=a)"}', 'a pattern that is none'],
    ['{"patternProperties":{"(":{}}}', 'a pattern that is none'],
    [`{"pattern":"${'a'.repeat(10_001)}"}`, 'a pattern that is too long'],
    ['{"$ref":"http://example.com/schema"}', 'refers to http://example.com/schema, which is not in it'],
    ['{"$ref":"file:///etc/passwd"}', 'refers to file:///etc/passwd'],
    ['{"$ref":"#/definitions/a"}', 'refers to #/definitions/a, which is not in it'],
    ['{"$ref":"#/%E0%A4%A"}', 'a reference that is none'],
    [`${'{"not":'.repeat(300)}{}${'}'.repeat(300)}`, 'deeper than'],
    [`{"enum":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'deeper than'],
  ])('%.60s', (text, message) => {
    expect(() => checkSchema(text)).toThrow(SchemaError);
    expect(() => checkSchema(text)).toThrow(message);
  });

  it.each<[what: string, schema: JsonValue, value: JsonValue]>([
    ['doubles at every level', doubling('allOf'), {}],
    ['tries everything twice', doubling('anyOf'), {}],
    ['leads to itself', { $ref: '#' }, {}],
    [
      'leads to itself by another',
      { $ref: '#/definitions/a', definitions: { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } } },
      {},
    ],
    ['searches long texts for long patterns', { pattern: '(a?){500}(b?){400}$' }, 'a'.repeat(100_000)],
    [
      'goes through lists again and again',
      {
        items: { $ref: '#/definitions/a' },
        definitions: {
          a: {
            allOf: Array(60).fill({
              items: { allOf: Array(60).fill({ items: { allOf: Array(60).fill({ items: {} }) } }) },
            }),
          },
        },
      },
      nested(4, 10),
    ],
  ])('that %s ends, with an error', (_, schema, value) => {
    const before = performance.now();
    expect(() => told(schema, value)).toThrow(SchemaError);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  it('is never run: what it holds is data', () => {
    const schema = {
      $async: true,
      $id: "x'];throw 1;//",
      type: 'object',
      required: ["a'];throw 1;//"],
      format: "'+1+'",
    };
    expect(told(schema, {})).toEqual([': lacks "a\'];throw 1;//"']);
  });

  it('of any shape is used or refused, and what it says of a value is said again', () => {
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
        const answer = () => {
          try {
            return told(schema, value);
          } catch (error) {
            if (error instanceof SchemaError) return error.message;
            throw error;
          }
        };
        expect(answer()).toEqual(answer());
      }),
      { numRuns: 500 },
    );
  });
});

/** A schema of forty parts, each of which asks twice for the next. */
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
