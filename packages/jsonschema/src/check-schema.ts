import type { JsonValue } from '@kalypso-actions/govalue';
import { RE2JS, RE2JSException } from 're2js';
import { isJsonRecord, isNestedDeeperThan, type JsonRecord, toCanonicalJson } from './json.ts';

/** A schema that cannot be used, in words that follow "it". */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
}

/** A schema whose every part was looked at, so that validation need not doubt it. */
export interface CheckedSchema {
  readonly root: JsonValue;
  /** What each `$ref` of it leads to. */
  readonly targets: ReadonlyMap<JsonRecord, JsonValue>;
  readonly patterns: ReadonlyMap<string, RE2JS>;
  /** The draft that it says it is written in: 4, 6 or 7. */
  readonly draft: number;
}

/** More than any schema of a configuration, and far from what would exhaust the stack. */
const DEEPEST = 200;
const LONGEST_PATTERN = 10_000;
/** What a place is relative to as long as no `$id` says. */
const NOWHERE = 'schema://local/';

const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

type KeywordCheck = (value: JsonValue, visit: (schema: JsonValue) => void) => boolean;

const isCount: KeywordCheck = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isNumber: KeywordCheck = (value) => typeof value === 'number';
const isText: KeywordCheck = (value) => typeof value === 'string';
const isTexts: KeywordCheck = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');
const areDifferent = (value: JsonValue) =>
  Array.isArray(value) && new Set(value.map(toCanonicalJson)).size === value.length;
const isSchema: KeywordCheck = (value, visit) => {
  visit(value);
  return true;
};
const areSchemas: KeywordCheck = (value, visit) => {
  if (!Array.isArray(value)) return false;
  for (const item of value) visit(item);
  return true;
};
const areNamedSchemas: KeywordCheck = (value, visit) => {
  if (!isJsonRecord(value)) return false;
  for (const item of Object.values(value)) visit(item);
  return true;
};

/** What the keywords take. Others mean nothing here, and are let alone. */
const KEYWORDS: Readonly<Record<string, { readonly takes: string; readonly check: KeywordCheck }>> = {
  type: {
    takes: 'names of types',
    check: (value) => {
      const names = Array.isArray(value) ? value : [value];
      return areDifferent(names) && names.every((name) => typeof name === 'string' && TYPES.has(name));
    },
  },
  enum: { takes: 'a list of different values', check: areDifferent },
  required: {
    takes: 'a list of different names',
    check: (value, visit) => isTexts(value, visit) && areDifferent(value),
  },
  properties: { takes: 'schemas by name', check: areNamedSchemas },
  patternProperties: { takes: 'schemas by pattern', check: areNamedSchemas },
  definitions: { takes: 'schemas by name', check: areNamedSchemas },
  additionalProperties: { takes: 'a schema', check: isSchema },
  propertyNames: { takes: 'a schema', check: isSchema },
  additionalItems: { takes: 'a schema', check: isSchema },
  contains: { takes: 'a schema', check: isSchema },
  not: { takes: 'a schema', check: isSchema },
  if: { takes: 'a schema', check: isSchema },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { takes: 'a schema', check: isSchema },
  else: { takes: 'a schema', check: isSchema },
  items: {
    takes: 'a schema or a list of them',
    check: (value, visit) => {
      for (const item of Array.isArray(value) ? value : [value]) visit(item);
      return true;
    },
  },
  dependencies: {
    takes: 'schemas or lists of names, by name',
    check: (value, visit) => {
      if (!isJsonRecord(value)) return false;
      return Object.values(value).every((item) => (Array.isArray(item) ? isTexts(item, visit) : isSchema(item, visit)));
    },
  },
  allOf: { takes: 'a list of schemas', check: areSchemas },
  anyOf: { takes: 'a list of schemas', check: areSchemas },
  oneOf: { takes: 'a list of schemas', check: areSchemas },
  multipleOf: { takes: 'a number above 0', check: (value) => typeof value === 'number' && value > 0 },
  minimum: { takes: 'a number', check: isNumber },
  maximum: { takes: 'a number', check: isNumber },
  exclusiveMinimum: { takes: 'a number', check: (value) => typeof value === 'number' || typeof value === 'boolean' },
  exclusiveMaximum: { takes: 'a number', check: (value) => typeof value === 'number' || typeof value === 'boolean' },
  minLength: { takes: 'a whole number', check: isCount },
  maxLength: { takes: 'a whole number', check: isCount },
  minItems: { takes: 'a whole number', check: isCount },
  maxItems: { takes: 'a whole number', check: isCount },
  minProperties: { takes: 'a whole number', check: isCount },
  maxProperties: { takes: 'a whole number', check: isCount },
  uniqueItems: { takes: 'true or false', check: (value) => typeof value === 'boolean' },
  $schema: { takes: 'text', check: isText },
  $ref: { takes: 'text', check: isText },
  $id: { takes: 'text', check: isText },
  id: { takes: 'text', check: isText },
  title: { takes: 'text', check: isText },
  description: { takes: 'text', check: isText },
  pattern: { takes: 'a pattern', check: isText },
  format: { takes: 'the name of a format', check: isText },
};

/**
 * Reads a JSON Schema of draft 4, 6 or 7, and looks at every part of it.
 *
 * @throws SchemaError for what is no schema, and for a `$ref` that leads nowhere or out of it
 */
