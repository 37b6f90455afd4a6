import type { KqlRow } from './kql/evaluate.ts';

/** What there is in an Azure on loopback, and how it behaves over time. Plain JSON. */
export interface AzureScenario {
  readonly subscriptions: readonly AzureSubscription[];
  readonly identities: readonly AzureIdentity[];
  /** Rows of the table `resources`. */
  readonly clusters?: readonly KqlRow[];
  /** Rows of the table `kubernetesconfigurationresources`, as they change. */
  readonly configurations?: readonly ScriptedRow[];
  /** How many queries are answered in any window of so many seconds; without it, 1,000 in 5 s. */
  readonly quota?: { readonly queries: number; readonly seconds: number };
  /** How long a token is good for, by Azure's clock; without it, an hour. */
  readonly tokenSeconds?: number;
  /** How long a token says that it is good for, when that differs. */
  readonly claimedTokenSeconds?: number;
  readonly faults?: readonly AzureFault[];
}

export interface AzureSubscription {
  readonly id: string;
  /** The management groups above it. */
  readonly managementGroups?: readonly string[];
}

/** A service principal, by whatever it can sign in with. */
export interface AzureIdentity {
  readonly clientId: string;
  readonly secret?: string;
  /** In PEM. */
  readonly certificate?: string;
  /** The subject of the workflow's tokens that it trusts: `repo:contoso/control-plane:ref:refs/heads/main`; there can be several. */
  readonly federatedSubject?: string | readonly string[];
  /** Whether the Azure CLI is signed in as it. */
  readonly cli?: boolean;
  /** The subscriptions where it has a role. */
  readonly reads: readonly string[];
}

/** A row and what becomes of it: the last state that has begun is the one that Azure shows. */
export interface ScriptedRow {
  readonly row: KqlRow;
  readonly states?: readonly RowState[];
}

export interface RowState {
  /** When it begins: so many seconds after the start, by Azure's clock, or at that reading of the configurations, the first being 1. */
  readonly from: { readonly seconds: number } | { readonly poll: number };
  /** Azure does not show the row at all. */
  readonly absent?: boolean;
  /** What is different in its `properties`. */
  readonly properties?: KqlRow;
}

export interface AzureFault {
  readonly on: AzureEndpoint;
  /** How many requests pass before it; without it, none. */
  readonly after?: number;
  /** How many requests it meets; without it, one. */
  readonly times?: number;
  readonly how:
    | {
        readonly kind: 'status';
        readonly status: number;
        /** The code in the details of the error. */
        readonly code?: string;
        readonly headers?: Readonly<Record<string, string>>;
      }
    /** What is sent instead of the answer. */
    | { readonly kind: 'body'; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
    | { readonly kind: 'hang' }
    | { readonly kind: 'cut' }
    /** A part of the answer's fields is replaced. */
    | { readonly kind: 'patch'; readonly patch: KqlRow; readonly headers?: Readonly<Record<string, string>> };
}

/** `query`: the configurations; `subscriptions`: which subscriptions there are. */
export type AzureEndpoint = 'query' | 'subscriptions' | 'token' | 'id-token' | 'metadata' | 'discovery';

/** A request that was answered or given up. */
export interface AzureRequestRecord {
  readonly endpoint: AzureEndpoint;
  readonly path: string;
  /** 0: given up. */
  readonly status: number;
  /** The body, read as JSON or as a form. */
  readonly body: KqlRow;
  readonly headers: Readonly<Record<string, string>>;
}
