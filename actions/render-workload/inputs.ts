import { resolve } from 'node:path';
import type { Inputs } from '@kalypso-actions/action-kit';
import { parseRepositoryName } from '@kalypso-actions/github';
import { ENVIRONMENT_NAME } from '@kalypso-actions/scheduler';

export interface RenderInputs {
  /** `undefined`: only list the environments. */
  readonly environment: string | undefined;
  readonly source: string;
  readonly workload: string;
  readonly configs: string;
  readonly gitops: string | undefined;
  /** `owner/name`; `undefined`: any. */
  readonly gitopsRepository: string | undefined;
  readonly image: string;
  /** Environments whose pull requests merge automatically. */
  readonly autoMerge: readonly string[];
}

/** A reference to an image: nothing that a template or a YAML document could read as syntax. */
const IMAGE = {
  pattern: /^[a-z0-9][\w.:/-]{0,250}(@sha256:[0-9a-f]{64})?$/,
  hint: 'Use `name@digest` in lower case, for example `ghcr.io/contoso/app@sha256:…`.',
};
const ENVIRONMENTS = {
  pattern: /^[a-z0-9-]+([\s,]+[a-z0-9-]+)*$/,
  hint: 'Use names of environments, separated by commas, or `none`.',
};
const REPOSITORY = { pattern: /^[\w.-]+\/[\w.-]+$/, hint: 'Use `owner/name`.' };

/** Reads the inputs of the action; `inputs.problems` then contains what is wrong with them. */
export function readRenderInputs(inputs: Inputs, serverUrl: string): RenderInputs {
  const autoMerge = inputs.matching('auto-merge', ENVIRONMENTS) ?? 'none';
  const repository = parseRepositoryName(inputs.matching('gitops-repository', REPOSITORY) ?? '', serverUrl);
  return {
    environment: inputs.matching('environment', ENVIRONMENT_NAME),
    // Programs run in the source, so relative paths would mean something else there.
    source: resolve(inputs.text('source') || '.'),
    workload: inputs.text('workload') || 'workload',
    configs: resolve(inputs.text('configs') || 'configs'),
    gitops: inputs.optional('gitops'),
    gitopsRepository: repository && `${repository.owner}/${repository.repo}`,
    image: inputs.matching('image', IMAGE) ?? '',
    autoMerge: autoMerge.split(/[\s,]+/).filter((name) => name !== 'none'),
  };
}
