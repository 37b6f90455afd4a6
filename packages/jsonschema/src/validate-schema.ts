import { quote } from '@kalypso-actions/diagnostics';
import type { JsonValue } from '@kalypso-actions/govalue';
import { type CheckedSchema, SchemaError } from './check-schema.ts';
import { countValues, isJsonRecord, isMultipleOf, type JsonRecord, toCanonicalJson } from './json.ts';
import { matchesFormat } from './string-formats.ts';

/** Something that a value does not meet: where, by keys and indexes, and in words that follow its name. */
export interface SchemaViolation {
  readonly path: readonly string[];
  readonly message: string;
}

/** Steps that many checks may take together. */
export class StepBudget {
  left: number;

  constructor(steps: number) {
    this.left = steps;
  }
}

/** Steps that one check may take; a schema and a configuration of real size take some thousands. */
const MOST_STEPS = 2_000_000;
const MOST_VIOLATIONS = 100;
/** How deep schemas may lead to each other. */
const DEEPEST = 500;

/**
 * Checks a value. Schemas come from strangers, so this interprets them, in a bounded number of steps: nothing of them is ever run as code.
 *
 * @param budget what a stranger's schemas may take all together
 * @throws SchemaError when the schema has too much to check, or leads to itself without end
 */
export function validateValue(
  schema: CheckedSchema,
  value: JsonValue,
  budget = new StepBudget(MOST_STEPS),
): readonly SchemaViolation[] {
  const run = new ValueValidator(schema, Math.min(budget.left, MOST_STEPS));
  try {
    run.check(schema.root, value, []);
  } finally {
    budget.left -= run.steps;
  }
  return run.violations;
}

class ValueValidator {
  readonly #schema: CheckedSchema;
  violations: SchemaViolation[] = [];
  /** Steps that it took. */
  steps = 0;
  readonly #most: number;
  #depth = 0;

  constructor(schema: CheckedSchema, most: number) {
    this.#schema = schema;
    this.#most = most;
  }

  check(schema: JsonValue, value: JsonValue, path: readonly string[]): void {
    this.#spend(1);
    if (schema === false) this.#fail(path, 'is not allowed');
    if (!isJsonRecord(schema)) return;
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new SchemaError('leads to itself without end');
    const target = this.#schema.targets.get(schema);
    if (target !== undefined) this.check(target, value, path);
    else if (this.#hasType(schema, value, path)) this.#keywords(schema, value, path);
    this.#depth -= 1;
  }

  #keywords(schema: JsonRecord, value: JsonValue, path: readonly string[]): void {
    this.#values(schema, value, path);
    this.#combinations(schema, value, path);
    if (typeof value === 'number') this.#number(schema, value, path);
    else if (typeof value === 'string') this.#text(schema, value, path);
    else if (Array.isArray(value)) this.#list(schema, value, path);
    else if (isJsonRecord(value)) this.#object(schema, value, path);
  }

