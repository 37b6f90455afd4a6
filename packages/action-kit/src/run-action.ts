import { error, isDebug } from '@actions/core';
import { causeChain, errorMessage } from '@kalypso-actions/retry';
import { log, safeLine } from './log.ts';

const ADVICE =
  'Re-run the job; if it fails again, enable debug logging and report what it shows as a bug of Kalypso Actions.';

/**
 * Runs the main function of an action, which returns whether the step succeeds.
 *
 * An exception is a bug or a failure of the machine or a service, not a user's error. It is reported in one line with its causes; stacks are only shown
 * if the runner's debug logging is enabled.
 */
export async function runAction(main: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await main())) process.exitCode = 1;
  } catch (thrown) {
    process.exitCode = 1;
    const errors = causeChain(thrown);
    error(safeLine(`Unexpected failure: ${errors.map(toClause).join(', because ')}. ${ADVICE}`));
    if (!isDebug()) return;
    for (const each of errors) for (const line of getStackLines(each)) log(line);
  }
}

/** The message without its full stop: the sentence continues. */
function toClause(thrown: unknown): string {
  return errorMessage(thrown).replace(/\.$/, '');
}

function getStackLines(thrown: unknown): string[] {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n') : [];
}
