import { appendFileSync } from 'node:fs';
import { error, isDebug, setOutput, setSecret } from '@actions/core';
import type { Markdown } from '@kalypso-actions/markdown';
import { log, safeLine } from './log.ts';

/** Hides a token in the log from here on, and the form in which git sends it. */
export function hideToken(token: string): void {
  if (token === '') return;
  setSecret(token);
  setSecret(Buffer.from(`x-access-token:${token}`).toString('base64'));
}

export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** Adds to the job summary. Outside a runner there is none, and nothing happens. */
export function addSummary(summary: Markdown): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file) appendFileSync(file, summary);
}

/**
 * Runs an action's main function; what it returns tells whether the step succeeds.
 *
 * An exception is a bug or a failing world, not a mistake of the user's: it is told in a line, with what caused it, and with its stack only when the
 * runner debugs.
 */
export async function runAction(main: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await main())) process.exitCode = 1;
  } catch (thrown) {
    process.exitCode = 1;
    const advice = 'Run the job again; if that does not help, run it with debug logging and report what it shows.';
    error(safeLine(`Unexpected failure: ${chain(thrown).map(messageOf).join(', because ')}. ${advice}`));
    if (!isDebug()) return;
    for (const one of chain(thrown)) for (const line of stackOf(one)) log(line);
  }
}

const MOST_CAUSES = 5;

/** An error and what caused it, as far as that is an error as well. */
function chain(thrown: unknown): unknown[] {
  const found: unknown[] = [thrown];
  for (let next = thrown; next instanceof Error && found.length < MOST_CAUSES; ) {
    next = next.cause;
    if (next instanceof Error) found.push(next);
  }
  return found;
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown);
}

function stackOf(thrown: unknown): string[] {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n') : [];
}
