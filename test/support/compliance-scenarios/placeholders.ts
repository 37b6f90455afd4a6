/** The commits of the GitOps repository, in the order of {@link createTexts}. */
export const COMMIT_NAMES = ['older', 'target', 'tuned', 'newer', 'unrelated'] as const;

/**
 * Returns a function that replaces the placeholders of all texts of a value.
 * @param ids the IDs of the commits
 */
export function createTexts(server: string, repository: string, ids: readonly string[]) {
  const commits = new Map<string, string>(COMMIT_NAMES.map((name, index) => [name, ids[index] ?? '']));
  const others: Readonly<Record<string, string>> = {
    server,
    repository,
    url: `${server}/contoso/${repository}`,
    former: `${server}/contoso/former-${repository}`,
    platform: `${server}/contoso/platform`,
  };
  const replace = (placeholder: string, name: string, length: string | undefined): string => {
    const commit = commits.get(name.toLowerCase());
    if (commit === undefined) return others[name] ?? placeholder;
    const cased = name === name.toLowerCase() ? commit : commit.toUpperCase();
    return cased.slice(0, length === undefined ? undefined : Number(length));
  };
  return <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/<(\w+)(?::(\d+))?>/g, replace)) as T;
}
