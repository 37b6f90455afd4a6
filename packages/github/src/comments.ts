import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

/** Comments on an issue or a pull request, unless the last comment there says just that. */
export async function comment(github: GitHub, repository: RepositoryName, number: number, body: string): Promise<void> {
  const place = { ...repository, issue_number: number };
  const isThere = async () => {
    const comments = await github.paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...place,
      per_page: 100,
    });
    return comments.at(-1)?.body?.replaceAll('\r\n', '\n').trim() === body.trim() ? true : undefined;
  };
  if (await isThere()) return;
  const create = () => github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...place, body });
  await github.createOnce(async () => (await create()).status === 201, isThere);
}
