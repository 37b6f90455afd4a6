import {
  type Diagnostic,
  findNearest,
  joinLimited,
  ownedBy,
  type Position,
  quote,
  sanitizeText,
} from '@kalypso-actions/diagnostics';
import { parseFiniteGoFloat } from '@kalypso-actions/govalue';
import {
  type CheckedSchema,
  KNOWN_KEYWORDS,
  type SchemaError,
  type SchemaViolation,
} from '@kalypso-actions/jsonschema';
import type { AssignmentProblem } from '../schedule/assignment-problem.ts';
import type { PlatformConfig } from './platform-config.ts';

/** The text of a schema, and its position. */
export interface SchemaSource {
  readonly name: string;
  readonly text: string;
  readonly at: Position;
  /** The registration of the workload that it belongs to; `undefined` for a schema of the platform team. */
  readonly owner: string | undefined;
}

/** The message of a value that has to be text, among others. */
const TEXT_EXPECTED = /^must be (?:[a-z]+ or )*string(?: or [a-z]+)*$/;

/** A misspelled keyword, or one of a newer dialect, is a rule that is not enforced. */
export function createUncheckedWarning(
  { name, at, owner }: SchemaSource,
  { unknownDialect, unknownKeywords }: CheckedSchema,
): Diagnostic | undefined {
  if (unknownDialect === undefined && unknownKeywords.size === 0) return undefined;
  const keywords = [...unknownKeywords];
  const parts = [
    ...(unknownDialect === undefined ? [] : [`the rules of ${quote(unknownDialect)}`]),
    ...keywords.map((keyword) => `the keyword ${quote(keyword)}`),
  ];
  const nearest = keywords.map((keyword) => findNearest(keyword, KNOWN_KEYWORDS)).find((known) => known !== undefined);
  return {
    code: 'config-schema-unchecked',
    severity: 'warning',
    message: `${name} has parts that are not checked: ${joinLimited(parts, 5)}`,
    at,
    hint: nearest ? `Did you mean ${nearest}?` : 'Use the keywords of draft 4 to 7.',
    ...ownerOf(owner),
  };
}

export function createSchemaProblem({ name, at, owner }: SchemaSource, { message }: SchemaError): AssignmentProblem {
  return {
    code: 'config-schema',
    message: `${name} cannot be used: it ${sanitizeText(message)}`,
    at,
    hint: 'Use a JSON Schema (draft 4 to 7) in JSON that does not refer to other documents.',
    ...ownerOf(owner),
  };
}

export function createViolationProblem(
  source: SchemaSource,
  { path, message }: SchemaViolation,
  config: PlatformConfig,
): AssignmentProblem {
  const origin = config.provenance.find(({ key }) => key === path[0])?.setBy.at(-1);
  const subject = path.length === 0 ? 'platform configuration' : quote(path.join('.'));
  const at: Position = origin?.at ?? source.at;
  const numberHint = path.length === 1 ? findNumberHint(config, path[0] ?? '', message) : undefined;
  return {
    code: 'config-violates-schema',
    message: `${subject} ${message} (${source.name})${numberHint ? '; its text was checked as a number' : ''}`,
    at,
    ...(numberHint ? { hint: numberHint } : {}),
    ...(origin ? { related: [{ message: 'the config schema', at: source.at }] } : {}),
    ...ownerOf(source.owner),
  };
}

/** Whoever wrote a schema has to fix what does not meet it. */
function ownerOf(owner: string | undefined): { readonly registration?: string } {
  return ownedBy(owner || undefined);
}

/** How to accept a text at the top level that is checked as a number, if that is why it does not meet the schema. */
function findNumberHint({ data }: PlatformConfig, key: string, message: string): string | undefined {
  const value = data.entries.get(key);
  const number = typeof value === 'string' ? parseFiniteGoFloat(value) : undefined;
  if (number === undefined) return undefined;
  const start = 'Text that can be read as a number is checked as one, with quotes, too. To accept it, allow';
  if (TEXT_EXPECTED.test(message)) return `${start} both: \`"type": ["string", "number"]\`.`;
  // `enum` and `const` list the text itself.
  return message.includes(JSON.stringify(value))
    ? `${start} the number as well: \`"enum": [${number}, …]\`.`
    : undefined;
}
