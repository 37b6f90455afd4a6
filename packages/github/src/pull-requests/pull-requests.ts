import type { GitHub } from '../client/create-github.ts';
import { formatRepositoryName, type RepositoryName } from '../repository/repository-name.ts';

export interface PullRequest {
  readonly number: number;
  /** The ID for GraphQL. */
  readonly nodeId: string;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isDraft: boolean;
  /** `owner/name` of the repository that contains the head branch; `undefined` if that was deleted. */
  readonly headRepository: string | undefined;
  readonly headBranch: string;
  readonly headSha: string;
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly teams: readonly string[];
  readonly assignees: readonly string[];
  /** Whether auto-merge is enabled. */
  readonly autoMerges: boolean;
}

export interface NewPullRequest {
  readonly base: string;
  readonly head: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
}

/** The fields that we use of a pull request, in a list or alone. */
interface PullRequestResponse {
  readonly number: number;
  readonly node_id: string;
  readonly html_url: string;
  readonly title: string;
  readonly body: string | null;
  readonly draft?: boolean | undefined;
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
  readonly labels: readonly { readonly name: string }[];
  readonly requested_reviewers?: readonly { readonly login: string }[] | null | undefined;
  readonly requested_teams?: readonly { readonly slug: string }[] | null | undefined;
  readonly assignees?: readonly { readonly login: string }[] | null | undefined;
  readonly auto_merge: object | null;
}

/** Lists every open pull request to a branch, oldest first. */
export async function listOpenPullRequests(
  github: GitHub,
  repository: RepositoryName,
  base: string,
): Promise<readonly PullRequest[]> {
  const parameters = { ...repository, base, state: 'open', per_page: 100 } as const;
  const all = await github.paginate('GET /repos/{owner}/{repo}/pulls', parameters);
  return all.map(toPullRequest).sort((a, b) => a.number - b.number);
}

/** Creates a pull request, or returns the one that is open for these branches already. */
export function createPullRequest(
  github: GitHub,
  repository: RepositoryName,
  { base, head, title, body, draft }: NewPullRequest,
): Promise<PullRequest> {
  return github.createOnce(
    async () => {
      const parameters = { ...repository, base, head, title, body, draft };
      return toPullRequest((await github.request('POST /repos/{owner}/{repo}/pulls', parameters)).data);
    },
    async () => {
      // GitHub ignores letter case.
      const name = formatRepositoryName(repository).toLowerCase();
      const isSame = ({ headBranch, headRepository }: PullRequest) =>
        headBranch === head && headRepository?.toLowerCase() === name;
      return (await listOpenPullRequests(github, repository, base)).find(isSame);
    },
  );
}

export async function updatePullRequest(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  change: { readonly title?: string; readonly body?: string; readonly state?: 'closed' },
): Promise<void> {
  await github.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...repository,
    pull_number: number,
    ...change,
  });
}

/** Whether a pull request whose last commit was this commit of a branch was merged. */
export async function wasMerged(
  github: GitHub,
  repository: RepositoryName,
  head: { readonly branch: string; readonly sha: string },
): Promise<boolean> {
  const closed = await github.request('GET /repos/{owner}/{repo}/pulls', {
    ...repository,
    head: `${repository.owner}:${head.branch}`,
    state: 'closed',
    sort: 'updated',
    direction: 'desc',
    per_page: 20,
  });
  return closed.data.some(({ merged_at, head: { sha } }) => merged_at !== null && sha === head.sha);
}

/** Where a pull request ended, or that it is open. */
export type PullRequestState = 'open' | 'closed' | 'merged';

/** Reads whether a pull request is open, was merged, or was closed without a merge. */
export async function readPullRequestState(
  github: GitHub,
  repository: RepositoryName,
  number: number,
): Promise<PullRequestState> {
  const { data } = await github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...repository,
    pull_number: number,
  });
  if (data.merged_at !== null) return 'merged';
  return data.state === 'open' ? 'open' : 'closed';
}

function toPullRequest(pull: PullRequestResponse): PullRequest {
  return {
    number: pull.number,
    nodeId: pull.node_id,
    url: pull.html_url,
    title: pull.title,
    body: pull.body ?? '',
    isDraft: pull.draft ?? false,
    headRepository: pull.head.repo?.full_name,
    headBranch: pull.head.ref,
    headSha: pull.head.sha,
    labels: pull.labels.map(({ name }) => name),
    reviewers: (pull.requested_reviewers ?? []).map(({ login }) => login),
    teams: (pull.requested_teams ?? []).map(({ slug }) => slug),
    assignees: (pull.assignees ?? []).map(({ login }) => login),
    autoMerges: pull.auto_merge !== null,
  };
}
