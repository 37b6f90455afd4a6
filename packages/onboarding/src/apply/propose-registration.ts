import { addTreeTrailer, isBranchUpdate, isManagedCommit } from '@kalypso-actions/conventions';
import { joinLimited } from '@kalypso-actions/diagnostics';
import {
  createPullRequest,
  createSignedCommit,
  createTree,
  findBranchHead,
  formatRepositoryName,
  type GitHub,
  listOpenPullRequests,
  type PullRequest,
  pointBranch,
  type RepositoryName,
  readBranchCommits,
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
  /** The branch has changes by others, or moved meanwhile. */
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
  const file = { path, mode: '100644' as const, content: { read: () => Buffer.from(text) } };
  const addFile = (to: string) => createTree(github, repository, to, { removed: [], written: [file] });
  const state =
    head === undefined
      ? { kind: 'missing' as const }
      : await inspectBranch(github, repository, { main, head, addFile });
  if (state.kind === 'foreign') {
    const reason = `the branch ${branch} has commits by others, so it is not overwritten${state.commits}`;
    return { kind: 'blocked', reason };
  }
  const isCurrent = state.kind === 'current';
  if (!isCurrent) {
    const tree = await addFile(main);
    const message = addTreeTrailer(title, tree);
    const commit = await createSignedCommit(github, repository, { message, tree, parents: [main] });
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

type RegistrationBranch =
  /** A pull request from it changes exactly the file, whoever wrote it. */
  | { readonly kind: 'current' }
  /** It has nothing but commits of this action. */
  | { readonly kind: 'managed' }
  /** It has changes by others. */
  | { readonly kind: 'foreign'; readonly commits: string };

const MAX_SHOWN = 5;

/** Compares a branch with what this action would write: its whole tree, because a pull request of the App must not carry changes of others. */
async function inspectBranch(
  github: GitHub,
  repository: RepositoryName,
  {
    main,
    head,
    addFile,
  }: { readonly main: string; readonly head: string; readonly addFile: (to: string) => Promise<string> },
): Promise<RegistrationBranch> {
  const branch = await readBranchCommits(github, repository, { base: main, head });
  if (branch === undefined) return { kind: 'foreign', commits: '' };
  const { mergeBase, commits, total } = branch;
  const last = commits.find(({ id }) => id === head);
  if (last !== undefined && last.tree === (await addFile(mergeBase))) return { kind: 'current' };
  const foreign = commits.filter((commit) => !isManagedCommit(commit) && !isBranchUpdate(commit));
  if (foreign.length === 0 && total === commits.length) return { kind: 'managed' };
  const shown = joinLimited(
    foreign.map(({ id }) => id.slice(0, 7)),
    MAX_SHOWN,
  );
  return { kind: 'foreign', commits: foreign.length === 0 ? '' : `: ${shown}` };
}