  /** Violations of a part that may fail without failing the whole. */
  #tried(schema: JsonValue, value: JsonValue, path: readonly string[]): readonly SchemaViolation[] {
    const outer = this.violations;
    this.violations = [];
    this.check(schema, value, path);
    const found = this.violations;
    this.violations = outer;
    return found;
  }

  #hasType({ type }: JsonRecord, value: JsonValue, path: readonly string[]): boolean {
    if (type === undefined) return true;
    if (Array.isArray(type) && type.length === 0) return true;
    const allowed = (Array.isArray(type) ? type : [type]).map(String);
    const own = typeOf(value);
    if (allowed.includes(own) || (own === 'integer' && allowed.includes('number'))) return true;
    this.#fail(path, `must be ${allowed.join(' or ')}`);
    return false;
  }

  #values({ enum: choices, const: only }: JsonRecord, value: JsonValue, path: readonly string[]): void {
    if (Array.isArray(choices) && choices.length > 0) {
      this.#spend(countValues(choices) + countValues(value));
      const text = toCanonicalJson(value);
      if (!choices.some((choice) => toCanonicalJson(choice) === text))
        this.#fail(path, `must be one of ${shown(choices)}`);
    }
    if (only === undefined || this.#schema.draft < 6) return;
    this.#spend(countValues(only) + countValues(value));
    if (toCanonicalJson(only) !== toCanonicalJson(value)) this.#fail(path, `must be ${shown(only)}`);
  }

  #combinations(schema: JsonRecord, value: JsonValue, path: readonly string[]): void {
    const { allOf, anyOf, oneOf, not } = schema;
    if (Array.isArray(allOf)) for (const part of allOf) this.check(part, value, path);
    if (Array.isArray(anyOf) && anyOf.length > 0) {
      const tries = anyOf.map((part) => this.#tried(part, value, path));
      if (tries.every(({ length }) => length > 0)) this.#closest(path, 'meets none of what it may be', tries);
    }
    if (Array.isArray(oneOf) && oneOf.length > 0) {
      const tries = oneOf.map((part) => this.#tried(part, value, path));
      const met = tries.filter(({ length }) => length === 0).length;
      if (met === 0) this.#closest(path, 'meets none of what it may be', tries);
      else if (met > 1) this.#fail(path, 'meets several of what it may be one of');
    }
    if (not !== undefined && this.#tried(not, value, path).length === 0) this.#fail(path, 'is what it must not be');
    if (schema.if === undefined || this.#schema.draft < 7) return;
    const branch = this.#tried(schema.if, value, path).length === 0 ? schema.then : schema.else;
    if (branch !== undefined) this.check(branch, value, path);
  }

  /** Tells what is wrong with the alternative that was met best. */
  #closest(path: readonly string[], message: string, tries: readonly (readonly SchemaViolation[])[]): void {
    this.#fail(path, message);
    const [best = []] = [...tries].sort((a, b) => a.length - b.length);
    for (const { path: where, message: what } of best) this.#fail(where, what);
  }

  #number(schema: JsonRecord, value: number, path: readonly string[]): void {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
    // Draft 4 says by `true` that the bound itself does not count.
    if (typeof minimum === 'number') {
      if (exclusiveMinimum === true ? value <= minimum : value < minimum)
        this.#fail(path, `must be ${exclusiveMinimum === true ? '>' : '>='} ${minimum}`);
    }
    if (typeof maximum === 'number') {
      if (exclusiveMaximum === true ? value >= maximum : value > maximum)
        this.#fail(path, `must be ${exclusiveMaximum === true ? '<' : '<='} ${maximum}`);
    }
    if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum)
      this.#fail(path, `must be > ${exclusiveMinimum}`);
    if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum)
      this.#fail(path, `must be < ${exclusiveMaximum}`);
    if (typeof multipleOf === 'number' && !isMultipleOf(value, multipleOf))
      this.#fail(path, `must be multiple of ${multipleOf}`);
    // As for the operator: a number is of none of the formats.
    if (typeof format === 'string' && !matchesFormat(format, '\0'))
      this.#fail(path, `must match format ${quote(format)}`);
  }

  #text({ minLength, maxLength, pattern, format }: JsonRecord, value: string, path: readonly string[]): void {
    if (minLength !== undefined || maxLength !== undefined) {
      this.#spend(value.length / 100);
      const length = Array.from(value).length;
      if (length < Number(minLength ?? 0)) this.#fail(path, `must have at least ${minLength} characters`);
      if (maxLength !== undefined && length > Number(maxLength))
        this.#fail(path, `must have at most ${maxLength} characters`);
    }
    if (typeof pattern === 'string' && !this.#matches(pattern, value))
      this.#fail(path, `must match the pattern ${quote(pattern)}`);
    if (typeof format === 'string') {
      this.#spend(value.length / 10);
      if (!matchesFormat(format, value)) this.#fail(path, `must match format ${quote(format)}`);
    }
  }

  #list(schema: JsonRecord, value: readonly JsonValue[], path: readonly string[]): void {
    const { items, additionalItems, minItems, maxItems, uniqueItems, contains } = schema;
    const at = (index: number) => [...path, String(index)];
    if (Array.isArray(items)) {
      value.forEach((item, index) => {
        const own = index < items.length ? items[index] : items.length > 0 ? additionalItems : undefined;
        if (own !== undefined) this.check(own, item, at(index));
      });
    } else if (items !== undefined) for (const [index, item] of value.entries()) this.check(items, item, at(index));
    if (minItems !== undefined && value.length < Number(minItems))
      this.#fail(path, `must have at least ${minItems} items`);
    if (maxItems !== undefined && value.length > Number(maxItems))
      this.#fail(path, `must have at most ${maxItems} items`);
    if (uniqueItems === true) {
      this.#spend(countValues(value));
      if (new Set(value.map(toCanonicalJson)).size < value.length) this.#fail(path, 'must not have an item twice');
    }
    if (contains === undefined || this.#schema.draft < 6) return;
    if (!value.some((item, index) => this.#tried(contains, item, at(index)).length === 0))
      this.#fail(path, 'lacks an item that it must contain');
  }

  #object(schema: JsonRecord, value: JsonRecord, path: readonly string[]): void {
    const { required, minProperties, maxProperties, propertyNames } = schema;
    const keys = Object.keys(value);
    if (Array.isArray(required)) {
      this.#spend(required.length / 10);
      for (const name of required)
        if (!Object.hasOwn(value, String(name))) this.#fail(path, `lacks ${quote(String(name))}`);
    }
    if (minProperties !== undefined && keys.length < Number(minProperties))
      this.#fail(path, `must have at least ${minProperties} keys`);
    if (maxProperties !== undefined && keys.length > Number(maxProperties))
      this.#fail(path, `must have at most ${maxProperties} keys`);
    for (const key of keys) this.#property(schema, key, value[key] ?? null, path);
    if (propertyNames !== undefined && this.#schema.draft >= 6) {
      for (const key of keys)
        for (const { message } of this.#tried(propertyNames, key, path))
          this.#fail(path, `must not have the key ${quote(key)}: it ${message}`);
    }
    this.#dependencies(schema, value, path);
  }

  #property(schema: JsonRecord, key: string, value: JsonValue, path: readonly string[]): void {
    const { properties, patternProperties, additionalProperties } = schema;
    const at = [...path, key];
    let isKnown = false;
    if (properties !== undefined && isJsonRecord(properties) && Object.hasOwn(properties, key)) {
      isKnown = true;
      this.check(properties[key] ?? true, value, at);
    }
    for (const [pattern, part] of Object.entries(
      isJsonRecord(patternProperties ?? null) ? (patternProperties ?? {}) : {},
    )) {
      if (!this.#matches(pattern, key)) continue;
      isKnown = true;
      this.check(part, value, at);
    }
    if (isKnown || additionalProperties === undefined) return;
    if (additionalProperties === false) this.#fail(path, `must not have ${quote(key)}`);
    else this.check(additionalProperties, value, at);
  }

  #dependencies({ dependencies }: JsonRecord, value: JsonRecord, path: readonly string[]): void {
    if (dependencies === undefined || !isJsonRecord(dependencies)) return;
    for (const [key, needed] of Object.entries(dependencies)) {
      this.#spend(1);
      if (!Object.hasOwn(value, key)) continue;
      if (!Array.isArray(needed)) this.check(needed, value, path);
      else
        for (const name of needed)
          if (!Object.hasOwn(value, String(name)))
            this.#fail(path, `lacks ${quote(String(name))}, which ${quote(key)} needs`);
    }
  }

  #matches(pattern: string, text: string): boolean {
    const regex = this.#schema.patterns.get(pattern);
    if (!regex) throw new Error(`the pattern ${pattern} was not checked`);
    this.#spend(1 + (text.length * regex.programSize()) / 16);
    return regex.matcher(text).find();
  }

  #spend(steps: number): void {
    this.steps += steps;
    if (this.steps > this.#most) throw new SchemaError('has too much to check');
  }

  #fail(path: readonly string[], message: string): void {
    if (this.violations.length < MOST_VIOLATIONS) this.violations.push({ path, message });
  }
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
