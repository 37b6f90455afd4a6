import { join, resolve } from 'node:path';
import type { Inputs } from '@kalypso-actions/action-kit';

export interface RenderServicesInputs {
  readonly folder: string;
  readonly root: string;
  readonly environment: string | undefined;
  readonly expectedDigest: string | undefined;
  readonly output: string;
}

const FOLDER = {
  pattern: /^(?!.*(^|\/)\.\.(\/|$))[\w.-]+(\/[\w.-]+)*\/?$/,
  hint: 'Use a folder of the repository, without `..`.',
};
const ENVIRONMENT = { pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, hint: 'Use the name of an environment.' };
const DIGEST = { pattern: /^[0-9a-f]{64}$/, hint: 'Use the output `digest` of this action.' };

/** Reads the inputs of the action; `inputs.problems` then contains what is wrong with them. */
export function readRenderServicesInputs(inputs: Inputs, temp: string): RenderServicesInputs {
  return {
    folder: inputs.matching('services', FOLDER) ?? 'services',
    root: resolve(inputs.text('repository-path') || '.'),
    environment: inputs.matching('environment', ENVIRONMENT),
    expectedDigest: inputs.matching('expected-digest', DIGEST),
    output: resolve(inputs.text('output') || join(temp, 'kalypso', 'services', 'manifests')),
  };
}
