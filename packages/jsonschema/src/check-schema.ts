import type { JsonValue } from '@kalypso-actions/govalue';
import { errorMessage } from '@kalypso-actions/retry';
import { RE2JS, RE2JSException } from 're2js';
import { isJsonRecord, isNestedDeeperThan, type JsonRecord } from './json.ts';
import { ANNOTATIONS, KEYWORDS } from './keywords.ts';
import { SchemaError } from './schema-error.ts';
import type { StepBudget } from './step-budget.ts';

/** A schema of which every part was checked, so that validation can rely on it. */
export interface CheckedSchema {
  readonly root: JsonValue;
  /** The target of each `$ref` in it. */
  readonly targets: ReadonlyMap<JsonRecord, JsonValue>;
  readonly patterns: ReadonlyMap<string, RE2JS>;
  /** The draft that `$schema` names: 4, 6 or 7. */
  readonly draft: number;
  /** Another dialect that `$schema` names: the schema is checked by the rules of the known drafts. */
  readonly unknownDialect: string | undefined;
  /** Keywords that are not checked. */
  readonly unknownKeywords: ReadonlySet<string>;
}

/** More than the schema of any configuration needs, and far from what would exhaust the stack. */
const MAX_DEPTH = 200;
const MAX_PATTERN_LENGTH = 10_000;
/** Compiling a pattern takes much more time and memory than its length suggests: `(a{100}){10}` is short. */
const STEPS_OF_INSTRUCTION = 50;
const KNOWN_DIALECT = /^https?:\/\/json-schema\.org\/(?:draft-0[467]\/)?schema#?$/;
/** The base URI of references if there is no `$id`. */
const LOCAL_BASE = 'schema://local/';

/**
 * Parses a JSON Schema of draft 4, 6 or 7 and checks every part of it.
 *
 * @param budget the steps that all schemas of an untrusted author may take together
 * @throws SchemaError if it is not a valid schema, a `$ref` leads nowhere or outside the schema, or its patterns are too large for the budget
 */
export function checkSchema(text: string, budget?: StepBudget): CheckedSchema {
  const root = parseJson(text);
  if (isNestedDeeperThan(MAX_DEPTH, root)) throw new SchemaError(`is nested deeper than ${MAX_DEPTH} levels`);
  return new SchemaWalker(root, budget).check();
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SchemaError(`is not JSON: ${errorMessage(error)}`, { cause: error });
  }
}

class SchemaWalker {
  readonly #root: JsonValue;
  readonly #budget: StepBudget | undefined;
  readonly #draft: number | undefined;
  readonly #schemasByUri = new Map<string, JsonValue>();
  readonly #refs = new Map<JsonRecord, string>();
  readonly #patterns = new Map<string, RE2JS>();
  readonly #seen = new Set<JsonValue>();
  readonly #unknownKeywords = new Set<string>();

  constructor(root: JsonValue, budget: StepBudget | undefined) {
    this.#root = root;
    this.#budget = budget;
    this.#draft = readDraft(root);
  }

