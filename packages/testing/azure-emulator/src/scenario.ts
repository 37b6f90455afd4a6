import type { KqlRow } from './kql/evaluate.ts';

/** The content of an emulated Azure and its behaviour over time. Plain JSON. */
export interface AzureScenario {
  readonly subscriptions: readonly AzureSubscription[];
  readonly identities: readonly AzureIdentity[];
  /** The rows of the table `resources`, and how they change. */
  readonly clusters?: readonly (KqlRow | ScriptedRow)[];
  /** The rows of the table `kubernetesconfigurationresources`, and how they change. */
  readonly configurations?: readonly ScriptedRow[];
  /** The number of queries allowed per window; 1,000 in 5 s if absent. */
  readonly quota?: { readonly queries: number; readonly seconds: number };
  /** The bucket of reads for each subscription: its size, and how many reads are added each second; 250 and 25 if absent. */
  readonly readQuota?: { readonly reads: number; readonly perSecond: number };
  /** How long an access token is valid, by the emulator's clock; an hour if absent. */
  readonly tokenSeconds?: number;
  /** The `expires_in` of an access token, if it differs from `tokenSeconds`. */
  readonly claimedTokenSeconds?: number;
  readonly faults?: readonly AzureFault[];
}

export interface AzureSubscription {
  readonly id: string;
  /** The management groups above it. */
  readonly managementGroups?: readonly string[];
}

/** A service principal and its credentials. */
export interface AzureIdentity {
  readonly clientId: string;
  readonly secret?: string;
  /** A certificate in PEM. */
  readonly certificate?: string;
  /** The subjects of the ID tokens that it trusts: `repo:contoso/control-plane:ref:refs/heads/main`. */
  readonly federatedSubject?: string | readonly string[];
  /**
   * How the Azure CLI is signed in as this identity, if it is. `federated` is what `azure/login` does with OpenID Connect: the CLI cannot renew its first
   * token. `true` is a service principal with a secret.
   */
  readonly cli?: boolean | 'federated' | 'user';
  /** The subscriptions that it can read. */
  readonly reads: readonly string[];
}

/** A row and its later states. The last state that has begun applies. */
export interface ScriptedRow {
  readonly row: KqlRow;
  readonly states?: readonly RowState[];
  /** What the resource provider returns instead of the current row. Without one that has begun, it returns the row, and does not know a missing one. */
  readonly resource?: readonly ResourceState[];
}

/** The beginning of a state: in seconds after the start by the emulator's clock, or as the number of a read of the configurations, from 1. */
export type StateBeginning = { readonly seconds: number } | { readonly poll: number };

export interface RowState {
  readonly from: StateBeginning;
  /** Whether the row is missing. */
  readonly absent?: boolean;
  /** Fields of `properties` to override. */
  readonly properties?: KqlRow;
  /** The tags instead of those of the row. */
  readonly tags?: KqlRow;
}

/** What a resource provider returns from a moment on. */
export interface ResourceState {
  readonly from: StateBeginning;
  readonly response: /** The row with other `properties`, whether or not Resource Graph has it. */
    | { readonly kind: 'found'; readonly properties?: KqlRow }
    | { readonly kind: 'gone' }
    | {
        readonly kind: 'status';
        readonly status: number;
        readonly code?: string;
        readonly headers?: Readonly<Record<string, string>>;
      }
    /** Never respond. */
    | { readonly kind: 'hang' };
}

export interface AzureFault {
  readonly on: AzureEndpoint;
  /** The number of matching requests to let through first; 0 if absent. */
  readonly after?: number;
  /** The number of requests to inject it into; 1 if absent. */
  readonly times?: number;
  readonly how:
    | {
        readonly kind: 'status';
        readonly status: number;
        /** The code in the error's details. */
        readonly code?: string;
        readonly headers?: Readonly<Record<string, string>>;
      }
    /** Send this body instead of the response. */
    | {
        readonly kind: 'body';
        readonly body: string;
        /** 200 if absent. */
        readonly status?: number;
        readonly headers?: Readonly<Record<string, string>>;
      }
    | { readonly kind: 'hang' }
    | { readonly kind: 'cut' }
    /** Replace some fields of the response. */
    | { readonly kind: 'patch'; readonly patch: KqlRow; readonly headers?: Readonly<Record<string, string>> }
    /** Make a page of a query contradict itself or the others. */
    | { readonly kind: 'page'; readonly flaw: PageFlaw };
}

export type PageFlaw =
  /** `resultTruncated`, and no further page. */
  | 'truncated'
  /** One row more than there are. */
  | 'wrong-total'
  /** The first row again, with another compliance state, instead of the last one. */
  | 'duplicate'
  /** The skip token that leads to this page. */
  | 'repeated-token';

/** `query`: a query of all configurations. `subscriptions`: any other query, such as the list of subscriptions. `resource`: `GET` of a resource. */
export type AzureEndpoint = 'query' | 'subscriptions' | 'resource' | 'token' | 'id-token' | 'metadata' | 'discovery';

/** A completed or aborted request. */
export interface AzureRequestRecord {
  readonly endpoint: AzureEndpoint;
  readonly path: string;
  /** 0 if the connection ended before the whole response was sent. */
  readonly status: number;
  /** The body, parsed as JSON or as a form. */
  readonly body: KqlRow;
  readonly headers: Readonly<Record<string, string>>;
}
