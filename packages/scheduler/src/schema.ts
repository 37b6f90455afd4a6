import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
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

type Compiled = { readonly validate: ValidateFunction } | { readonly problem: Problem };

const NOTHING: readonly Problem[] = [];

/**
 * Prepares the check of platform configuration against every `ConfigSchema` that applies by its labels and every schema that the target names.
 *
 * JSON Schema draft 4 to 7. A `$ref` that leads out of the schema is an error: nothing is fetched. Source: section 6 of the specification.
 */
export async function schemaChecker(schemas: readonly ConfigSchema[]): Promise<SchemaChecker> {
  if (schemas.length === 0) return { check: () => NOTHING };
  const ajv = await newAjv();
  const compiled = new Map(schemas.map((schema) => [schema.name, compileSchema(ajv, schema)]));
  const applicability = new Applicability(schemas.map((item) => ({ item, conditions: labelConditions(item.labels) })));
  const results = new Map<PlatformConfig, Map<string, readonly Problem[]>>();
  return {
    check(clusterType, target, config) {
      const applying = applicability
        .indexes(clusterType, target)
        .flatMap((index) => applicability.at(index)?.name ?? []);
      const names = [...new Set([...applying, ...target.configSchemas])];
      if (names.length === 0) return NOTHING;
      const byNames = results.get(config) ?? new Map<string, readonly Problem[]>();
      results.set(config, byNames);
      const key = names.join(' ');
      const known = byNames.get(key);
      if (known) return known;
      const problems = names.flatMap((name) => checkOne(schemas, compiled, name, config));
      byNames.set(key, problems);
      return problems;
    },
  };
}

async function newAjv(): Promise<Ajv> {
  const [{ Ajv }, { default: formats }] = await Promise.all([import('ajv'), import('ajv-formats')]);
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false, validateSchema: true, addUsedSchema: false });
  formats.default(ajv);
  return ajv;
}

function compileSchema(ajv: Ajv, schema: ConfigSchema): Compiled {
  const broken = (reason: string): Compiled => ({
    problem: {
      code: 'config-schema',
      message: `config schema ${schema.name} cannot be used: ${reason}`,
      at: schema.locate('spec', 'schema'),
      hint: 'It has to be a JSON Schema (draft 4 to 7), written as JSON, that refers to nothing outside itself.',
    },
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(schema.schema);
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
  if (typeof parsed === 'boolean') parsed = parsed ? {} : { not: {} };
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return broken('it is not a JSON object');
  try {
    return { validate: ajv.compile(modernise(parsed)) };
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
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

function checkOne(
  schemas: readonly ConfigSchema[],
  compiled: ReadonlyMap<string, Compiled>,
  name: string,
  config: PlatformConfig,
): Problem[] {
  const schema = schemas.find((candidate) => candidate.name === name);
  const entry = compiled.get(name);
  // A schema that is not there at all is reported where it is named, by `validate`.
  if (!schema || !entry) return [];
  if ('problem' in entry) return [entry.problem];
  if (entry.validate(forValidation(config))) return [];
  return (entry.validate.errors ?? []).map((error) => violation(schema, error, config));
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

function violation(schema: ConfigSchema, error: ErrorObject, config: PlatformConfig): Problem {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const origin = config.provenance.find(({ key }) => key === path[0])?.setBy.at(-1);
  const what = path.length === 0 ? 'platform configuration' : quote(path.join('.'));
  const at: Position = origin?.at ?? schema.locate('spec', 'schema');
  return {
    code: 'config-violates-schema',
    message: `${what} ${explain(error)} (config schema ${schema.name})`,
    at,
    ...(origin ? { related: [{ message: 'the config schema', at: schema.locate('spec', 'schema') }] } : {}),
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
