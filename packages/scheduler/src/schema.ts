import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import { RE2JS } from 're2js';
import { Applicability, labelConditions, type PlatformConfig } from './config.ts';
import { type Diagnostic, type Position, quote } from './diagnostic.ts';
import type { ClusterType, ConfigSchema } from './model.ts';
import { type Plain, toPlain } from './plain.ts';
import type { DeploymentTarget } from './targets.ts';

/** A reason why an assignment cannot be rendered, before it is known how many others share it. */
export type Problem = Pick<Diagnostic, 'code' | 'message' | 'at' | 'hint' | 'related'>;

export interface SchemaChecker {
  /** Problems of one assignment's platform configuration; the same array for assignments that share configuration and schemas. */
  readonly check: (clusterType: ClusterType, target: DeploymentTarget, config: PlatformConfig) => readonly Problem[];
}

/** A schema's text, and where it stands. */
interface SchemaSource {
  readonly name: string;
  readonly text: string;
  readonly at: Position;
}

type Compiled = { readonly validate: ValidateFunction } | { readonly problem: Problem };

const NOTHING: readonly Problem[] = [];

/**
 * Prepares the check of platform configuration against every `ConfigSchema` that applies by its labels and every schema that the target brings.
 *
 * JSON Schema draft 4 to 7. A `$ref` that leads out of the schema is an error: nothing is fetched. Source: section 6 of the specification.
 */
export async function schemaChecker(
  schemas: readonly ConfigSchema[],
  targets: readonly DeploymentTarget[],
): Promise<SchemaChecker> {
  if (schemas.length === 0 && targets.every(({ configSchemas }) => configSchemas.length === 0))
    return { check: () => NOTHING };
  const ajv = await newAjv();
  const applicability = new Applicability(
    schemas.map((schema) => ({ item: platformSchema(schema), conditions: labelConditions(schema.labels) })),
  );
  const compiled = new Map<string, Compiled>();
  const results = new Map<PlatformConfig, Map<string, readonly Problem[]>>();
  return {
    check(clusterType, target, config) {
      const applying = applicability.of(clusterType, target);
      const sources = [...applying, ...target.configSchemas.map((text) => targetSchema(text, target))];
      if (sources.length === 0) return NOTHING;
      const known = results.get(config) ?? new Map<string, readonly Problem[]>();
      results.set(config, known);
      const key = sources.map(({ name, text }) => `${name}\n${text}`).join('\n\n');
      const problems = known.get(key) ?? sources.flatMap((source) => checkOne(ajv, compiled, source, config));
      known.set(key, problems);
      return problems;
    },
  };
}

function platformSchema(schema: ConfigSchema): SchemaSource {
  return { name: `config schema ${schema.name}`, text: schema.schema, at: schema.locate('spec', 'schema') };
}

function targetSchema(text: string, target: DeploymentTarget): SchemaSource {
  return { name: `a config schema of workload ${target.workload}`, text, at: target.locate('configSchemas') };
}

/** Schemas come from workload files as well: their patterns run in linear time, in the syntax that Go has. */
const safeRegExp = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern);
    return { test: (text: string) => compiled.matcher(text).find() };
  },
  { code: 'safeRegExp' },
);

async function newAjv(): Promise<Ajv> {
  const [{ Ajv }, { default: formats }] = await Promise.all([import('ajv'), import('ajv-formats')]);
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    logger: false,
    validateSchema: true,
    code: { regExp: safeRegExp },
    addUsedSchema: false,
  });
  formats.default(ajv);
  return ajv;
}

