import { quote } from '@kalypso-actions/diagnostics';
import type { JsonValue } from '@kalypso-actions/govalue';
import type { CheckedSchema } from './check-schema.ts';
import { countValues, isJsonRecord, isMultipleOf, type JsonRecord, toCanonicalJson } from './json.ts';
import { SchemaError } from './schema-error.ts';
import { StepBudget } from './step-budget.ts';
import { matchesFormat } from './string-formats.ts';

export interface SchemaViolation {
  /** The keys and indexes that lead to the invalid part of the value. */
  readonly path: readonly string[];
  /** It continues a sentence that starts with the name of that part. */
  readonly message: string;
}

/** For one validation; a schema and a configuration of realistic size take a few thousand steps. */
const MAX_STEPS = 2_000_000;
const MAX_VIOLATIONS = 100;
/** How deep references and sub-schemas may be nested. */
const MAX_DEPTH = 500;

/**
 * Validates a value against a schema. Schemas have untrusted authors, so they are interpreted in a bounded number of steps, and never run as code.
 *
 * @param budget the steps that all schemas of an untrusted author may take together
 * @throws SchemaError if the schema takes too many steps, or refers to itself without end
 */
export function validateValue(
  schema: CheckedSchema,
  value: JsonValue,
  budget = new StepBudget(MAX_STEPS),
): readonly SchemaViolation[] {
  const validator = new ValueValidator(schema, Math.min(budget.left, MAX_STEPS));
  try {
    validator.check(schema.root, value, []);
  } finally {
    budget.left -= validator.steps;
  }
  return validator.violations;
}

class ValueValidator {
  readonly #schema: CheckedSchema;
  violations: SchemaViolation[] = [];
  /** The steps taken so far. */
  steps = 0;
  readonly #maxSteps: number;
  #depth = 0;

  constructor(schema: CheckedSchema, maxSteps: number) {
    this.#schema = schema;
    this.#maxSteps = maxSteps;
  }

  check(schema: JsonValue, value: JsonValue, path: readonly string[]): void {
    this.#spend(1);
    if (schema === false) this.#fail(path, 'is not allowed');
    if (!isJsonRecord(schema)) return;
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new SchemaError('refers to itself without end');
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

  /** The violations of a sub-schema that need not match. */
  #try(schema: JsonValue, value: JsonValue, path: readonly string[]): readonly SchemaViolation[] {
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
        this.#fail(path, `must be one of ${formatValue(choices)}`);
    }
    if (only === undefined || this.#schema.draft < 6) return;
    this.#spend(countValues(only) + countValues(value));
    if (toCanonicalJson(only) !== toCanonicalJson(value)) this.#fail(path, `must be ${formatValue(only)}`);
  }

  #combinations(schema: JsonRecord, value: JsonValue, path: readonly string[]): void {
    const { allOf, anyOf, oneOf, not } = schema;
    if (Array.isArray(allOf)) for (const part of allOf) this.check(part, value, path);
    if (Array.isArray(anyOf) && anyOf.length > 0) {
      const tries = anyOf.map((part) => this.#try(part, value, path));
      if (tries.every(({ length }) => length > 0)) this.#failClosest(path, 'matches no schema of "anyOf"', tries);
    }
    if (Array.isArray(oneOf) && oneOf.length > 0) {
      const tries = oneOf.map((part) => this.#try(part, value, path));
      const matching = tries.filter(({ length }) => length === 0).length;
      if (matching === 0) this.#failClosest(path, 'matches no schema of "oneOf"', tries);
      else if (matching > 1) this.#fail(path, 'matches more than one schema of "oneOf"');
    }
    if (not !== undefined && this.#try(not, value, path).length === 0)
      this.#fail(path, 'must not match the schema of "not"');
    if (schema.if === undefined || this.#schema.draft < 7) return;
    const branch = this.#try(schema.if, value, path).length === 0 ? schema.then : schema.else;
    if (branch !== undefined) this.check(branch, value, path);
  }

  /** Reports the violations of the alternative with the fewest. */
  #failClosest(path: readonly string[], message: string, tries: readonly (readonly SchemaViolation[])[]): void {
    this.#fail(path, message);
    const [best = []] = [...tries].sort((a, b) => a.length - b.length);
    for (const violation of best) this.#fail(violation.path, violation.message);
  }

  #number(schema: JsonRecord, value: number, path: readonly string[]): void {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
    // In draft 4, `true` excludes the bound itself.
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
      this.#fail(path, `must be a multiple of ${multipleOf}`);
    // As in the Kalypso operator, a number matches no known format.
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
      if (new Set(value.map(toCanonicalJson)).size < value.length) this.#fail(path, 'must not have duplicate items');
    }
    if (contains === undefined || this.#schema.draft < 6) return;
    if (!value.some((item, index) => this.#try(contains, item, at(index)).length === 0))
      this.#fail(path, 'lacks an item that matches the schema of "contains"');
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
        for (const { message } of this.#try(propertyNames, key, path))
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
            this.#fail(path, `lacks ${quote(String(name))}, which ${quote(key)} requires`);
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
    if (this.steps > this.#maxSteps) throw new SchemaError('takes too many steps to check');
  }

  #fail(path: readonly string[], message: string): void {
    if (this.violations.length < MAX_VIOLATIONS) this.violations.push({ path, message });
  }
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

const MAX_VALUE_LENGTH = 200;

/** A value for a message. */
function formatValue(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}
