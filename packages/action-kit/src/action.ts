import { appendFileSync } from 'node:fs';
import { error, isDebug, setOutput, setSecret } from '@actions/core';
import { safeLine } from './log.ts';
import type { Markdown } from './markdown.ts';

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
 * An exception is a bug or a failing world, not a mistake of the user's: it is told in a line, and with its stack only when the runner debugs.
 */
export async function runAction(main: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await main())) process.exitCode = 1;
  } catch (thrown) {
    process.exitCode = 1;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    error(
      safeLine(
        `Unexpected failure: ${message}. Nothing was published. If it stays, run again with debug logging and report it.`,
      ),
    );
    if (isDebug() && thrown instanceof Error)
      for (const line of (thrown.stack ?? '').split('\n')) process.stdout.write(`${safeLine(line)}\n`);
  }
}