function compileSchema(ajv: Ajv, { name, text, at }: SchemaSource): Compiled {
  const broken = (reason: string): Compiled => ({
    problem: {
      code: 'config-schema',
      message: `${name} cannot be used: ${reason}`,
      at,
      hint: 'It has to be a JSON Schema (draft 4 to 7), written as JSON, that refers to nothing outside itself.',
    },
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return broken(quote(error instanceof Error ? error.message : String(error)));
  }
  if (typeof parsed === 'boolean') parsed = parsed ? {} : { not: {} };
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return broken('it is not a JSON object');
  try {
    return { validate: ajv.compile(modernise(parsed)) };
  } catch (error) {
    return broken(quote(error instanceof Error ? error.message : String(error)));
  }
}

/** Draft 4's boolean `exclusiveMinimum` and `id`, in the words of draft 7; `$schema` goes, since one dialect reads all. */
function modernise(schema: object): object {
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    const copy: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'enum' && key !== 'const' && key !== 'default' && key !== 'examples') copy[key] = visit(value);
      else copy[key] = value;
    }
    for (const [exclusive, bound] of [
      ['exclusiveMinimum', 'minimum'],
      ['exclusiveMaximum', 'maximum'],
    ] as const) {
      if (typeof copy[exclusive] !== 'boolean') continue;
      if (copy[exclusive] && copy[bound] !== undefined) {
        copy[exclusive] = copy[bound];
        delete copy[bound];
      } else delete copy[exclusive];
    }
    return copy;
  };
  const { $schema: _, id, ...rest } = visit(schema) as Record<string, unknown>;
  return typeof id === 'string' && rest.$id === undefined ? { ...rest, $id: id } : rest;
}

function checkOne(ajv: Ajv, compiled: Map<string, Compiled>, source: SchemaSource, config: PlatformConfig): Problem[] {
  const entry = compiled.get(source.text) ?? compileSchema(ajv, source);
  compiled.set(source.text, entry);
  if ('problem' in entry) return [{ ...entry.problem, at: source.at }];
  try {
    if (entry.validate(forValidation(config))) return [];
  } catch (error) {
    // A schema that refers to itself without end.
    if (!(error instanceof RangeError)) throw error;
    return [{ code: 'config-schema', message: `${source.name} never comes to an end`, at: source.at }];
  }
  return (entry.validate.errors ?? []).map((error) => violation(source, error, config));
}

/** The configuration as JSON, with top-level text that reads as a number taken for one. */
function forValidation(config: PlatformConfig): Plain {
  const data: Record<string, Plain> = {};
  for (const [key, value] of config.data.entries) {
    const number = typeof value === 'string' ? parseGoFloat(value) : undefined;
    data[String(key)] = number ?? toPlain(value);
  }
  return data;
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const HEX = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)$/;

/** Go's `strconv.ParseFloat`, but for its infinities and NaN, which no JSON Schema can speak of; `undefined`: not a number. */
export function parseGoFloat(text: string): number | undefined {
  if (/^_|__|_$|_[.eEpP+-]|[.eEpPxX+-]_/.test(text.replace(/^([+-]?0[xX])_/, '$1'))) return undefined;
  const plain = text.replaceAll('_', '');
  if (DECIMAL.test(plain)) {
    const number = Number(plain);
    return Number.isFinite(number) ? number : undefined;
  }
  const hex = HEX.exec(plain);
  if (!hex) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = hex;
  if (whole === '' && fraction === '') return undefined;
  const mantissa = Number(`0x${whole}${fraction}` || '0x0');
  const number = mantissa * 2 ** (Number(exponent) - 4 * fraction.length);
  return Number.isFinite(number) ? (sign === '-' ? -number : number) : undefined;
}

function violation(source: SchemaSource, error: ErrorObject, config: PlatformConfig): Problem {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const origin = config.provenance.find(({ key }) => key === path[0])?.setBy.at(-1);
  const what = path.length === 0 ? 'platform configuration' : quote(path.join('.'));
  const at: Position = origin?.at ?? source.at;
  return {
    code: 'config-violates-schema',
    message: `${what} ${explain(error)} (${source.name})`,
    at,
    ...(origin ? { related: [{ message: 'the config schema', at: source.at }] } : {}),
  };
}

function explain(error: ErrorObject): string {
  const params: Record<string, unknown> = error.params;
  switch (error.keyword) {
    case 'required':
      return `lacks ${quote(String(params.missingProperty))}`;
    case 'enum':
      return `must be one of ${JSON.stringify(params.allowedValues)}`;
    case 'additionalProperties':
      return `must not have ${quote(String(params.additionalProperty))}`;
    default:
      return error.message ?? `fails ${error.keyword}`;
  }
}