export function checkSchema(text: string): CheckedSchema {
  const root = parse(text);
  if (isNestedDeeperThan(DEEPEST, root)) throw new SchemaError(`is nested deeper than ${DEEPEST} levels`);
  return new SchemaChecker(root).whole();
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SchemaError(`is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

class SchemaChecker {
  readonly #root: JsonValue;
  readonly #draft: number | undefined;
  readonly #places = new Map<string, JsonValue>();
  readonly #refs = new Map<JsonRecord, string>();
  readonly #patterns = new Map<string, RE2JS>();
  readonly #seen = new Set<JsonValue>();

  constructor(root: JsonValue) {
    this.#root = root;
    this.#draft = draftOf(root);
  }

  whole(): CheckedSchema {
    this.#schema(this.#root, NOWHERE);
    this.#places.set(NOWHERE, this.#root);
    const targets = new Map<JsonRecord, JsonValue>();
    // What a reference leads to may hold further references.
    for (const [from, to] of this.#refs) {
      const target = this.#find(to);
      targets.set(from, target);
      this.#schema(target, to);
    }
    return { root: this.#root, targets, patterns: this.#patterns, draft: this.#draft ?? 7 };
  }

  #schema(schema: JsonValue, base: string): void {
    if (typeof schema === 'boolean') return;
    if (!isJsonRecord(schema))
      throw new SchemaError('has something that is neither an object nor true or false for a schema');
    if (this.#seen.has(schema)) return;
    this.#seen.add(schema);
    const here = this.#place(schema, base);
    if (typeof schema.$ref === 'string') this.#refs.set(schema, resolve(schema.$ref, here));
    // What stands beside a reference does not count, but for what others may refer to.
    const isReference = typeof schema.$ref === 'string';
    for (const [keyword, value] of Object.entries(schema))
      if (!isReference || keyword === 'definitions') this.#keyword(keyword, value, here);
    if (!isReference) checkBounds(schema, this.#draft);
  }

  /** Notes what the schema is called, and gives what its references are relative to. */
  #place(schema: JsonRecord, base: string): string {
    const id = schema.$id ?? schema.id;
    if (typeof id !== 'string' || schema.$ref !== undefined) return base;
    const here = resolve(id, base);
    this.#places.set(here.replace(/#$/, ''), schema);
    return here.replace(/#.*$/s, '');
  }

  #keyword(keyword: string, value: JsonValue, here: string): void {
    const known = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (known && !known.check(value, (part) => this.#schema(part, here)))
      throw new SchemaError(`has something else than ${known.takes} for ${keyword}`);
    if (keyword === 'pattern') this.#pattern(String(value));
    if (keyword === 'patternProperties' && isJsonRecord(value))
      for (const name of Object.keys(value)) this.#pattern(name);
  }

  #pattern(pattern: string): void {
    if (pattern.length > LONGEST_PATTERN) throw new SchemaError('has a pattern that is too long');
    try {
      this.#patterns.set(pattern, RE2JS.compile(pattern));
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      throw new SchemaError(`has a pattern that is none: ${error.message}`, { cause: error });
    }
  }

  #find(uri: string): JsonValue {
    const known = this.#places.get(uri) ?? this.#places.get(uri.replace(/#$/, ''));
    if (known !== undefined) return known;
    const [document = '', fragment = ''] = uri.split('#', 2);
    const root = this.#places.get(document);
    const found =
      root === undefined || (fragment !== '' && !fragment.startsWith('/')) ? undefined : pointed(root, fragment);
    if (found === undefined) throw new SchemaError(`refers to ${uri.replace(NOWHERE, '')}, which is not in it`);
    return found;
  }
}

function resolve(reference: string, base: string): string {
  if (!URL.canParse(reference, base)) throw new SchemaError(`has a reference that is none: ${reference}`);
  return new URL(reference, base).href;
}

/** What a JSON pointer leads to. */
function pointed(root: JsonValue, fragment: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const part of fragment.split('/').slice(1)) {
    const key = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = /^\d{1,9}$/.test(key) ? value[Number(key)] : undefined;
    else value = isJsonRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    throw new SchemaError(`has a reference that is none: ${part}`, { cause: error });
  }
}

/** The draft that a schema names; without one, it may use what any of them has. */
function draftOf(root: JsonValue): number | undefined {
  const dialect = isJsonRecord(root) && typeof root.$schema === 'string' ? root.$schema : '';
  const draft = /^http:\/\/json-schema\.org\/draft-0([467])\/schema#?$/.exec(dialect)?.[1];
  return draft === undefined ? undefined : Number(draft);
}

/** What keywords have to be to each other. */
function checkBounds(schema: JsonRecord, draft: number | undefined): void {
  for (const part of ['Length', 'Properties']) {
    const [least, most] = [schema[`min${part}`], schema[`max${part}`]];
    if (typeof least === 'number' && typeof most === 'number' && least > most)
      throw new SchemaError(`has a min${part} above its max${part}`);
  }
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const value = schema[exclusive];
    if (typeof value === 'boolean' && schema[bound] === undefined)
      throw new SchemaError(`has ${exclusive} without ${bound}`);
    // Draft 4 has true or false here, the later ones a number.
    if (value !== undefined && draft !== undefined && (draft === 4) !== (typeof value === 'boolean'))
      throw new SchemaError(`has an ${exclusive} of another draft than it names`);
  }
}
