/** The data that the handle and the emulator's process exchange through the control API, `/_control/…`. */

export type Permission = 'read' | 'write';

/** Whose token it is and what it permits. Permissions are named as in a workflow: `contents`, `pull-requests`, `issues`, … */
export interface TokenSpec {
  /** `octocat`, `github-actions[bot]`. */
  readonly login: string;
  /** `workflow`: like a job's `GITHUB_TOKEN`, which does not trigger workflows. `user` (the default): a personal access token. */
  readonly kind?: 'user' | 'app' | 'workflow';
  /** By repository (`owner/name`, or `*` for all). A repository that is not listed is visible only if it is public. */
  readonly repositories: Readonly<Record<string, Readonly<Record<string, Permission>>>>;
}

/** An installed GitHub App: any well-formed JWT of this issuer can request its tokens. */
export interface AppSpec {
  /** The App's ID or client ID, as in the JWT's `iss`. */
  readonly issuer: string;
  readonly slug: string;
  readonly installation: number;
  readonly repositories: Readonly<Record<string, Readonly<Record<string, Permission>>>>;
}

/** The protection of a branch: pushes are refused, and pull requests must meet these requirements. */
export interface BranchProtection {
  readonly requiredStatusChecks?: readonly string[];
  readonly requiredApprovals?: number;
  /** Logins that may push anyway. */
  readonly bypass?: readonly string[];
}

export interface RepositorySettings {
  readonly private?: boolean;
  /** Refuses every write. */
  readonly archived?: boolean;
  /** The repository's new name (`owner/name`): requests are redirected to it. */
  readonly movedTo?: string;
  readonly defaultBranch?: string;
  readonly allowAutoMerge?: boolean;
  /** Whether the plan allows draft pull requests; `true` if absent. */
  readonly allowDrafts?: boolean;
  readonly allowMergeCommit?: boolean;
  readonly allowSquashMerge?: boolean;
  readonly allowRebaseMerge?: boolean;
  readonly deleteBranchOnMerge?: boolean;
  /** "Allow GitHub Actions to create and approve pull requests"; true if absent. */
  readonly allowActionsPullRequests?: boolean;
  /** By branch. */
  readonly protection?: Readonly<Record<string, BranchProtection>>;
  /** Whether subjects of ID tokens contain the IDs of owner and repository, as for every repository that is new on github.com; `true` if absent. */
  readonly immutableSubject?: boolean;
  /** Whether the plan allows required reviewers in environments; `true` if absent. */
  readonly allowRequiredReviewers?: boolean;
  /** Logins of accounts that have been deleted: the statuses that they set have no creator any more. */
  readonly deletedAccounts?: readonly string[];
  /** Slugs of the teams that can be requested as reviewers. */
  readonly teams?: readonly string[];
  /** The number of tree entries in one response; 100,000 (as on GitHub) if absent. */
  readonly treeLimit?: number;
  /** How many reads of a pull request return `mergeable: null` after a change; 1 if absent. */
  readonly mergeableAfter?: number;
  /** Refuses to merge while `mergeable` is unknown, as GitHub often does just after a branch has moved. */
  readonly mergeRequiresMergeability?: boolean;
}

export type GitHubFaultEffect =
  /** Respond late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never respond. */
  | { readonly kind: 'hang' }
  /** Respond with this status without performing the request. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  /** Respond as GitHub does at its primary limit (requests per hour) or a secondary limit (too many at once). */
  | {
      readonly kind: 'rate-limit';
      readonly limit: 'primary' | 'secondary';
      readonly seconds: number;
      readonly status?: 403 | 429;
    }
  /** Close the connection before performing the request, or afterwards with this share of the response body sent. */
  | { readonly kind: 'cut'; readonly when: 'before' }
  | { readonly kind: 'cut'; readonly when: 'after'; readonly share?: number }
  /** Perform the request, send this share of the response body, then nothing more. */
  | { readonly kind: 'stall'; readonly share: number };

/** A fault to inject. Without `method` and `path` it matches every request, git's included. */
export interface GitHubFault {
  readonly method?: string;
  /** A regular expression, tested against path and query. */
  readonly path?: string;
  /** The number of matching requests to let through first; 0 if absent. */
  readonly after?: number;
  /** The number of requests to inject it into; 1 if absent. */
  readonly times?: number;
  readonly how: GitHubFaultEffect;
}

export interface GitHubRequestRecord {
  readonly id: number;
  readonly kind: 'api' | 'git' | 'other';
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** The operation's name in GitHub's description: `GET /repos/{owner}/{repo}`. */
  readonly operation?: string;
  /** 0 if the connection ended before the whole response was sent. */
  readonly status: number;
  /** The header's value. */
  readonly authorization?: string;
  readonly login?: string;
  /** The kind of the injected fault. */
  readonly fault?: GitHubFaultEffect['kind'];
  /** Bytes on the wire, headers included. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** The number of requests in flight when this one arrived, itself included. */
  readonly inFlight: number;
}

/** An event that GitHub would deliver to webhooks and use to trigger workflows. */
export interface GitHubEvent {
  readonly id: number;
  readonly name:
    | 'push'
    | 'create'
    | 'delete'
    | 'pull_request'
    | 'pull_request_review'
    | 'issues'
    | 'issue_comment'
    | 'status'
    | 'repository_dispatch'
    | 'workflow_dispatch';
  readonly action?: string;
  /** `owner/name` */
  readonly repository: string;
  /** The login that caused it. */
  readonly actor: string;
  readonly tokenKind: 'user' | 'app' | 'workflow' | 'anonymous';
  /** False for events caused with a job's `GITHUB_TOKEN`, except dispatches. */
  readonly startsWorkflows: boolean;
  /** The webhook payload, reduced to the parts that workflows use. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A run of a workflow, as a workflow runner reports it. */
export interface WorkflowRunSpec {
  readonly id: number;
  /** The name of the workflow's file: `cd.yml`. */
  readonly workflow: string;
  readonly title: string;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  readonly actor: string;
  readonly status: 'queued' | 'waiting' | 'in_progress' | 'completed';
  /** `null` until the run is completed. */
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null;
}

/** What a job that names an environment has to observe. */
export interface EnvironmentProtection {
  readonly hasReviewers: boolean;
  /** Patterns of the branches whose jobs may use it; `null`: all. */
  readonly branches: readonly string[] | null;
  /** What the subject of the job's ID token starts with: `repo:owner@1/name@2`. */
  readonly subjectPrefix: string;
}

/** A request or a response that GitHub's API description does not allow. */
export interface ApiViolation {
  readonly request: string;
  readonly side: 'request' | 'response';
  readonly problems: readonly string[];
}
