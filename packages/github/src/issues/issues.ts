import type { GitHub } from '../client/create-github.ts';
import type { RepositoryName } from '../repository/repository-name.ts';

export interface Issue {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
}

/** Lists every open issue with a label, oldest first, without pull requests. */
export async function listOpenIssues(
  github: GitHub,
  repository: RepositoryName,
  label: string,
): Promise<readonly Issue[]> {
  const parameters = { ...repository, labels: label, state: 'open', per_page: 100 } as const;
  const all = await github.paginate('GET /repos/{owner}/{repo}/issues', parameters);
  return all
    .filter(({ pull_request }) => pull_request === undefined)
    .map(toIssue)
    .sort((a, b) => a.number - b.number);
}

/**
 * Creates an issue with a label.
 * @param isSame recognizes the issue, if the response to its creation is lost
 */
export function createIssue(
  github: GitHub,
  repository: RepositoryName,
  { title, body, label }: { readonly title: string; readonly body: string; readonly label: string },
  isSame: (issue: Issue) => boolean,
): Promise<Issue> {
  const parameters = { ...repository, title, body, labels: [label] };
  return github.createOnce(
    async () => toIssue((await github.request('POST /repos/{owner}/{repo}/issues', parameters)).data),
    async () => (await listOpenIssues(github, repository, label)).find(isSame),
  );
}

export async function updateIssue(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  change: { readonly title?: string; readonly body?: string } | { readonly state: 'closed' },
): Promise<void> {
  await github.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
    ...repository,
    issue_number: number,
    ...('state' in change ? { ...change, state_reason: 'completed' as const } : change),
  });
}

function toIssue(data: { number: number; html_url: string; title: string; body?: string | null }): Issue {
  return { number: data.number, url: data.html_url, title: data.title, body: data.body ?? '' };
}
