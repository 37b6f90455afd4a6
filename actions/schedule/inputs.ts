import { join } from 'node:path';
import type { Inputs } from '@kalypso-actions/action-kit';
import type { ControlPlaneFolders, ScheduleSettings } from '@kalypso-actions/control-plane';
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
      ...readBaseFolders(inputs.text('base')),
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

const NAMED_BASE = /^([a-z0-9][-a-z0-9.]*)=(.+)$/;

/** Reads lines that are a folder or, for another base than `main`, `name=folder`. */
function readBaseFolders(text: string): Pick<ControlPlaneFolders, 'base' | 'namedBases'> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const named = lines.flatMap((line) => {
    const [, name, folder] = NAMED_BASE.exec(line) ?? [];
    return name === undefined || folder === undefined ? [] : [[name, folder] as const];
  });
  return { base: lines.find((line) => !NAMED_BASE.test(line)), namedBases: new Map(named) };
}
