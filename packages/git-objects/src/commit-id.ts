/** A full commit ID as Git writes it: 40 hexadecimal digits in lower case. */
export const COMMIT_ID_PATTERN = /^[0-9a-f]{40}$/;

/** A full commit ID as a user may write it, in upper or lower case. `parseCommitId` reads it. */
export const WRITTEN_COMMIT_ID_PATTERN = /^[0-9a-fA-F]{40}$/;

/** Whether a text is a full commit ID as Git writes it. */
export function isCommitId(text: string): boolean {
  return COMMIT_ID_PATTERN.test(text);
}

/**
 * Parses a full commit ID that a user wrote, in upper or lower case. Returns it in lower case, so that IDs can be compared;
 * `undefined` for anything else, such as an abbreviated ID, which can become ambiguous.
 */
export function parseCommitId(text: string): string | undefined {
  const id = text.toLowerCase();
  return isCommitId(id) ? id : undefined;
}

/** Returns the first 7 digits of a commit ID, the short form that GitHub shows. Only for display: it may be ambiguous. */
export function shortCommitId(id: string): string {
  return id.slice(0, 7);
}
