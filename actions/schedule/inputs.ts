import { join } from 'node:path';
import type { Inputs } from '@kalypso-actions/action-kit';
import { type ControlPlaneFolders, parseBaseFolders, type ScheduleSettings } from '@kalypso-actions/control-plane';
import {
  CONFIG_FILE_NAME,
  DEFAULT_CONFIG_FILE_NAME,
  DEFAULT_NAMESPACE_PATTERN,
  ENVIRONMENT_NAME,
} from '@kalypso-actions/scheduler';

export interface ScheduleInputs {
  readonly folders: ControlPlaneFolders;
  readonly settings: ScheduleSettings;
  readonly output: string;
  readonly token: string | undefined;
}

/** Reads the inputs of the action; `inputs.problems` then contains what is wrong with them. */
export function readScheduleInputs(inputs: Inputs, temp: string): ScheduleInputs {
  const environment = inputs.matching('environment', ENVIRONMENT_NAME) ?? inputs.required('environment');
  return {
    folders: {
      environment,
      controlPlane: inputs.text('control-plane') || '.',
      ...parseBaseFolders(inputs.text('base').split('\n')),
      workloads: inputs.optional('workloads'),
      gitops: inputs.optional('gitops'),
    },
    settings: {
      namespacePattern: inputs.optional('namespace-pattern') ?? DEFAULT_NAMESPACE_PATTERN,
      configFileName: inputs.matching('config-file-name', CONFIG_FILE_NAME) ?? DEFAULT_CONFIG_FILE_NAME,
      onError: inputs.choice('on-error', ['isolate', 'stop']),
      failOnWarnings: inputs.flag('fail-on-warnings'),
    },
    output: inputs.text('output') || join(temp, 'kalypso', environment),
    token: inputs.optional('token'),
  };
}
