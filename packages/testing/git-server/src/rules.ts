/** What a request is for: the list of references, fetching, pushing. */
export type GitRequestKind = 'info-refs' | 'upload-pack' | 'receive-pack';

/** A way to go wrong, used up by the requests that it befalls. */
export interface GitServerFault {
  readonly on: GitRequestKind;
  /** How many requests of that kind are let through first; none when absent. */
  readonly after?: number;
  /** How many requests it befalls; one when absent. */
  readonly times?: number;
  readonly how:
    | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
    /** Answer, but late. */
    | { readonly kind: 'delay'; readonly ms: number }
    /** Never answer. */
    | { readonly kind: 'hang' }
    /** Close the connection before the answer (share 0) or within its body. */
    | { readonly kind: 'cut'; readonly share: number }
    /** Send that share of the answer's body, then nothing more. */
    | { readonly kind: 'stall'; readonly share: number };
}

/** How one repository is served. */
export interface RepositoryRules {
  /** With a token the repository is private: requests need it as the password of Basic authentication. */
  readonly token?: string;
  /** Every request is led to this address instead, the rest of the path appended. */
  readonly redirectTo?: string;
  /** Speak only protocol 0, which gives out no commit that no branch points at. */
  readonly protocolV0Only?: boolean;
  readonly faults?: readonly GitServerFault[];
}

export interface GitRequestRecord {
  readonly method: string;
  /** `owner/name.git`. */
  readonly repository: string;
  readonly service: GitRequestKind;
  readonly authorization?: string;
  readonly status: number;
  /** How many requests were under way when this one came, itself included. */
  readonly inFlight: number;
}
