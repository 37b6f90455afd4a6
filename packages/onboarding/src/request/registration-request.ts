import { type Checked, type Diagnostic, joinLimited, quote } from '@kalypso-actions/diagnostics';
import { isSameRepositoryName, parseRepositoryName, type RepositoryName } from '@kalypso-actions/github';
import { DNS_LABEL_RULE } from '@kalypso-actions/scheduler';
import { FORM_FIELDS, type FormField } from './issue-form.ts';

/** A request to register a workload. Every value consists of printable ASCII characters that need no escaping in a path, in YAML or in Markdown. */
export interface RegistrationRequest {
  /** Of the registration, and of its file. */
  readonly name: string;
  readonly repository: RepositoryName;
  readonly branch: string;
  /** Folder with workload files, without `./` and without a slash at its end; `.` is the root. */
  readonly path: string;
  readonly workspace: string;
  readonly contact: string;
}

interface FieldRule {
  readonly holds: (text: string) => boolean;
  readonly message: string;
  readonly hint: string;
}

const BRANCH = /^(?!.*(?:\.\.|\/\/|\/\.|\.\/|\.lock(?:\/|$)))[A-Za-z0-9_](?:[A-Za-z0-9_./-]{0,198}[A-Za-z0-9_-])?$/;
const PATH = /^(?:\.|[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){0,9})$/;
const ACCOUNT = /^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/;
const ADDRESS = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/;

const RULES: Readonly<Record<Exclude<FormField, 'repository'>, FieldRule>> = {
  name: DNS_LABEL_RULE,
  workspace: DNS_LABEL_RULE,
  branch: {
    holds: (text) => BRANCH.test(text),
    message: 'is not the name of a branch',
    hint: 'Use letters, digits, `-`, `_`, `.` and `/`.',
  },
  path: {
    holds: (text) => PATH.test(text),
    message: 'is not the path of a folder',
    hint: 'Write it from the root of the repository, with letters, digits, `-`, `_` and `.`, without `..`; `.` is the root.',
  },
  contact: {
    holds: (text) => ACCOUNT.test(text) || ADDRESS.test(text),
    message: 'is neither an account nor an address',
    hint: 'Write `@login`, `@organization/team` or an email address.',
  },
};

const DEFAULTS: Readonly<Partial<Record<FormField, string>>> = { branch: 'main', path: 'workload' };

export interface RequestLimits {
  /** `GITHUB_SERVER_URL` */
  readonly serverUrl: string;
  /** The owners whose repositories may be registered. */
  readonly owners: readonly string[];
}

/** Validates the fields of the form. @returns `undefined` with every problem */
export function validateRequest(
  fields: ReadonlyMap<FormField, string>,
  limits: RequestLimits,
): Checked<RegistrationRequest | undefined> {
  const diagnostics: Diagnostic[] = [];
  const addProblem = (message: string, hint: string) =>
    diagnostics.push({ code: 'invalid-registration-request', severity: 'error', message, hint });
  const read = (field: FormField): string => {
    const value = fields.get(field) || DEFAULTS[field] || '';
    const label = Object.entries(FORM_FIELDS).find(([, name]) => name === field)?.[0] ?? field;
    if (value === '') addProblem(`the field ${label} is empty`, 'Edit the issue, and fill it in.');
    return value;
  };
  const readByRule = (field: keyof typeof RULES, normalize = (text: string) => text): string => {
    const value = normalize(read(field));
    const { holds, message, hint } = RULES[field];
    if (value !== '' && !holds(value)) addProblem(`${field} ${quote(value)} ${message}`, hint);
    return value;
  };
  const name = readByRule('name');
  const repository = readRepository(read('repository'), limits, addProblem);
  const branch = readByRule('branch');
  const path = readByRule('path', (text) => text.replace(/^(\.\/)+(?=.)/, '').replace(/(?<=.)\/+$/, ''));
  const workspace = readByRule('workspace');
  const contact = readByRule('contact');
  if (repository === undefined || diagnostics.length > 0) return { value: undefined, diagnostics };
  return { value: { name, repository, branch, path, workspace, contact }, diagnostics };
}

function readRepository(
  text: string,
  { serverUrl, owners }: RequestLimits,
  addProblem: (message: string, hint: string) => void,
): RepositoryName | undefined {
  if (text === '') return undefined;
  const repository = text.length <= 200 ? parseRepositoryName(text, serverUrl) : undefined;
  if (repository === undefined) {
    addProblem(
      `repository ${quote(text)} is not a repository of ${serverUrl}`,
      'Write `owner/name`, or its address on this server.',
    );
    return undefined;
  }
  const { repo } = repository;
  if (owners.some((owner) => isSameRepositoryName({ owner, repo }, repository))) return repository;
  const hint = `Use a repository of ${joinLimited(owners, 5)}; the platform team can allow other owners in its workflow.`;
  addProblem(`repositories of ${quote(repository.owner)} are not registered here`, hint);
  return undefined;
}
