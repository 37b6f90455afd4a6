import { assignmentRecordSchema } from '@kalypso-actions/assignment-record';
import { complianceReportSchema } from '@kalypso-actions/compliance';
import { reportDefinitions, reportSchema } from '@kalypso-actions/scheduler';
import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';

type JsonObject = Readonly<Record<string, unknown>>;

/** Derives the JSON Schemas of the reports and of the record, by name, from the valibot schemas that the TypeScript types derive from, too. */
export function createReportSchemas(): ReadonlyMap<string, JsonObject> {
  return new Map([
    ['report', convert('report', reportSchema, reportDefinitions)],
    ['assignment-record', convert('assignment-record', assignmentRecordSchema, {})],
    ['compliance-report', convert('compliance-report', complianceReportSchema, {})],
  ]);
}

function convert(
  name: string,
  schema: Parameters<typeof toJsonSchema>[0],
  definitions: NonNullable<ConversionConfig['definitions']>,
): JsonObject {
  const { $schema, title, description, ...converted } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    definitions,
    // Readers ignore properties that they do not know; a report of this version has none.
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      valibotSchema.type === 'object' ? { ...jsonSchema, additionalProperties: false } : undefined,
    // The converter rejects flags. Patterns of JSON Schema have the flag `u` anyway.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      'requirement' in valibotAction && valibotAction.requirement instanceof RegExp && valibotAction.type === 'regex'
        ? { ...jsonSchema, pattern: valibotAction.requirement.source }
        : undefined,
  });
  const $id = `https://kalypso-actions.github.io/schemas/${name}.schema.json`;
  // As in the file: without properties that are undefined.
  return JSON.parse(JSON.stringify({ $schema, $id, title, description, ...converted }));
}
