/** A repository, in the words of GitHub's API: spread it into the parameters of a call. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/**
 * Reads `owner/name`, or the address of a repository on that server. Both come into the paths of calls, so nothing else is taken.
 * @returns nothing for what is neither
 */
export function parseRepository(text: string, serverUrl: string): RepositoryName | undefined {
  const server = serverUrl.replace(/\/+$/, '').toLowerCase();
  const isAddress = text.toLowerCase().startsWith(`${server}/`);
  const name = isAddress ? text.slice(server.length + 1).replace(/\/+$/, '') : text;
  const [, owner, repo] = /^([\w-][\w.-]*)\/([\w.-]+?)(?:\.git)?$/.exec(name) ?? [];
  return owner === undefined || repo === undefined || /^\.+$/.test(repo) ? undefined : { owner, repo };
}
