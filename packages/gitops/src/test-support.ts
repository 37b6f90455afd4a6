import type { GitCommit, TreeDifference } from '@kalypso-actions/git';
import type { Issue, PullRequest } from '@kalypso-actions/github';
import { trustedMarkdown } from '@kalypso-actions/markdown';
import type { ReportFailure } from '@kalypso-actions/scheduler';
import type { ChangeSummary } from './body/change-summary.ts';
import type { BranchPolicy } from './decide/decide-branches.ts';
import { addTreeTrailer } from './markers/managed-commit.ts';
import { formatMarker } from './markers/pull-request-marker.ts';
import type { HeadObservation, RepositoryObservation } from './observe/observation.ts';
import { compilePullRequestTemplate, type PullRequestTemplate } from './options/pull-request-templates.ts';
import type { GitOpsTarget } from './options/target.ts';

/** Observations and options for tests of decisions. Each has the simplest value that makes sense; tests override what they are about. */

export const TARGET: GitOpsTarget = {
  repository: { owner: 'contoso', repo: 'fleet' },
  base: 'dev',
  branch: 'deployment/dev',
  path: '',
};

export const BASE_TREE = 'b'.repeat(40);
export const NEW_TREE = 'c'.repeat(40);
const ADA = { name: 'Ada', email: 'ada@example.com' };
const BOT = { name: 'bot', email: 'bot@example.com' };

export const BASE = createCommit({ id: '1'.repeat(40), tree: BASE_TREE });

/** A commit by a contributor. */
export function createCommit(change: Partial<GitCommit> = {}): GitCommit {
  return {
    id: '2'.repeat(40),
    tree: 'd'.repeat(40),
    parents: [],
    author: ADA,
    committer: ADA,
    date: 1_700_000_000,
    message: 'by hand\n\nDetails',
    ...change,
  };
}

/** A commit that this action created on top of the base branch. */
export function createManagedCommit(change: Partial<GitCommit> = {}): GitCommit {
  const { tree = NEW_TREE } = change;
  return createCommit({
    id: '3'.repeat(40),
    tree,
    parents: [BASE.id],
    author: BOT,
    committer: BOT,
    message: addTreeTrailer('Update dev', tree),
    ...change,
  });
}

export function createHead(commit: GitCommit, change: Partial<HeadObservation> = {}): HeadObservation {
  return { commit, foreignCommits: [], wasMerged: false, isVerified: false, ...change };
}

/** The managed pull request, with the digest of a title and body. */
export function createPullRequest(change: Partial<PullRequest> = {}, digest = '0'): PullRequest {
  return {
    number: 7,
    nodeId: 'PR_7',
    url: 'https://github.com/contoso/fleet/pull/7',
    title: 'Update dev',
    body: `${formatMarker({ base: 'dev', path: '', digest })}\nbody`,
    isDraft: false,
    headRepository: 'contoso/fleet',
    headBranch: TARGET.branch,
    headSha: '3'.repeat(40),
    labels: [],
    reviewers: [],
    teams: [],
    assignees: [],
    autoMerges: false,
    ...change,
  };
}

export const EMPTY_DIFFERENCE: TreeDifference = {
  written: [],
  removed: [],
  conflicts: [],
  managed: new Map(),
  foreign: [],
};

export const DIFFERENCE: TreeDifference = {
  ...EMPTY_DIFFERENCE,
  written: [
    {
      path: 'drone/app-test/namespace.yaml',
      mode: '100644',
      id: 'e'.repeat(40),
      content: { read: () => Buffer.from('kind: Namespace\n') },
    },
  ],
};

export const SUMMARY: ChangeSummary = {
  environment: 'dev',
  promotedCommit: '',
  isPromotion: false,
  added: [{ clusterType: 'drone', deploymentTarget: 'app-test' }],
  changed: [],
  removed: [],
  failed: 0,
  filesChanged: 1,
  removals: { unit: 'assignment', counts: { before: 0, removed: 0, after: 1 }, names: [] },
  markdown: trustedMarkdown('what changes'),
};

/** A repository without a pull request, whose base branch differs from the proposed content. */
export function createObservation(change: Partial<RepositoryObservation> = {}): RepositoryObservation {
  return {
    kind: 'observed',
    pullRequests: { managed: undefined, outdated: [], foreign: undefined, reviewedBy: new Set() },
    base: BASE,
    head: undefined,
    difference: DIFFERENCE,
    summary: SUMMARY,
    tree: NEW_TREE,
    ...change,
  };
}

/** What the pull request parts of an observation are, with a managed pull request. */
export function withPullRequest(
  managed: PullRequest,
  change: Partial<RepositoryObservation['pullRequests']> = {},
): RepositoryObservation['pullRequests'] {
  return { managed, outdated: [], foreign: undefined, reviewedBy: new Set(), ...change };
}

export function compileTemplate(template: string): PullRequestTemplate {
  const compiled = compilePullRequestTemplate(template);
  if (compiled.kind === 'invalid') throw new Error(compiled.reason);
  return compiled;
}

export const POLICY: BranchPolicy = {
  templates: {
    title: compileTemplate('Update {{environment}}'),
    body: compileTemplate('{{changes}}'),
    commitMessage: compileTemplate('Update {{environment}}'),
  },
  review: { labels: [], reviewers: [], teams: [], assignees: [] },
  merge: { isDraft: false, autoMerge: 'none' },
  commit: { isSigned: false, committer: BOT },
  guard: { maxRemovals: { kind: 'percent', max: 30 }, force: false, createBase: false },
};

export function createFailure(change: Partial<ReportFailure> = {}): ReportFailure {
  return {
    clusterType: 'drone',
    deploymentTarget: 'app-test',
    workload: 'app',
    workspace: 'team',
    policies: ['functional'],
    problems: [{ code: 'config-schema', message: 'REGION is missing' }],
    ...change,
  };
}

export function createIssue(number: number, body: string): Issue {
  return { number, url: `https://github.com/contoso/fleet/issues/${number}`, title: `issue ${number}`, body };
}
