import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import type { OpenApiDescription, OpenApiOperation } from './description.ts';
import { isSchemaObject, type SchemaObject, type SchemaValue, toStrictSchema } from './strict-schema.ts';

/** The formats that GitHub's description names. */
const FORMATS = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  timestamp: true,
  uri: /^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i,
  email: /^[^@\s]+@[^@\s]+$/,
  int64: true,
  'repo.nwo': /^[^/\s]+\/[^/\s]+$/,
} as const;

/** Finds what GitHub's description does not allow in a request or a response. */
export class OpenApiChecker {
  readonly #description: OpenApiDescription;
  readonly #ajv: Ajv2019;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(description: OpenApiDescription) {
    this.#description = description;
    // A process lives for a few tests, so fast compilation matters more than fast validation.
    const quick = { inlineRefs: false, validateSchema: false, code: { optimize: false } };
    this.#ajv = new Ajv2019({ allErrors: true, strict: false, formats: FORMATS, ...quick });
    for (const [name, schema] of Object.entries(description.schemas))
      this.#ajv.addSchema(toAjvSchema(toStrictSchema(schema)), `#/components/schemas/${name}`);
  }

  /** @param given the decoded query, path parameters and body of the request */
  request(
    { name, description }: OpenApiOperation,
    given: { readonly query: URLSearchParams; readonly path: Readonly<Record<string, string>>; readonly body: unknown },
  ): readonly string[] {
    const declared = readParameters(description).map((parameter) => this.#description.resolve(parameter));
    const problems = declared.flatMap((parameter) => {
      const value =
        parameter.in === 'path' ? given.path[String(parameter.name)] : given.query.get(String(parameter.name));
      if (value === undefined || value === null)
        return parameter.required === true ? [`${parameter.name} is missing`] : [];
      const key = `${name} ${parameter.in} ${parameter.name}`;
      return this.#validate(
        key,
        parameter.schema ?? true,
        parseParameter(value, parameter.schema ?? true),
        `${parameter.in} ${parameter.name}`,
      );
    });
    const names = new Set(declared.flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : [])));
    const unknown = [...given.query.keys()]
      .filter((key) => !names.has(key))
      .map((key) => `query ${key} is not declared`);
    return [...problems, ...unknown, ...this.#requestBody(name, description, given.body)];
  }

  #requestBody(name: string, description: SchemaObject, body: unknown): readonly string[] {
    if (!isSchemaObject(description.requestBody ?? null)) {
      return body === undefined ? [] : ['this operation takes no body'];
    }
    const declared = this.#description.resolve(description.requestBody ?? null);
    if (body === undefined) return declared.required === true ? ['the body is missing'] : [];
    return this.#validate(`${name} body`, findJsonSchema(declared) ?? true, body, 'body');
  }

  /** Every operation may respond with an error or a redirect that the description does not list, in GitHub's error format. */
  response({ name, description }: OpenApiOperation, status: number, body: unknown): readonly string[] {
    const responses = isSchemaObject(description.responses ?? null)
      ? this.#description.resolve(description.responses ?? null)
      : {};
    const declared = responses[String(status)];
    if (declared === undefined) {
      if (status < 400 && status !== 301 && status !== 307) return [`status ${status} is not declared`];
      const known = isSchemaObject(body) && 'errors' in body ? 'validation-error' : 'basic-error';
      return this.#validate(known, { $ref: `#/components/schemas/${known}` }, withoutStatus(body), 'response');
    }
    const schema = findJsonSchema(this.#description.resolve(declared));
    if (schema === undefined) return body === undefined || status >= 400 ? [] : [`status ${status} has no body`];
    return this.#validate(`${name} ${status}`, schema, status >= 400 ? withoutStatus(body) : body, 'response');
  }

  #validate(key: string, schema: SchemaValue, value: unknown, what: string): readonly string[] {
    const validate = this.#compiled.get(key) ?? this.#ajv.compile(toAjvSchema(toStrictSchema(schema)));
    this.#compiled.set(key, validate);
    return validate(value)
      ? []
      : [...new Set((validate.errors ?? []).map((error) => `${what}${formatSchemaError(error)}`))];
  }
}

function formatSchemaError({ instancePath, message = '', params }: ErrorObject): string {
  const { additionalProperty, allowedValues } = params as Readonly<Record<string, unknown>>;
  const detail = additionalProperty ?? allowedValues;
  return `${instancePath} ${message}${detail === undefined ? '' : `: ${JSON.stringify(detail)}`}`;
}

/** GitHub's errors repeat their status, which only some schemas declare. */
function withoutStatus(body: unknown): unknown {
  if (!isSchemaObject(body)) return body;
  const { status: _, ...rest } = body;
  return rest;
}

function readParameters(description: SchemaObject): readonly SchemaValue[] {
  return Array.isArray(description.parameters) ? description.parameters : [];
}

function findJsonSchema(described: SchemaObject): SchemaValue | undefined {
  if (!isSchemaObject(described.content ?? null)) return undefined;
  const content = described.content as SchemaObject;
  const json = content['application/json'] ?? content['application/scim+json'];
  return isSchemaObject(json ?? null) ? (json as SchemaObject).schema : undefined;
}

/** Converts a parameter's text to the declared type. */
function parseParameter(text: string, schema: SchemaValue): unknown {
  const type = isSchemaObject(schema) ? schema.type : undefined;
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function toAjvSchema(schema: SchemaValue): SchemaObject | boolean {
  return isSchemaObject(schema) ? schema : true;
}
