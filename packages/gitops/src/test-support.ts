import { addTreeTrailer, PROMOTED_COMMIT_PATH } from '@kalypso-actions/conventions';
import type { GitCommit, TreeDifference } from '@kalypso-actions/git';
import type { Issue, PullRequest } from '@kalypso-actions/github';
import type { Report, ReportFailure } from '@kalypso-actions/scheduler';
import type { BranchPolicy } from './decide/decide-branches.ts';
import { formatMarker } from './markers/pull-request-marker.ts';
import { digestRemovals } from './markers/removal-digest.ts';
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

/**
 * The managed pull request, with the digest of a title and body.
 * @param removals names that need a consent, and that it shows
 */
export function createPullRequest(
  change: Partial<PullRequest> = {},
  digest = '0',
  needsConsent = false,
  removals?: readonly string[],
): PullRequest {
  const marker = { base: 'dev', path: '', digest, needsConsent, removals: removals && digestRemovals(removals) };
  return {
    number: 7,
    nodeId: 'PR_7',
    url: 'https://github.com/contoso/fleet/pull/7',
    title: 'Update dev',
    body: `${formatMarker({ ...marker, isAllowed: false })}\nbody`,
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

export const REPORT: Report = {
  version: 2,
  environment: 'dev',
  outcome: 'complete',
  promotedCommit: null,
  isPromotionHeldBack: false,
  keepsPublished: false,
  layout: { configFileName: 'platform-config' },
  gitops: [],
  sources: [],
  registrations: [],
  clusterTypes: [{ name: 'drone', labels: {} }],
  deploymentTargets: [createDeploymentTarget('app-test', 'team')],
  configs: [],
  assignments: [],
  failed: [],
  unassigned: [],
  idlePolicies: [],
  diagnostics: [],
};

export function createDeploymentTarget(name: string, workspace: string): Report['deploymentTargets'][number] {
  return { name, workload: 'app', workspace, labels: {} };
}

/** Proposed content with a report. */
export function createContent(change: Partial<Report> = {}): RepositoryObservation['content'] {
  return {
    kind: 'scheduled',
    report: { ...REPORT, ...change },
    layout: { path: '', configFileName: REPORT.layout.configFileName },
  };
}

/** A difference in assignments `<cluster type>/<deployment target>`, each of which is a file. */
export function createDifference(change: {
  readonly added?: readonly string[];
  readonly changed?: readonly string[];
  readonly removed?: readonly string[];
  readonly unchanged?: readonly string[];
}): TreeDifference {
  const { added = [], changed = [], removed = [], unchanged = [] } = change;
  const toEntry = (assignment: string) => {
    return { path: `${assignment}/namespace.yaml`, mode: '100644', id: 'e'.repeat(40) } as const;
  };
  const content = { read: () => Buffer.from('kind: Namespace\n') };
  return {
    ...EMPTY_DIFFERENCE,
    managed: new Map([...changed, ...removed, ...unchanged].map(toEntry).map((entry) => [entry.path, entry])),
    written: [
      ...added.map((assignment) => ({ ...toEntry(assignment), content })),
      ...changed.map((assignment) => ({ ...toEntry(assignment), content, before: 'f'.repeat(40) })),
    ],
    removed: removed.map(toEntry),
  };
}

export const DIFFERENCE = createDifference({ added: ['drone/app-test'] });

/** The promotion of a commit, with the difference of the simplest observation. */
export function createPromotion(commit: string): Pick<RepositoryObservation, 'content' | 'difference'> {
  const file = {
    path: PROMOTED_COMMIT_PATH,
    mode: '100644',
    id: 'f'.repeat(40),
    content: { read: () => Buffer.from(commit) },
  } as const;
  return {
    content: createContent({ promotedCommit: commit }),
    difference: { ...DIFFERENCE, written: [...DIFFERENCE.written, file] },
  };
}

/** A repository without a pull request, whose base branch differs from the proposed content. */
export function createObservation(change: Partial<RepositoryObservation> = {}): RepositoryObservation {
  return {
    kind: 'observed',
    pullRequests: { managed: undefined, outdated: [], foreign: undefined, reviewedBy: new Set() },
    base: BASE,
    head: undefined,
    content: createContent(),
    difference: DIFFERENCE,
    kept: [],
    contents: { before: new Map(), after: new Map() },
    tree: NEW_TREE,
    removalErrors: [],
    recordProblems: [],
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
  guard: { maxRemovals: { kind: 'percent', max: 30 }, allowsRemovals: false, force: false, createBase: false },
  origin: { serverUrl: 'https://github.com', controlPlaneUrl: undefined },
};

export function createFailure(change: Partial<ReportFailure> = {}): ReportFailure {
  return {
    clusterType: 'drone',
    deploymentTarget: 'app-test',
    workload: 'app',
    workspace: 'team',
    registration: 'app',
    policies: ['functional'],
    problems: [{ code: 'config-schema', message: 'REGION is missing' }],
    ...change,
  };
}

export function createIssue(number: number, body: string): Issue {
  return { number, url: `https://github.com/contoso/fleet/issues/${number}`, title: `issue ${number}`, body };
}
