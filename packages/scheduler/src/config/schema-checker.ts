import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { type JsonValue, parseFiniteGoFloat, toJsonValue } from '@kalypso-actions/govalue';
import { type CheckedSchema, checkSchema, SchemaError, StepBudget, validateValue } from '@kalypso-actions/jsonschema';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, ConfigSchema } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { Applicability, type ConfigScope, toLabelConditions } from './applicability.ts';
import type { PlatformConfig } from './platform-config.ts';
import {
  createSchemaProblem,
  createUncheckedWarning,
  createViolationProblem,
  type SchemaSource,
} from './schema-problems.ts';
import { createUnusedSchemaWarnings } from './unused-config.ts';

export interface SchemaChecker {
  /** Problems of one assignment's platform configuration; the same array for assignments that share configuration and schemas. */
  readonly check: (
    clusterType: ClusterType,
    target: DeploymentTarget,
    config: PlatformConfig,
  ) => readonly AssignmentProblem[];
  /** Warnings about the schemas that were used so far, and about those that can apply to nothing. */
  readonly diagnostics: (scope: ConfigScope) => readonly Diagnostic[];
}

type SchemaResult =
  | { readonly kind: 'valid'; readonly schema: CheckedSchema }
  | { readonly kind: 'invalid'; readonly error: SchemaError };

/** Steps for all schemas of one repository together, some seconds: other teams wait for the same run. */
const MAX_STEPS_PER_OWNER = 4_000_000;

const NO_PROBLEMS: readonly AssignmentProblem[] = [];

/**
 * Prepares the check of platform configuration against every `ConfigSchema` that applies by its labels, and every schema of the target.
 *
 * JSON Schema draft 4 to 7. A `$ref` to another document is an error: nothing is fetched.
 */
export function createSchemaChecker(
  schemas: readonly ConfigSchema[],
  targets: readonly DeploymentTarget[],
): SchemaChecker {
  if (schemas.length === 0 && targets.every(({ configSchemas }) => configSchemas.length === 0))
    return { check: () => NO_PROBLEMS, diagnostics: () => [] };
  const bySource = new Map(schemas.map((schema) => [toPlatformSource(schema), schema]));
  const applicability = new Applicability(
    [...bySource].map(([item, schema]) => ({ item, conditions: toLabelConditions(schema.labels) })),
  );
  const runner = new SchemaRunner();
  const results = new Map<PlatformConfig, Map<string, readonly AssignmentProblem[]>>();
  const identify = createIdentifier();
  return {
    check(clusterType, target, config) {
      const applicable = applicability.of(clusterType, target);
      const sources = [...applicable, ...target.configSchemas.map((text) => toTargetSource(text, target))];
      if (sources.length === 0) return NO_PROBLEMS;
      const known = results.get(config) ?? new Map<string, readonly AssignmentProblem[]>();
      results.set(config, known);
      const key = sources.map(identify).join(',');
      const problems = known.get(key) ?? sources.flatMap((source) => runner.check(source, config));
      known.set(key, problems);
      return problems;
    },
    diagnostics: (scope) => {
      const unused = applicability.findUnused(scope).flatMap(({ item, ...reason }) => {
        const schema = bySource.get(item);
        return schema ? [{ ...reason, item: schema }] : [];
      });
      return [...runner.warnings, ...createUnusedSchemaWarnings(unused)];
    },
  };
}

/** Numbers schemas. Texts can be long, and the same ones apply to many assignments. */
function createIdentifier(): (source: SchemaSource) => string {
  const [texts, names] = [new Map<string, number>(), new Map<string, number>()];
  const numberOf = (numbers: Map<string, number>, key: string) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  return ({ name, text }) => `${numberOf(names, name)}:${numberOf(texts, text)}`;
}

function toPlatformSource(schema: ConfigSchema): SchemaSource {
  return {
    name: `config schema ${schema.name}`,
    text: schema.schema,
    at: schema.locate('spec', 'schema'),
    owner: undefined,
  };
}

function toTargetSource(text: string, target: DeploymentTarget): SchemaSource {
  const at = target.locate('configSchemas');
  return { name: `a config schema of workload ${target.workload}`, text, at, owner: target.registration ?? '' };
}

/** Checks configurations against schemas, each of which is compiled once. */
class SchemaRunner {
  readonly #compiled = new Map<string, SchemaResult>();
  readonly #budgets = new Map<string, StepBudget>();
  readonly warnings: Diagnostic[] = [];

  check(source: SchemaSource, config: PlatformConfig): AssignmentProblem[] {
    const budget = this.#budgetOf(source.owner);
    const compiled = this.#compile(source, budget);
    if (compiled.kind === 'invalid') return [createSchemaProblem(source, compiled.error)];
    try {
      const found = validateValue(compiled.schema, toValidatedValue(config), budget);
      return found.map((each) => createViolationProblem(source, each, config));
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      return [createSchemaProblem(source, error)];
    }
  }

  #compile(source: SchemaSource, budget: StepBudget | undefined): SchemaResult {
    const { text } = source;
    const known = this.#compiled.get(text);
    if (known) return known;
    const result = compileSchema(text, budget);
    const warning = result.kind === 'valid' ? createUncheckedWarning(source, result.schema) : undefined;
    if (warning) this.warnings.push(warning);
    // A schema that is too large for the rest of one budget may fit into another.
    if (budget === undefined || budget.left >= 0) this.#compiled.set(text, result);
    return result;
  }

  #budgetOf(owner: string | undefined): StepBudget | undefined {
    if (owner === undefined) return undefined;
    const budget = this.#budgets.get(owner) ?? new StepBudget(MAX_STEPS_PER_OWNER);
    this.#budgets.set(owner, budget);
    return budget;
  }
}

function compileSchema(text: string, budget: StepBudget | undefined): SchemaResult {
  try {
    budget?.spend(1);
    return { kind: 'valid', schema: checkSchema(text, budget) };
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return { kind: 'invalid', error };
  }
}

/** The configuration as JSON; top-level text that can be parsed as a number is converted to one. */
function toValidatedValue(config: PlatformConfig): JsonValue {
  return Object.fromEntries(
    [...config.data.entries].map(([key, value]) => {
      const number = typeof value === 'string' ? parseFiniteGoFloat(value) : undefined;
      return [String(key), number ?? toJsonValue(value)];
    }),
  );
}
