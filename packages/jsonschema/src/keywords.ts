import type { JsonValue } from '@kalypso-actions/govalue';
import { isJsonRecord, toCanonicalJson } from './json.ts';

/** Checks the value of a keyword, and calls `visit` for each schema in it. */
type KeywordCheck = (value: JsonValue, visit: (schema: JsonValue) => void) => boolean;

interface Keyword {
  /** What the value must be, for a message. */
  readonly expected: string;
  readonly check: KeywordCheck;
}

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

const isCount: KeywordCheck = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isNumber: KeywordCheck = (value) => typeof value === 'number';
const isText: KeywordCheck = (value) => typeof value === 'string';
const isTextList: KeywordCheck = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isUniqueList = (value: JsonValue) =>
  Array.isArray(value) && new Set(value.map(toCanonicalJson)).size === value.length;
const isSchema: KeywordCheck = (value, visit) => {
  visit(value);
  return true;
};
const isSchemaList: KeywordCheck = (value, visit) => {
  if (!Array.isArray(value)) return false;
  for (const item of value) visit(item);
  return true;
};
const isSchemaMap: KeywordCheck = (value, visit) => {
  if (!isJsonRecord(value)) return false;
  for (const item of Object.values(value)) visit(item);
  return true;
};

const COUNT: Keyword = { expected: 'a whole number', check: isCount };
const NUMBER: Keyword = { expected: 'a number', check: isNumber };
const TEXT: Keyword = { expected: 'text', check: isText };
const SCHEMA: Keyword = { expected: 'a schema', check: isSchema };
const SCHEMA_LIST: Keyword = { expected: 'a list of schemas', check: isSchemaList };
const SCHEMA_MAP: Keyword = { expected: 'a map of schemas', check: isSchemaMap };
const NUMBER_OR_BOOLEAN: Keyword = {
  expected: 'a number',
  check: (value) => typeof value === 'number' || typeof value === 'boolean',
};

/** The keywords that validation supports; others are ignored. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: {
    expected: 'a type or a list of different types',
    check: (value) => {
      const names = Array.isArray(value) ? value : [value];
      return isUniqueList(names) && names.every((name) => typeof name === 'string' && TYPES.has(name));
    },
  },
  enum: { expected: 'a list of different values', check: isUniqueList },
  required: {
    expected: 'a list of different names',
    check: (value, visit) => isTextList(value, visit) && isUniqueList(value),
  },
  properties: SCHEMA_MAP,
  patternProperties: SCHEMA_MAP,
  definitions: SCHEMA_MAP,
  additionalProperties: SCHEMA,
  propertyNames: SCHEMA,
  additionalItems: SCHEMA,
  contains: SCHEMA,
  not: SCHEMA,
  if: SCHEMA,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: SCHEMA,
  else: SCHEMA,
  items: {
    expected: 'a schema or a list of schemas',
    check: (value, visit) => {
      for (const item of Array.isArray(value) ? value : [value]) visit(item);
      return true;
    },
  },
  dependencies: {
    expected: 'a map of schemas and lists of names',
    check: (value, visit) => {
      if (!isJsonRecord(value)) return false;
      return Object.values(value).every((item) =>
        Array.isArray(item) ? isTextList(item, visit) : isSchema(item, visit),
      );
    },
  },
  allOf: SCHEMA_LIST,
  anyOf: SCHEMA_LIST,
  oneOf: SCHEMA_LIST,
  multipleOf: { expected: 'a number above 0', check: (value) => typeof value === 'number' && value > 0 },
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: NUMBER_OR_BOOLEAN,
  exclusiveMaximum: NUMBER_OR_BOOLEAN,
  minLength: COUNT,
  maxLength: COUNT,
  minItems: COUNT,
  maxItems: COUNT,
  minProperties: COUNT,
  maxProperties: COUNT,
  uniqueItems: { expected: 'true or false', check: (value) => typeof value === 'boolean' },
  $schema: TEXT,
  $ref: TEXT,
  $id: TEXT,
  id: TEXT,
  title: TEXT,
  description: TEXT,
  pattern: TEXT,
  format: TEXT,
};

/** Keywords that only describe a schema, or that are checked elsewhere. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  '$comment',
  '$defs',
  'const',
  'contentEncoding',
  'contentMediaType',
  'default',
  'deprecated',
  'example',
  'examples',
  'readOnly',
  'writeOnly',
]);

/** Every keyword that an author can have meant. */
export const KNOWN_KEYWORDS: readonly string[] = [...Object.keys(KEYWORDS), ...ANNOTATIONS];
