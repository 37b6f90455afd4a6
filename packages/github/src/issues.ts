import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository.ts';

export interface Issue {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
}

/** Every open issue with a label, oldest first; pull requests are left out. */
export async function openIssues(github: GitHub, repository: RepositoryName, label: string): Promise<readonly Issue[]> {
  const parameters = { ...repository, labels: label, state: 'open', per_page: 100 } as const;
  const all = await github.paginate('GET /repos/{owner}/{repo}/issues', parameters);
  return all
    .filter(({ pull_request }) => pull_request === undefined)
    .map(issue)
    .sort((a, b) => a.number - b.number);
}

/**
 * Opens an issue with a label.
 * @param isIt recognises it, should the answer get lost
 */
export function createIssue(
  github: GitHub,
  repository: RepositoryName,
  { title, body, label }: { readonly title: string; readonly body: string; readonly label: string },
  isIt: (issue: Issue) => boolean,
): Promise<Issue> {
  const parameters = { ...repository, title, body, labels: [label] };
  return github.createOnce(
    async () => issue((await github.request('POST /repos/{owner}/{repo}/issues', parameters)).data),
    async () => (await openIssues(github, repository, label)).find(isIt),
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

function issue(data: { number: number; html_url: string; title: string; body?: string | null }): Issue {
  return { number: data.number, url: data.html_url, title: data.title, body: data.body ?? '' };
}
