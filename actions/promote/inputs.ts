import type { Inputs } from '@kalypso-actions/action-kit';
import { parseCommitId, WRITTEN_COMMIT_ID_PATTERN } from '@kalypso-actions/git-objects';
import { parseRepositoryName } from '@kalypso-actions/github';
import {
  compileStatusContext,
  DEFAULT_STATUS_CREATOR,
  FULL_COMMIT_HINT,
  type PromotionSettings,
  parseStatusCreators,
  REPOSITORY_RULE,
  STATUS_CONTEXT_RULE,
  STATUS_CREATORS,
} from '@kalypso-actions/promotion';
import { ENVIRONMENT_NAME } from '@kalypso-actions/scheduler';

const COMMIT = {
  pattern: WRITTEN_COMMIT_ID_PATTERN,
  hint: FULL_COMMIT_HINT,
};
const WORKFLOW = {
  pattern: /^[\w-][\w.-]*\.ya?ml(@[\w-][\w./-]*)?$/,
  hint: 'Use the name of a file in `.github/workflows`: `schedule.yml`, or `schedule.yml@main` to start it on another branch than the environment’s.',
};

/** Reads and validates the inputs. `undefined` if one is wrong: then `inputs.problems` explains why. */
export function readPromotionSettings(
  inputs: Inputs,
  { serverUrl, runUrl }: Pick<PromotionSettings, 'serverUrl' | 'runUrl'>,
): PromotionSettings | undefined {
  const settings = {
    commit: parseCommitId(inputs.matching('commit', COMMIT) ?? ''),
    environment: inputs.matching('environment', ENVIRONMENT_NAME),
    fromEnvironment: inputs.matching('from-environment', ENVIRONMENT_NAME),
    nextEnvironment: inputs.matching('next-environment', ENVIRONMENT_NAME),
    controlPlaneFolder: inputs.text('control-plane') || '.',
    workflow: readWorkflow(inputs),
    allowRollback: inputs.flag('allow-rollback'),
    dryRun: inputs.flag('dry-run'),
    serverUrl,
    runUrl,
  };
  const name = inputs.matching('repository', REPOSITORY_RULE) ?? inputs.required('repository');
  const repository = parseRepositoryName(name, serverUrl);
  const statusContext = readStatusContext(inputs);
  const statusCreators = parseStatusCreators(
    inputs.matching('status-creators', STATUS_CREATORS) ?? DEFAULT_STATUS_CREATOR,
  );
  if ((settings.environment === undefined) === (settings.fromEnvironment === undefined))
    inputs.reject('environment', 'or `from-environment` has to be set, but not both', 'Set one of them.');
  if (inputs.problems.length > 0 || !repository || !statusContext) return undefined;
  return { ...settings, repository, statusContext, statusCreators };
}

function readWorkflow(inputs: Inputs): PromotionSettings['workflow'] {
  const [file = '', branch] = (inputs.matching('workflow', WORKFLOW) ?? '').split(/@(.*)/s);
  return file === '' ? undefined : { file, branch };
}

function readStatusContext(inputs: Inputs): PromotionSettings['statusContext'] | undefined {
  const context = compileStatusContext(inputs.matching('status-context', STATUS_CONTEXT_RULE));
  if (context.kind === 'valid') return context.contextOf;
  inputs.reject('status-context', context.problem, context.hint);
  return undefined;
}