  check(): CheckedSchema {
    this.#schema(this.#root, LOCAL_BASE);
    this.#schemasByUri.set(LOCAL_BASE, this.#root);
    const targets = new Map<JsonRecord, JsonValue>();
    // The target of a reference may add further references.
    for (const [from, to] of this.#refs) {
      const target = this.#find(to);
      targets.set(from, target);
      this.#schema(target, to);
    }
    return {
      root: this.#root,
      targets,
      patterns: this.#patterns,
      draft: this.#draft ?? 7,
      unknownDialect: findUnknownDialect(this.#root),
      unknownKeywords: this.#unknownKeywords,
    };
  }

  #schema(schema: JsonValue, base: string): void {
    if (typeof schema === 'boolean') return;
    if (!isJsonRecord(schema)) throw new SchemaError('has a schema that is neither an object nor a boolean');
    if (this.#seen.has(schema)) return;
    this.#seen.add(schema);
    const ownBase = this.#registerId(schema, base);
    const isReference = typeof schema.$ref === 'string';
    if (typeof schema.$ref === 'string') this.#refs.set(schema, resolveUri(schema.$ref, ownBase));
    // Other keywords of a reference are ignored, but references may lead to its definitions.
    for (const [keyword, value] of Object.entries(schema))
      if (!isReference || keyword === 'definitions') this.#keyword(keyword, value, ownBase);
    if (!isReference) checkBounds(schema, this.#draft);
  }

  /** Registers the schema by its ID, and returns the base URI of its references. */
  #registerId(schema: JsonRecord, base: string): string {
    const id = schema.$id ?? schema.id;
    if (typeof id !== 'string' || schema.$ref !== undefined) return base;
    const uri = resolveUri(id, base);
    this.#schemasByUri.set(uri.replace(/#$/, ''), schema);
    return uri.replace(/#.*$/s, '');
  }

  #keyword(keyword: string, value: JsonValue, base: string): void {
    const known = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (known && !known.check(value, (part) => this.#schema(part, base)))
      throw new SchemaError(`has a value of "${keyword}" that is not ${known.expected}`);
    if (!known && !ANNOTATIONS.has(keyword) && !keyword.startsWith('x-')) this.#unknownKeywords.add(keyword);
    if (keyword === 'pattern') this.#pattern(String(value));
    if (keyword === 'patternProperties' && isJsonRecord(value))
      for (const pattern of Object.keys(value)) this.#pattern(pattern);
  }

  #pattern(pattern: string): void {
    if (pattern.length > MAX_PATTERN_LENGTH)
      throw new SchemaError(`has a pattern of more than ${MAX_PATTERN_LENGTH} characters`);
    if (this.#patterns.has(pattern)) return;
    const compiled = compilePattern(pattern);
    this.#budget?.spend(STEPS_OF_INSTRUCTION * compiled.programSize());
    this.#patterns.set(pattern, compiled);
  }

  #find(uri: string): JsonValue {
    const known = this.#schemasByUri.get(uri) ?? this.#schemasByUri.get(uri.replace(/#$/, ''));
    if (known !== undefined) return known;
    const [document = '', fragment = ''] = uri.split('#', 2);
    const root = this.#schemasByUri.get(document);
    const isPointer = fragment === '' || fragment.startsWith('/');
    const found = root !== undefined && isPointer ? resolvePointer(root, fragment) : undefined;
    if (found === undefined) {
      throw new SchemaError(`refers to ${uri.replace(LOCAL_BASE, '')}, which is not in the schema`);
    }
    return found;
  }
}

function compilePattern(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new SchemaError(`has an invalid pattern: ${error.message}`, { cause: error });
  }
}

function resolveUri(reference: string, base: string): string {
  if (!URL.canParse(reference, base)) throw new SchemaError(`has an invalid reference: ${reference}`);
  return new URL(reference, base).href;
}

/** The value that a JSON pointer leads to. */
function resolvePointer(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeUriPart(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = /^\d{1,9}$/.test(key) ? value[Number(key)] : undefined;
    else value = isJsonRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

function decodeUriPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    throw new SchemaError(`has an invalid reference: ${part}`, { cause: error });
  }
}

/** The draft that a schema names; a schema that names none may use the keywords of all drafts. */
function readDraft(root: JsonValue): number | undefined {
  const dialect = isJsonRecord(root) && typeof root.$schema === 'string' ? root.$schema : '';
  const draft = /^http:\/\/json-schema\.org\/draft-0([467])\/schema#?$/.exec(dialect)?.[1];
  return draft === undefined ? undefined : Number(draft);
}

function findUnknownDialect(root: JsonValue): string | undefined {
  const dialect = isJsonRecord(root) ? root.$schema : undefined;
  return typeof dialect === 'string' && !KNOWN_DIALECT.test(dialect) ? dialect : undefined;
}

/** Checks keywords that depend on each other. */
function checkBounds(schema: JsonRecord, draft: number | undefined): void {
  for (const part of ['Length', 'Properties']) {
    const [min, max] = [schema[`min${part}`], schema[`max${part}`]];
    if (typeof min === 'number' && typeof max === 'number' && min > max)
      throw new SchemaError(`has a min${part} above its max${part}`);
  }
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const value = schema[exclusive];
    if (typeof value === 'boolean' && schema[bound] === undefined)
      throw new SchemaError(`has an ${exclusive} without a ${bound}`);
    // It is a boolean in draft 4 and a number in later drafts.
    if (value !== undefined && draft !== undefined && (draft === 4) !== (typeof value === 'boolean'))
      throw new SchemaError(`has a value of "${exclusive}" that draft ${draft} does not allow`);
  }
}
