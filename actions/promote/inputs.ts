import type { Inputs } from '@kalypso-actions/action-kit';
import type { Diagnostic } from '@kalypso-actions/diagnostics';
import { parseRepository } from '@kalypso-actions/github';
import { ENVIRONMENT_NAME } from '@kalypso-actions/scheduler';
import { compilePattern } from '@kalypso-actions/text-template';
import type { PromoteInputs } from './model.ts';

const COMMIT = {
  pattern: /^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/,
  hint: 'Use all 40 hexadecimal digits of a commit: a branch or an abbreviated id can come to mean another one.',
};
const REPOSITORY = { pattern: /^[\w-][\w.-]*\/[\w.-]+$/, hint: 'Use `owner/name`.' };
const WORKFLOW = {
  pattern: /^[\w-][\w.-]*\.ya?ml(@[\w-][\w./-]*)?$/,
  hint: 'Use the name of a file in `.github/workflows`: `schedule.yml`, or `schedule.yml@main` for another branch than the environment’s.',
};
const CONTEXT = { pattern: /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u, hint: 'Use one line of at most 200 characters.' };

const wrong = (message: string, hint: string): Diagnostic => ({ code: 'input', severity: 'error', message, hint });

/** Reads the inputs; without settings, the problems say why. */
export function readInputs(
  inputs: Inputs,
  serverUrl: string,
): { readonly settings: PromoteInputs | undefined; readonly problems: readonly Diagnostic[] } {
  const environment = inputs.matching('environment', ENVIRONMENT_NAME);
  const fromEnvironment = inputs.matching('from-environment', ENVIRONMENT_NAME);
  const repository = parseRepository(
    inputs.matching('repository', REPOSITORY) ?? inputs.required('repository'),
    serverUrl,
  );
  const [file = '', branch] = (inputs.matching('workflow', WORKFLOW) ?? '').split(/@(.*)/s);
  const pattern = compilePattern(inputs.matching('status-context', CONTEXT) ?? '{{environment}} environment', [
    'environment',
  ]);
  const settings = {
    commit: inputs.matching('commit', COMMIT)?.toLowerCase(),
    environment,
    fromEnvironment,
    nextEnvironment: inputs.matching('next-environment', ENVIRONMENT_NAME),
    controlPlane: inputs.text('control-plane') || '.',
    workflow: file === '' ? undefined : { file, branch },
    allowRollback: inputs.flag('allow-rollback'),
    dryRun: inputs.flag('dry-run'),
  };
  const problems = [...inputs.problems];
  if ((environment === undefined) === (fromEnvironment === undefined))
    problems.push(
      wrong('one of the inputs environment and from-environment is needed, and not both', 'Set one of them.'),
    );
  if ('problem' in pattern) problems.push(wrong(`input status-context: ${pattern.problem}`, 'Correct it.'));
  if (problems.length > 0 || !repository || 'problem' in pattern) return { settings: undefined, problems };
  const statusContext = (name: string) => pattern.render({ environment: name });
  return { settings: { ...settings, repository, statusContext }, problems };
}
