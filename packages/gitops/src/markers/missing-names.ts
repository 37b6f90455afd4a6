/** The names that are not present yet. GitHub ignores the case of logins, slugs and labels. */
export function missingNames(wanted: readonly string[], present: Iterable<string>): string[] {
  const known = new Set([...present].map((name) => name.toLowerCase()));
  return wanted.filter((name) => !known.has(name.toLowerCase()));
}
