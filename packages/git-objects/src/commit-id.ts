/** Whether a text is a full commit ID as Git writes it: 40 hexadecimal digits in lower case. */
export function isCommitId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
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
