import { readFileSync } from 'node:fs';
import type { RegistrationIssue } from '@kalypso-actions/onboarding';

/** Reads the issue of the event that started the workflow. `undefined` if the event is about something else, or about a pull request. */
export function readIssueEvent(path: string | undefined): RegistrationIssue | undefined {
  if (path === undefined) return undefined;
  const event: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const issue = isRecord(event) ? event.issue : undefined;
  if (!isRecord(issue) || typeof issue.number !== 'number' || issue.pull_request !== undefined) return undefined;
  return {
    number: issue.number,
    body: typeof issue.body === 'string' ? issue.body : '',
    isOpen: issue.state === 'open',
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
