import { appendFileSync, statSync } from 'node:fs';
import { setOutput, setSecret, warning } from '@actions/core';
import { listSecretForms } from '@kalypso-actions/diagnostics';
import { escapeText, type Markdown, paragraph } from '@kalypso-actions/markdown';
import { errorMessage } from '@kalypso-actions/retry';
import { safeLine } from './log.ts';

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

/** GitHub shows nothing of a larger one: "Step isolation and limits" in its documentation of workflow commands. */
const MAX_SUMMARY_BYTES = 1024 * 1024;

const TRUNCATED = `\n\n${paragraph(escapeText('Truncated: GitHub shows at most 1 MiB. The rest is in the log.'))}`;

/**
 * Appends to the job summary, as much as GitHub shows. Does nothing outside a runner. A summary that cannot be written is a warning: the step has done its
 * work.
 */
export function addSummary(summary: Markdown): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(file, truncate(summary, MAX_SUMMARY_BYTES - used));
  } catch (error) {
    const message = `the job summary was not written: ${errorMessage(error)}. Check the disk of the runner.`;
    warning(safeLine(message), { title: 'job-summary' });
  }
}

/** Cuts a text at the end of a line. */
function truncate(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  const space = maxBytes - Buffer.byteLength(TRUNCATED);
  const end = space > 0 ? bytes.lastIndexOf('\n', space) : -1;
  return end < 0 ? '' : `${bytes.subarray(0, end)}${TRUNCATED}`;
}
