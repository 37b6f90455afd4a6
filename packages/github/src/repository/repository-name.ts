/** A repository, with the field names of GitHub's API: spread it into the parameters of a call. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/** Returns `owner/name`. */
export function formatRepositoryName({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`;
}

/** Whether two names are the same to GitHub, which ignores letter case. A former name differs from the present one: see `readCanonicalName`. */
export function isSameRepositoryName(one: RepositoryName, other: RepositoryName): boolean {
  return formatRepositoryName(one).toLowerCase() === formatRepositoryName(other).toLowerCase();
}

/**
 * Parses `owner/name`, or the URL of a repository on the given server. Returns `undefined` for anything else, because both parts are used in the
 * paths of calls.
 */
export function parseRepositoryName(text: string, serverUrl: string): RepositoryName | undefined {
  const server = serverUrl.replace(/\/+$/, '').toLowerCase();
  const isUrl = text.toLowerCase().startsWith(`${server}/`);
  const name = isUrl ? text.slice(server.length + 1).replace(/\/+$/, '') : text;
  const [, owner, repo] = /^([\w-][\w.-]*)\/([\w.-]+?)(?:\.git)?$/.exec(name) ?? [];
  return owner === undefined || repo === undefined || /^\.+$/.test(repo) ? undefined : { owner, repo };
}
