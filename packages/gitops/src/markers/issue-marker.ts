import { encodeForComment } from './content-digest.ts';

const MARKER = 'kalypso-actions:failed-assignment';
const PATTERN = new RegExp(`^\\s*<!-- ${MARKER} (\\S+) digest=([0-9a-f]+) -->`);

/** The invisible first line in the body of an issue about a failed assignment. */
export interface IssueMarker {
  /** The environment, and the assignment in it. */
  readonly key: string;
  /** Of the title and body as they were generated, so that later edits by others are recognized. */
  readonly digest: string;
}

/** @param assignment `<cluster type>/<deployment target>` */
export function formatIssueKey(environment: string, assignment: string): string {
  return `${encodeForComment(environment)}/${assignment}`;
}

export function isKeyOfEnvironment(key: string, environment: string): boolean {
  return key.startsWith(formatIssueKey(environment, ''));
}

export function formatIssueMarker({ key, digest }: IssueMarker): string {
  return `<!-- ${MARKER} ${key} digest=${digest} -->`;
}

/** Parses the marker of a body; `undefined` for other issues. */
export function parseIssueMarker(body: string): IssueMarker | undefined {
  const [, key, digest] = PATTERN.exec(body) ?? [];
  return key === undefined || digest === undefined ? undefined : { key, digest };
}
