import {
  createPullRequest,
  createSignedCommit,
  createTree,
  findBranchHead,
  formatRepositoryName,
  type GitHub,
  listCommitsAhead,
  listOpenPullRequests,
  type PullRequest,
  pointBranch,
  type RepositoryName,
  readFileText,
  updatePullRequest,
} from '@kalypso-actions/github';

const BRANCH_PREFIX = 'register-workload/';

export interface ProposalSettings {
  readonly repository: RepositoryName;
  /** The branch that the pull request is merged into. */
  readonly base: string;
  readonly issue: number;
}

export type ProposalResult =
  | { readonly kind: 'created' | 'updated' | 'unchanged'; readonly number: number; readonly url: string }
  /** The branch has commits by others, or moved meanwhile. */
  | { readonly kind: 'blocked'; readonly reason: string };

/** The open pull requests that register workloads. */
export interface OpenRegistrations {
  readonly own: PullRequest | undefined;
  readonly others: readonly PullRequest[];
}

/** Lists the open pull requests of this workflow: that of the issue, and those of other issues. */
export async function listOpenRegistrations(github: GitHub, settings: ProposalSettings): Promise<OpenRegistrations> {
  const { repository, base, issue } = settings;
  const fullName = formatRepositoryName(repository).toLowerCase();
  const all = (await listOpenPullRequests(github, repository, base)).filter(
    ({ headBranch, headRepository }) =>
      headBranch.startsWith(BRANCH_PREFIX) && headRepository?.toLowerCase() === fullName,
  );
  const branch = `${BRANCH_PREFIX}${issue}`;
  return {
    own: all.find(({ headBranch }) => headBranch === branch),
    others: all.filter(({ headBranch }) => headBranch !== branch),
  };
}

/** Creates or updates the branch and the pull request of an issue. Commits by others on the branch are never overwritten. */
export async function proposeRegistration(
  github: GitHub,
  settings: ProposalSettings,
  {
    path,
    text,
    title,
    body,
  }: { readonly path: string; readonly text: string; readonly title: string; readonly body: string },
  own: PullRequest | undefined,
): Promise<ProposalResult> {
  const { repository, base, issue } = settings;
  const branch = `${BRANCH_PREFIX}${issue}`;
  const main = await findBranchHead(github, repository, base);
  if (main === undefined) throw new Error(`${formatRepositoryName(repository)} has no branch ${base}`);
  const head = await findBranchHead(github, repository, branch);
  const ahead = head === undefined ? [] : await listCommitsAhead(github, repository, { base: main, head, max: 2 });
  const isCurrent =
    head !== undefined && ahead.length > 0 && (await readFileText(github, repository, path, head)) === text;
  if (!isCurrent && ahead.length > 1) {
    const reason = `the branch ${branch} has commits by others, so it is not overwritten`;
    return { kind: 'blocked', reason };
  }
  if (!isCurrent) {
    const file = { path, mode: '100644' as const, content: { read: () => Buffer.from(text) } };
    const tree = await createTree(github, repository, main, { removed: [], written: [file] });
    const commit = await createSignedCommit(github, repository, { message: title, tree, parents: [main] });
    const pointed = await pointBranch(github, repository, branch, { from: head, to: commit.sha });
    if (pointed.kind !== 'pointed') {
      const reason = `the branch ${branch} ${pointed.kind === 'refused' ? `cannot be written: ${pointed.reason}` : 'was moved meanwhile'}`;
      return { kind: 'blocked', reason };
    }
  }
  if (own === undefined) {
    const { number, url } = await createPullRequest(github, repository, {
      base,
      head: branch,
      title,
      body,
      draft: false,
    });
    return { kind: 'created', number, url };
  }
  const isSame = own.title === title && own.body.replaceAll('\r\n', '\n').trim() === body.trim();
  if (!isSame) await updatePullRequest(github, repository, own.number, { title, body });
  return { kind: isSame && isCurrent ? 'unchanged' : 'updated', number: own.number, url: own.url };
}
