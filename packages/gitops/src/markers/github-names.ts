/** Names of GitHub that differ only in letter case are the same: logins, slugs and labels. Branches are not. */
export function hasName(names: Iterable<string>, name: string): boolean {
  return [...names].some((each) => each.toLowerCase() === name.toLowerCase());
}

/** The names that are not present yet, each once. */
export function missingNames(wanted: readonly string[], present: Iterable<string>): string[] {
  const missing: string[] = [];
  const all = [...present];
  for (const name of wanted) if (!hasName(all, name) && !hasName(missing, name)) missing.push(name);
  return missing;
}
