/** What a test tells the GitHub on loopback, and what that tells a test: the words of the control addresses below `/_loopback/`. */

export type Permission = 'read' | 'write';

/** Who has a token and what it allows, in the words of a workflow's `permissions`: `contents`, `pull-requests`, `issues`, … */
export interface TokenSpec {
  /** `octocat`, `github-actions[bot]`. */
  readonly login: string;
  /** `workflow`: like a job's `GITHUB_TOKEN`, whose doings start no workflow. `user` (the default): a person's. */
  readonly kind?: 'user' | 'app' | 'workflow';
  /** By repository (`owner/name`); `*` is every one. A repository that is not there is not visible unless it is public. */
  readonly repositories: Readonly<Record<string, Readonly<Record<string, Permission>>>>;
}

/** An installed GitHub App: whoever shows a well-formed JWT of this issuer gets tokens of it. */
export interface AppSpec {
  /** The App's id or client id, as in the JWT's `iss`. */
  readonly issuer: string;
  readonly slug: string;
  readonly installation: number;
  readonly repositories: Readonly<Record<string, Readonly<Record<string, Permission>>>>;
}

/** How a branch is protected. Nobody pushes to it; what is named here is asked of a pull request. */
export interface BranchProtection {
  readonly requiredStatusChecks?: readonly string[];
  readonly requiredApprovals?: number;
  /** Logins that may push nevertheless. */
  readonly bypass?: readonly string[];
}

export interface RepositorySettings {
  readonly private?: boolean;
  /** Nothing can be written. */
  readonly archived?: boolean;
  /** The repository's name now (`owner/name`): requests are led there. */
  readonly movedTo?: string;
  readonly defaultBranch?: string;
  readonly allowAutoMerge?: boolean;
  readonly allowMergeCommit?: boolean;
  readonly allowSquashMerge?: boolean;
  readonly allowRebaseMerge?: boolean;
  readonly deleteBranchOnMerge?: boolean;
  /** "Allow GitHub Actions to create and approve pull requests"; allowed unless false. */
  readonly allowActionsPullRequests?: boolean;
  /** By branch. */
  readonly protection?: Readonly<Record<string, BranchProtection>>;
  /** Slugs of teams that may be asked to review. */
  readonly teams?: readonly string[];
  /** Entries of a tree that one answer may hold; GitHub's is 100,000. */
  readonly treeLimit?: number;
  /** How many times a pull request is read before `mergeable` is known; 1 when absent. */
  readonly mergeableAfter?: number;
  /** Merging is refused as long as `mergeable` is not known, as it often is when a branch has only just moved. */
  readonly mergeRequiresMergeability?: boolean;
}

export type GitHubFaultEffect =
  /** Answer, but late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Answer nothing, ever. */
  | { readonly kind: 'hang' }
  /** Refuse with this status; nothing is carried out. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    }
  /** Refuse as GitHub does when the hour's requests are used up, or when too many come at once. */
  | {
      readonly kind: 'rate-limit';
      readonly limit: 'primary' | 'secondary';
      readonly seconds: number;
      readonly status?: 403 | 429;
    }
  /** Close the connection: before carrying the request out, or after that and with that share of the answer's body sent. */
  | { readonly kind: 'cut'; readonly when: 'before' }
  | { readonly kind: 'cut'; readonly when: 'after'; readonly share?: number }
  /** Carry the request out, send that share of the answer's body, then nothing more. */
  | { readonly kind: 'stall'; readonly share: number };

/** A way to go wrong, used up by the requests that it befalls. Without method and path it befalls any request, git's included. */
export interface GitHubFault {
  readonly method?: string;
  /** A regular expression that is looked for in the address from its path on, query included. */
  readonly path?: string;
  /** How many such requests are let through first; none when absent. */
  readonly after?: number;
  /** How many it befalls; one when absent. */
  readonly times?: number;
  readonly how: GitHubFaultEffect;
}

export interface GitHubRequestRecord {
  readonly id: number;
  readonly kind: 'api' | 'git' | 'other';
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** GitHub's name of the operation: `GET /repos/{owner}/{repo}`. */
  readonly operation?: string;
  /** 0: the connection ended before the whole answer was sent. */
  readonly status: number;
  /** As it was given. */
  readonly authorization?: string;
  readonly login?: string;
  /** The kind of the fault that befell it. */
  readonly fault?: GitHubFaultEffect['kind'];
  /** Bytes on the wire, headers included. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** How many requests were under way when this one came, itself included. */
  readonly inFlight: number;
}

/** Something that GitHub would tell a webhook or start a workflow for. */
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
  /** Who did it. */
  readonly actor: string;
  readonly tokenKind: 'user' | 'app' | 'workflow' | 'anonymous';
  /** What is done with a job's `GITHUB_TOKEN` starts no workflow, dispatches excepted. */
  readonly startsWorkflows: boolean;
  /** As a webhook would have it, the parts that workflows use. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A request or an answer that GitHub's own description does not allow. */
export interface ApiViolation {
  readonly request: string;
  readonly side: 'request' | 'response';
  readonly problems: readonly string[];
}
