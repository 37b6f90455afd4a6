import { type AssignmentKey, formatAssignmentFolder } from '@kalypso-actions/scheduler';
import { encodeForComment } from './content-digest.ts';

const MARKER = 'kalypso-actions:failed-assignment';
const PATTERN = new RegExp(`^\\s*<!-- ${MARKER} (\\S+) digest=([0-9a-f]+) -->`);

/** The invisible first line in the body of an issue about a failed assignment or a registration that is held back. */
export interface IssueMarker {
  /** The environment, and the assignment or registration in it. */
  readonly key: string;
  /** Of the title and body as they were generated, so that later edits by others are recognized. */
  readonly digest: string;
}

/** The key of the issue about an assignment. */
export function formatAssignmentKey(environment: string, assignment: AssignmentKey): string {
  return `${keyPrefix(environment)}${formatAssignmentFolder(assignment)}`;
}

/** The key of the issue about a registration. No cluster type contains a colon. */
export function formatRegistrationKey(environment: string, registration: string): string {
  return `${keyPrefix(environment)}registration:${registration}`;
}

export function isKeyOfEnvironment(key: string, environment: string): boolean {
  return key.startsWith(keyPrefix(environment));
}

export function isRegistrationKey(key: string): boolean {
  return key.includes('/registration:');
}

function keyPrefix(environment: string): string {
  return `${encodeForComment(environment)}/`;
}

export function formatIssueMarker({ key, digest }: IssueMarker): string {
  return `<!-- ${MARKER} ${key} digest=${digest} -->`;
}

/** Parses the marker of a body; `undefined` for other issues. */
export function parseIssueMarker(body: string): IssueMarker | undefined {
  const [, key, digest] = PATTERN.exec(body) ?? [];
  return key === undefined || digest === undefined ? undefined : { key, digest };
}
