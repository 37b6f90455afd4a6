import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, type Diagnostic, quote, sanitizeText } from '@kalypso-actions/diagnostics';
import {
  DNS_LABEL_RULE,
  type Locate,
  mapShape,
  objectShape,
  type PromotionRules,
  promotionShape,
  required,
  ShapeContext,
  toPromotionRules,
} from '@kalypso-actions/scheduler';
import { findOffset, parseYaml, SourceText, type YamlProblem } from '@kalypso-actions/yaml';
import { listPlatformFiles, RULES_PATH } from './platform-files.ts';

/** An environment has about 20. */
const MAX_NODES = 100_000;

/** The rules of an environment, and where their fields are. */
export interface FiledRules {
  readonly rules: PromotionRules;
  readonly locate: Locate;
}

/** Rules by the name of the environment. */
export type RulesFile = ReadonlyMap<string, FiledRules>;

const rulesFileShape = objectShape(
  {
    environments: required(
      mapShape(DNS_LABEL_RULE, promotionShape, 'The fields of `spec.promotion`, by the name of the environment.'),
    ),
  },
  'The rules of promotion, for control planes that an operator reads: its definition of an `Environment` lacks `spec.promotion`.',
  'strict',
);

/** The JSON Schema of the file, for editors. */
export const promotionRulesSchema = {
  // The draft that editors support best.
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://kalypso-actions.github.io/schemas/promotion-rules.schema.json',
  title: 'Promotion rules',
  ...rulesFileShape.schema,
};

/**
 * Reads `.kalypso/promotion.yaml`. A file that cannot be read is an error: without it, an environment would be neither frozen nor on hold.
 *
 * @param root folder with a checkout of the control plane's base branch
 * @returns an empty map if there is no such file; `undefined` after an error
 */
export function readRulesFile(root: string): Checked<RulesFile | undefined> {
  try {
    const { hasRules, misnamed, unknown } = listPlatformFiles(root);
    const [first] = misnamed;
    if (first !== undefined) return fail(createMisnamedError(first));
    const warnings = unknown.map(createUnknownFileWarning);
    if (!hasRules) return { value: new Map(), diagnostics: warnings };
    const bytes = readFileSync(join(root, RULES_PATH));
    const { value, diagnostics } = isUtf8(bytes) ? parseRulesFile(bytes.toString('utf8')) : fail(createEncodingError());
    return { value, diagnostics: [...warnings, ...diagnostics] };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail(createUnreadableError(error.code));
  }
}

/** Parses the text of the file. It is never read in part. Exported for its test. */
export function parseRulesFile(text: string): Checked<RulesFile | undefined> {
  const source = new SourceText(text, '.', RULES_PATH);
  const { documents, problem } = parseYaml(source, MAX_NODES);
  const problems = [...(problem ? [problem] : []), ...documents.flatMap((document) => document.problems)];
  // Errors in what was read in part would mislead.
  if (problems.length > 0) return { value: undefined, diagnostics: problems.map((each) => toError(each, source)) };
  const context = new ShapeContext(source, { subject: { kind: 'File', name: RULES_PATH }, trusted: true });
  const [document, second] = documents;
  if (document === undefined) {
    context.error(
      0,
      'not-one-document',
      `${RULES_PATH} is empty`,
      'Add the rules below `environments:`, or remove it.',
    );
    return { value: undefined, diagnostics: context.diagnostics };
  }
  if (second !== undefined) {
    const message = `${RULES_PATH} is one YAML document, but a second one starts here`;
    context.error(second.root.offset, 'not-one-document', message, 'Move its environments to the first one.');
  }
  const fields = rulesFileShape.read(document.root, '', context);
  const isValid = fields !== undefined && context.diagnostics.every(({ severity }) => severity !== 'error');
  if (!isValid) return { value: undefined, diagnostics: context.diagnostics };
  const toRules = (name: string, read: Parameters<typeof toPromotionRules>[0]): FiledRules => ({
    rules: toPromotionRules(read),
    locate: (...path) => source.positionAt(findOffset(document.root, ['environments', name, ...path])),
  });
  const rules = Object.entries(fields.environments).map(([name, read]) => [name, toRules(name, read)] as const);
  return { value: new Map(rules), diagnostics: context.diagnostics };
}

function toError({ code, message, hint, offset }: YamlProblem, source: SourceText): Diagnostic {
  const at = source.positionAt(offset);
  const text = code === 'yaml-syntax' ? `invalid YAML: ${message}` : message;
  return { code, severity: 'error', message: text, at, ...(hint === undefined ? {} : { hint }) };
}

function createMisnamedError(file: string): Diagnostic {
  return {
    code: 'misnamed-promotion-rules',
    severity: 'error',
    message: `the rules of promotion are in ${RULES_PATH}; this file has another name, so it would not be read`,
    at: startOf(file),
    hint: `Rename it to ${RULES_PATH}, or move it out of the folder if it contains none.`,
  };
}

function createUnknownFileWarning(file: string): Diagnostic {
  return {
    code: 'unknown-platform-file',
    severity: 'warning',
    message: `${quote(file)} is not read: no file of this name is known in this folder`,
    at: startOf(file),
    hint: `The rules of promotion are in ${RULES_PATH}. If the file is for something else, move it to another folder.`,
  };
}

function createEncodingError(): Diagnostic {
  const message = `${RULES_PATH} is not UTF-8 text`;
  return { code: 'not-utf8', severity: 'error', message, at: startOf(RULES_PATH), hint: 'Save it as UTF-8.' };
}

function createUnreadableError(reason: string): Diagnostic {
  const message = `${RULES_PATH} cannot be read: ${sanitizeText(reason)}`;
  const hint = 'Check the checkout in front of this step, and the permissions of the file.';
  return { code: 'unreadable-file', severity: 'error', message, at: startOf(RULES_PATH), hint };
}

function startOf(file: string) {
  return { source: '.', file, line: 1, column: 1 };
}

function fail(diagnostic: Diagnostic): Checked<undefined> {
  return { value: undefined, diagnostics: [diagnostic] };
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
