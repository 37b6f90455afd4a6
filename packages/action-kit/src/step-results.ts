import { appendFileSync } from 'node:fs';
import { setOutput, setSecret } from '@actions/core';
import type { Markdown } from '@kalypso-actions/markdown';

/** Masks a token in the log from now on, also in the form in which git sends it. */
export function hideToken(token: string): void {
  // A runner that masks an empty text masks everything.
  if (token === '') return;
  setSecret(token);
  setSecret(Buffer.from(`x-access-token:${token}`).toString('base64'));
}

/** Sets the outputs of the step. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/** Appends to the job summary. Does nothing outside a runner. */
export function addSummary(summary: Markdown): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file) appendFileSync(file, summary);
}
