import { describe, expect, it } from 'vitest';
import { checkSchema } from './check-schema.ts';
import { SchemaError } from './schema-error.ts';
import { StepBudget } from './step-budget.ts';

describe('checkSchema', () => {
  it.each<[text: string, message: string]>([
    ['{"type":', 'is not JSON'],
    ['[]', 'a schema that is neither an object nor a boolean'],
    ['{"type":"text"}', 'a value of "type" that is not a type or a list of different types'],
    ['{"properties":{"a":1}}', 'a schema that is neither an object nor a boolean'],
    ['{"minLength":-1}', 'a value of "minLength" that is not a whole number'],
    ['{"minLength":2,"maxLength":1}', 'a minLength above its maxLength'],
    ['{"multipleOf":0}', 'a value of "multipleOf" that is not a number above 0'],
    ['{"exclusiveMinimum":true}', 'an exclusiveMinimum without a minimum'],
    ['{"required":["a","a"]}', 'a value of "required" that is not a list of different names'],
    [
      '{"$schema":"http://json-schema.org/draft-04/schema#","minimum":1,"exclusiveMinimum":1}',
      'a value of "exclusiveMinimum" that draft 4 does not allow',
    ],
    ['{"pattern":"(?=a)"}', 'an invalid pattern'],
    ['{"patternProperties":{"(":{}}}', 'an invalid pattern'],
    [`{"pattern":"${'a'.repeat(10_001)}"}`, 'a pattern of more than 10000 characters'],
    ['{"$ref":"http://example.com/schema"}', 'refers to http://example.com/schema, which is not in the schema'],
    ['{"$ref":"file:///etc/passwd"}', 'refers to file:///etc/passwd'],
    ['{"$ref":"#/definitions/a"}', 'refers to #/definitions/a, which is not in the schema'],
    ['{"$ref":"#/%E0%A4%A"}', 'an invalid reference'],
    [`${'{"not":'.repeat(300)}{}${'}'.repeat(300)}`, 'deeper than'],
    [`{"enum":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'deeper than'],
  ])('rejects %.60s', (text, message) => {
    expect(() => checkSchema(text)).toThrow(SchemaError);
    expect(() => checkSchema(text)).toThrow(message);
  });

  it('counts the size of compiled patterns, which can be much longer than their text', () => {
    const pattern = (index: number) => `((a{1,10}){1,10}){1,10}${index}`;
    const schema = (count: number) =>
      JSON.stringify({ allOf: Array.from({ length: count }, (_, index) => ({ pattern: pattern(index) })) });
    const budget = new StepBudget(1_000_000);
    checkSchema(schema(5), budget);
    expect(budget.left).toBeLessThan(500_000);
    expect(() => checkSchema(schema(5), budget)).toThrow('takes too many steps to check');
    expect(budget.left).toBeLessThan(0);
    // A pattern is compiled once for a schema.
    const repeated = JSON.stringify({ allOf: Array.from({ length: 1000 }, () => ({ pattern: pattern(0) })) });
    checkSchema(repeated, new StepBudget(200_000));
    checkSchema(schema(100));
  });
});
