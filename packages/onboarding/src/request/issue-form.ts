import { type Checked, type Diagnostic, quote } from '@kalypso-actions/diagnostics';

/** The fields of the issue form, by their labels. */
export const FORM_FIELDS = {
  Name: 'name',
  Repository: 'repository',
  Branch: 'branch',
  Path: 'path',
  Workspace: 'workspace',
  Contact: 'contact',
} as const;

export type FormField = (typeof FORM_FIELDS)[keyof typeof FORM_FIELDS];

/** More than the form can hold. */
const MAX_BODY_LENGTH = 10_000;
const MAX_VALUE_LENGTH = 300;
/** What GitHub writes for a field that was left empty. */
const NO_RESPONSE = '_No response_';

/**
 * Reads the fields of an issue that was opened with the form: a heading `### <label>` for each, and its value below. An author can write any other text, too.
 * @returns the values that are there, and every problem of the form; a value is one line without surrounding white space, and empty if it was left out
 */
export function parseIssueForm(body: string): Checked<ReadonlyMap<FormField, string>> {
  const values = new Map<FormField, string>();
  const diagnostics: Diagnostic[] = [];
  const addProblem = (message: string, hint: string) =>
    diagnostics.push({ code: 'invalid-registration-request', severity: 'error', message, hint });
  if (body.length > MAX_BODY_LENGTH) {
    addProblem(
      `the issue has ${body.length} characters; at most ${MAX_BODY_LENGTH} are allowed`,
      'Open a new issue with the form, and fill in its fields alone.',
    );
    return { value: values, diagnostics };
  }
  const [, ...sections] = `\n${body.replaceAll('\r\n', '\n')}`.split(/\n### /);
  for (const section of sections) {
    const end = section.indexOf('\n');
    const label = (end < 0 ? section : section.slice(0, end)).trim();
    const value = (end < 0 ? '' : section.slice(end + 1)).trim();
    const field = Object.hasOwn(FORM_FIELDS, label) ? FORM_FIELDS[label as keyof typeof FORM_FIELDS] : undefined;
    if (field === undefined) addProblem(`the form has no field ${quote(label)}`, 'Remove this heading.');
    else if (values.has(field)) addProblem(`the field ${label} is there twice`, 'Remove one of them.');
    else if (/[\n\r\u0085\u2028\u2029]/.test(value))
      addProblem(`the field ${label} has more than one line`, 'Write one value.');
    else if (value.length > MAX_VALUE_LENGTH)
      addProblem(
        `the field ${label} has ${value.length} characters; at most ${MAX_VALUE_LENGTH} are allowed`,
        'Shorten it.',
      );
    else values.set(field, value === NO_RESPONSE ? '' : value);
  }
  return { value: values, diagnostics };
}
