import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { join as joinPosix } from 'node:path/posix';
import { load } from 'js-yaml';

/** The Node that every action runs on; the runtime that the tests run on is the same. */
export const NODE = 'node24';

/** What an `action.yml` declares; whether it is right is for {@link actionProblems} to say. */
export interface ActionFile {
  readonly name?: unknown;
  readonly description?: unknown;
  readonly inputs?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null;
  readonly outputs?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null;
  readonly runs?: Readonly<Record<string, unknown>> | null;
}

export function parseActionFile(text: string): ActionFile {
  const parsed = load(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Error('an action is a mapping');
  return parsed;
}

/** What is wrong with an `action.yml` in itself: its texts, its defaults, and the bundle that it starts. */
export function actionProblems(action: ActionFile, folder: string, root: string): string[] {
  const problems: string[] = [];
  if (!isText(action.name)) problems.push('the action has no name');
  if (!isText(action.description)) problems.push('the action has no description');
  if (action.runs?.using !== NODE) problems.push(`runs.using is ${String(action.runs?.using)}, not ${NODE}`);
  const bundle = joinPosix(folder, String(action.runs?.main));
  if (!/^dist\/[^/]+\/index\.js$/.test(bundle)) problems.push(`runs.main is ${bundle}, not a bundle of dist`);
  else if (!existsSync(join(root, bundle))) problems.push(`runs.main is ${bundle}, which is not there`);
  for (const [name, input] of Object.entries(action.inputs ?? {})) problems.push(...inputProblems(name, input ?? {}));
  for (const [name, output] of Object.entries(action.outputs ?? {})) {
    if (!isText(output?.description)) problems.push(`output ${name} has no description`);
  }
  return problems;
}

function inputProblems(name: string, input: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  if (!isText(input.description)) problems.push(`input ${name} has no description`);
  const hasDefault = 'default' in input;
  if ((input.required === true) === hasDefault) problems.push(`input ${name} has to be required or have a default`);
  // A runner hands on text: what is written is what arrives only when it is text here as well.
  if (hasDefault && typeof input.default !== 'string')
    problems.push(`the default of input ${name} has to be in quotes`);
  return problems;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
