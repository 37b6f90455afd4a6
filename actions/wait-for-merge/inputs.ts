import type { Inputs } from '@kalypso-actions/action-kit';
import { parseDuration } from '@kalypso-actions/calendar';
import type { MergeWait } from '@kalypso-actions/deployment';
import { quote } from '@kalypso-actions/diagnostics';
import { parseRepositoryName } from '@kalypso-actions/github';

/** The longest time that a job may take on a hosted runner: 6 hours. */
const MAX_WAIT_MS = 6 * 60 * 60_000;
const MIN_INTERVAL_MS = 50;
const NUMBER = { pattern: /^[1-9]\d{0,9}$/, hint: 'Use the output `pull-request-number` of create-gitops-pr.' };
const BRANCH = {
  pattern: /^[^\p{Cc}\s~^:?*[\\]{1,250}$/u,
  hint: 'Use the name of a branch, without `refs/heads/`.',
};

/** Reads the inputs of the action; `undefined` if one is wrong: then `inputs.problems` explains why. */
export function readMergeInputs(inputs: Inputs, serverUrl: string): MergeWait | undefined {
  const name = inputs.required('repository');
  const repository = parseRepositoryName(name, serverUrl);
  if (name !== '' && !repository) inputs.reject('repository', `is ${quote(name)}`, 'Use `owner/name`.');
  const number = inputs.matching('pull-request', NUMBER);
  const branch = inputs.matching('branch', BRANCH) ?? inputs.required('branch');
  const timeoutMs = readDuration(inputs, 'timeout', inputs.text('timeout') || '30m', 0);
  const intervalMs = readDuration(inputs, 'interval', inputs.text('interval') || '15s', MIN_INTERVAL_MS);
  const isRequired = inputs.text('wait') === '' || inputs.flag('wait');
  if (!repository || inputs.problems.length > 0) return undefined;
  const pullRequest = number === undefined ? undefined : Number(number);
  return { repository, pullRequest, branch, timeoutMs, intervalMs, isRequired, serverUrl };
}

function readDuration(inputs: Inputs, name: string, text: string, minMs: number): number {
  const duration = parseDuration(text, { minMs, maxMs: MAX_WAIT_MS });
  if (duration.kind === 'valid') return duration.value;
  inputs.reject(
    name,
    `is ${quote(text)}`,
    'Use numbers with units, for example `90s`, `30m` or `1h30m`; at most 6 hours.',
  );
  return 0;
}
