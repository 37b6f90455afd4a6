import { appendFileSync } from 'node:fs';
import { setOutput, setSecret } from '@actions/core';
import { listSecretForms } from '@kalypso-actions/diagnostics';
import type { Markdown } from '@kalypso-actions/markdown';

/** Masks a token in the log from now on, in every form in which it travels. */
export function hideToken(token: string): void {
  // A runner that masks an empty text masks everything.
  if (token === '') return;
  for (const form of listSecretForms(token)) setSecret(form);
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
