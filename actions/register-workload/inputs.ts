import type { Inputs } from '@kalypso-actions/action-kit';
import { parseRepositoryName, type RepositoryName } from '@kalypso-actions/github';

export interface RegisterWorkloadInputs {
  readonly controlPlane: string;
  readonly folder: string;
  readonly repository: RepositoryName;
  readonly base: string;
  readonly owners: readonly string[];
  readonly token: string | undefined;
  readonly issueToken: string;
  readonly pullRequestToken: string;
}

const FOLDER = {
  pattern: /^[A-Za-z0-9_][\w.-]*(\/[A-Za-z0-9_][\w.-]*)*$/,
  hint: 'Use a folder of the control plane that is not hidden, without `..`.',
};
const BRANCH = { pattern: /^[\w-][\w./-]*$/, hint: 'Use the name of a branch.' };
const OWNERS = { pattern: /^[\w-]+([\s,]+[\w-]+)*$/, hint: 'Use logins of organizations or users.' };

/** Reads the inputs of the action. `undefined` if one is wrong: then `inputs.problems` explains why. */
export function readRegisterWorkloadInputs(inputs: Inputs, serverUrl: string): RegisterWorkloadInputs | undefined {
  const name = inputs.required('repository');
  const repository = parseRepositoryName(name, serverUrl);
  if (name !== '' && repository === undefined)
    inputs.reject('repository', 'is not the name of a repository', 'Use `owner/name`.');
  const settings = {
    controlPlane: inputs.text('control-plane') || '.',
    folder: inputs.matching('folder', FOLDER) ?? 'workloads',
    base: inputs.matching('base', BRANCH) ?? 'main',
    token: inputs.optional('token'),
    issueToken: inputs.required('issue-token'),
    pullRequestToken: inputs.required('pull-request-token'),
  };
  const owners = (inputs.matching('owners', OWNERS) ?? '').split(/[\s,]+/).filter((owner) => owner !== '');
  if (repository === undefined || inputs.problems.length > 0) return undefined;
  return { ...settings, repository, owners: owners.length > 0 ? owners : [repository.owner] };
}
