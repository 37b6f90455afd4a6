import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

/** Adds a comment to an issue or a pull request, unless the last comment there has the same text. */
export async function addComment(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  body: string,
): Promise<void> {
  const issue = { ...repository, issue_number: number };
  const isLastComment = async () => {
    const comments = await github.paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...issue,
      per_page: 100,
    });
    return comments.at(-1)?.body?.replaceAll('\r\n', '\n').trim() === body.trim() ? true : undefined;
  };
  if (await isLastComment()) return;
  const create = () => github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...issue, body });
  await github.createOnce(async () => (await create()).status === 201, isLastComment);
}
