import type { Inputs } from '@kalypso-actions/action-kit';
import { parseCommitId, WRITTEN_COMMIT_ID_PATTERN } from '@kalypso-actions/git-objects';
import { parseRepositoryName } from '@kalypso-actions/github';
import {
  compileStatusContext,
  DEFAULT_STATUS_CREATOR,
  FULL_COMMIT_HINT,
  parseStatusCreators,
  REPOSITORY_RULE,
  type ResolveSettings,
  STATUS_CONTEXT_RULE,
  STATUS_CREATORS,
  type WorkSettings,
} from '@kalypso-actions/promotion';
import { ENVIRONMENT_NAME } from '@kalypso-actions/scheduler';

const COMMIT = {
  pattern: WRITTEN_COMMIT_ID_PATTERN,
  hint: FULL_COMMIT_HINT,
};
const BRANCH = {
  pattern: /^[^\p{Cc}\s~^:?*[\\]{1,250}$/u,
  hint: 'Use the name of a branch, without `refs/heads/`.',
};
const WORKFLOW = { pattern: /^[\w-][\w.-]*\.ya?ml$/, hint: 'Use the name of a file in `.github/workflows`: `cd.yml`.' };

interface ResolveInputs {
  /** The settings of the environment that the inputs name; `undefined` if they name none. */
  readonly one: ResolveSettings | undefined;
  readonly all: WorkSettings;
}

/** Reads and validates the inputs. `undefined` if one is wrong: then `inputs.problems` explains why. */
export function readResolveInputs(inputs: Inputs, serverUrl: string): ResolveInputs | undefined {
  const environment = inputs.matching('environment', ENVIRONMENT_NAME);
  const branch = inputs.matching('gitops-branch', BRANCH);
  const gitopsCommit = parseCommitId(inputs.matching('gitops-commit', COMMIT) ?? '');
  const claimedCommit = parseCommitId(inputs.matching('promoted-commit', COMMIT) ?? '');
  if (environment === undefined && (branch ?? gitopsCommit ?? claimedCommit) !== undefined)
    inputs.reject('environment', 'is missing: a branch or a commit is of one environment', 'Set it.');
  const all = readWorkSettings(inputs, serverUrl);
  if (inputs.problems.length > 0 || !all) return undefined;
  if (environment === undefined) return { one: undefined, all };
  return { one: { ...all, environment, gitopsBranch: branch ?? environment, gitopsCommit, claimedCommit }, all };
}

function readWorkSettings(inputs: Inputs, serverUrl: string): WorkSettings | undefined {
  const name = inputs.matching('repository', REPOSITORY_RULE) ?? inputs.required('repository');
  const gitopsName = inputs.matching('gitops-repository', REPOSITORY_RULE) ?? inputs.required('gitops-repository');
  const [repository, gitopsRepository] = [name, gitopsName].map((text) => parseRepositoryName(text, serverUrl));
  const statusContext = readStatusContext(inputs);
  const settings = {
    nextEnvironment: inputs.matching('next-environment', ENVIRONMENT_NAME),
    controlPlaneFolder: inputs.text('control-plane') || '.',
    statusCreators: parseStatusCreators(inputs.matching('status-creators', STATUS_CREATORS) ?? DEFAULT_STATUS_CREATOR),
    workflows: {
      check: inputs.matching('check-workflow', WORKFLOW) ?? 'check-promote.yml',
      promote: inputs.matching('promote-workflow', WORKFLOW) ?? 'cd.yml',
    },
    serverUrl,
  };
  if (!repository || !gitopsRepository || !statusContext) return undefined;
  return { ...settings, repository, gitopsRepository, statusContext };
}

function readStatusContext(inputs: Inputs): ResolveSettings['statusContext'] | undefined {
  const context = compileStatusContext(inputs.matching('status-context', STATUS_CONTEXT_RULE));
  if (context.kind === 'valid') return context.contextOf;
  inputs.reject('status-context', context.problem, context.hint);
  return undefined;
}
