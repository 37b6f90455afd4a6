import { type Position, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import { type JsonValue, parseFiniteGoFloat, toJsonValue } from '@kalypso-actions/govalue';
import {
  type CheckedSchema,
  checkSchema,
  SchemaError,
  type SchemaViolation,
  StepBudget,
  validateValue,
} from '@kalypso-actions/jsonschema';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { ClusterType, ConfigSchema } from '../resources/resource.ts';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import { Applicability, labelConditions, type PlatformConfig } from './config-resolver.ts';

export interface SchemaChecker {
  /** Problems of one assignment's platform configuration; the same array for assignments that share configuration and schemas. */
  readonly check: (
    clusterType: ClusterType,
    target: DeploymentTarget,
    config: PlatformConfig,
  ) => readonly AssignmentProblem[];
}

/** A schema's text, and where it stands. */
interface SchemaSource {
  readonly name: string;
  readonly text: string;
  readonly at: Position;
  /** Whose it is: the registration of a workload, or nobody's but the platform's. */
  readonly owner: string | undefined;
}

type Compiled = { readonly schema: CheckedSchema } | { readonly unusable: SchemaError };

/** Some seconds: what one repository may have its schemas take, however many there are, before a run that others wait for. */
const MOST_STEPS_OF_OWNER = 10_000_000;

const NOTHING: readonly AssignmentProblem[] = [];

/**
 * Prepares the check of platform configuration against every `ConfigSchema` that applies by its labels and every schema that the target brings.
 *
 * JSON Schema draft 4 to 7. A `$ref` that leads out of the schema is an error: nothing is fetched. Source: section 6 of the specification.
 */
export function createSchemaChecker(
  schemas: readonly ConfigSchema[],
  targets: readonly DeploymentTarget[],
): SchemaChecker {
  if (schemas.length === 0 && targets.every(({ configSchemas }) => configSchemas.length === 0))
    return { check: () => NOTHING };
  const applicability = new Applicability(
    schemas.map((schema) => ({ item: platformSchema(schema), conditions: labelConditions(schema.labels) })),
  );
  const checks = new Checks();
  const results = new Map<PlatformConfig, Map<string, readonly AssignmentProblem[]>>();
  return {
    check(clusterType, target, config) {
      const applying = applicability.of(clusterType, target);
      const sources = [...applying, ...target.configSchemas.map((text) => targetSchema(text, target))];
      if (sources.length === 0) return NOTHING;
      const known = results.get(config) ?? new Map<string, readonly AssignmentProblem[]>();
      results.set(config, known);
      const key = sources.map(({ name, text }) => `${name}\n${text}`).join('\n\n');
      const problems = known.get(key) ?? sources.flatMap((source) => checks.of(source, config));
      known.set(key, problems);
      return problems;
    },
  };
}

function platformSchema(schema: ConfigSchema): SchemaSource {
  return {
    name: `config schema ${schema.name}`,
    text: schema.schema,
    at: schema.locate('spec', 'schema'),
    owner: undefined,
  };
}

function targetSchema(text: string, target: DeploymentTarget): SchemaSource {
  const at = target.locate('configSchemas');
  return { name: `a config schema of workload ${target.workload}`, text, at, owner: target.registration ?? '' };
}

/** Checks configurations by schemas, each of which is read once. */
class Checks {
  readonly #compiled = new Map<string, Compiled>();
  readonly #budgets = new Map<string, StepBudget>();

  of(source: SchemaSource, config: PlatformConfig): AssignmentProblem[] {
    const compiled = this.#compiled.get(source.text) ?? compile(source.text);
    this.#compiled.set(source.text, compiled);
    if ('unusable' in compiled) return [unusable(source, compiled.unusable)];
    try {
      const found = validateValue(compiled.schema, forValidation(config), this.#budget(source.owner));
      return found.map((each) => violation(source, each, config));
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      return [unusable(source, error)];
    }
  }

  #budget(owner: string | undefined): StepBudget | undefined {
    if (owner === undefined) return undefined;
    const budget = this.#budgets.get(owner) ?? new StepBudget(MOST_STEPS_OF_OWNER);
    this.#budgets.set(owner, budget);
    return budget;
  }
}

function compile(text: string): Compiled {
  try {
    return { schema: checkSchema(text) };
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return { unusable: error };
  }
}

function unusable({ name, at }: SchemaSource, { message }: SchemaError): AssignmentProblem {
  return {
    code: 'config-schema',
    message: `${name} cannot be used: it ${sanitizeText(message)}`,
    at,
    hint: 'It has to be a JSON Schema (draft 4 to 7), written as JSON, that refers to nothing outside itself.',
  };
}

/** The configuration as JSON, with top-level text that reads as a number taken for one. */
function forValidation(config: PlatformConfig): JsonValue {
  return Object.fromEntries(
    [...config.data.entries].map(([key, value]) => {
      const number = typeof value === 'string' ? parseFiniteGoFloat(value) : undefined;
      return [String(key), number ?? toJsonValue(value)];
    }),
  );
}

function violation(
  source: SchemaSource,
  { path, message }: SchemaViolation,
  config: PlatformConfig,
): AssignmentProblem {
  const origin = config.provenance.find(({ key }) => key === path[0])?.setBy.at(-1);
  const what = path.length === 0 ? 'platform configuration' : quote(path.join('.'));
  const at: Position = origin?.at ?? source.at;
  return {
    code: 'config-violates-schema',
    message: `${what} ${message} (${source.name})`,
    at,
    ...(origin ? { related: [{ message: 'the config schema', at: source.at }] } : {}),
  };
}
