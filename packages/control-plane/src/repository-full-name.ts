/** The `owner/name` of a repository's address: its last two segments, without `.git`. `undefined` for an address with fewer segments. */
export function getRepositoryFullName(address: string): string | undefined {
  const match = /([^/:\\]+)[/\\]([^/\\]+?)(?:\.git)?[/\\]*$/.exec(address);
  return match ? `${match[1]}/${match[2]}` : undefined;
}
