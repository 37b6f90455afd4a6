/** What a request does: list refs, fetch, or push. */
export type GitRequestKind = 'info-refs' | 'upload-pack' | 'receive-pack';

/** A fault to inject into requests of one kind. */
export interface GitServerFault {
  readonly on: GitRequestKind;
  /** The number of such requests to let through first; 0 if absent. */
  readonly after?: number;
  /** The number of requests to inject it into; 1 if absent. */
  readonly times?: number;
  readonly how:
    | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
    /** Respond late. */
    | { readonly kind: 'delay'; readonly ms: number }
    /** Never respond. */
    | { readonly kind: 'hang' }
    /** Close the connection before the response (share 0) or within its body. */
    | { readonly kind: 'cut'; readonly share: number }
    /** Send this share of the response body, then nothing more. */
    | { readonly kind: 'stall'; readonly share: number };
}

/** How to serve one repository. */
export interface RepositoryRules {
  /** Makes the repository private: requests need this token as the password of Basic authentication. */
  readonly token?: string;
  /** Redirects every request to this URL with the rest of the path appended. */
  readonly redirectTo?: string;
  /** Supports only protocol version 0, which serves no commits but those that refs point at. */
  readonly protocolV0Only?: boolean;
  readonly faults?: readonly GitServerFault[];
}

export interface GitRequestRecord {
  readonly method: string;
  /** `owner/name.git`. */
  readonly repository: string;
  readonly service: GitRequestKind;
  readonly authorization?: string;
  /** 0 if the connection ended before the whole response was sent. */
  readonly status: number;
  /** The number of requests in flight when this one arrived, itself included. */
  readonly inFlight: number;
}
