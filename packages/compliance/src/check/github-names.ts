import { type GitHub, parseRepositoryName, readCanonicalName } from '@kalypso-actions/github';
import { parseRepositoryAddress, type RepositoryAddress } from '../evidence/repository-address.ts';

/**
 * Resolves addresses of one GitHub server to the present name of their repository: a renamed or transferred repository redirects.
 * @param serverUrl `https://github.com`
 */
export function createRepositoryResolver(github: GitHub, serverUrl: string) {
  return {
    /** Returns `undefined` for a repository that does not exist, that the token cannot see, or that is on another server. */
    resolve: async ({ host, path }: RepositoryAddress): Promise<RepositoryAddress | undefined> => {
      const name = parseRepositoryName(path, serverUrl);
      if (name === undefined || parseRepositoryAddress(`${serverUrl}/${path}`)?.host !== host) return undefined;
      // Not cached: a repository can be renamed during the wait.
      const canonical = (await readCanonicalName(github, name))?.repository;
      return canonical && parseRepositoryAddress(`${serverUrl}/${canonical.owner}/${canonical.repo}`);
    },
  };
}
