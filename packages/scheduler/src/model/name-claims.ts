import type { WorkloadRegistration } from '../resources/resource.ts';

/** Whose names are, as the GitOps branch records it: the registration by the name of a workload or of a deployment target. */
export interface RecordedOwners {
  readonly workloads: ReadonlyMap<string, string>;
  readonly targets: ReadonlyMap<string, string>;
}

/** What decides whose a name is, if several registrations claim it. */
export interface ClaimContext {
  /** `undefined` if the branch has no record, or if it was not read. */
  readonly recorded: RecordedOwners | undefined;
  /** Names of the registrations whose repository cannot be read in full: what they claim is not known. */
  readonly unreadable: ReadonlySet<string>;
}

/** Something that claims a name. `registration` is `undefined` for the control plane itself. */
export interface NameClaim {
  readonly registration: WorkloadRegistration | undefined;
}

export type ClaimDecision<C extends NameClaim> =
  /** The others must not have the name. */
  | { readonly kind: 'owned'; readonly owner: C; readonly others: readonly C[] }
  /** It is not known who had it: none of them gets it. */
  | { readonly kind: 'contested'; readonly claims: readonly C[] }
  /** It was published for a registration that cannot be read now: it keeps the name. */
  | { readonly kind: 'kept'; readonly owner: string; readonly others: readonly C[] };

/**
 * Decides whose a name is. The control plane's own names are its own. Otherwise the recorded owner keeps a name, so that no registration can take the place
 * of another one.
 *
 * @param claims at least one, of different registrations
 * @param recordedOwner the registration that the name was published for
 */
export function decideClaims<C extends NameClaim>(
  claims: readonly C[],
  recordedOwner: string | undefined,
  { unreadable }: ClaimContext,
): ClaimDecision<C> {
  const own = (owner: C): ClaimDecision<C> => {
    return { kind: 'owned', owner, others: claims.filter((claim) => claim !== owner) };
  };
  const platform = claims.find(({ registration }) => registration === undefined);
  if (platform) return own(platform);
  const recorded = claims.find(({ registration }) => registration?.name === recordedOwner);
  if (recorded) return own(recorded);
  if (recordedOwner !== undefined && unreadable.has(recordedOwner)) {
    return { kind: 'kept', owner: recordedOwner, others: claims };
  }
  const [first, ...rest] = claims;
  return first && rest.length === 0 ? own(first) : { kind: 'contested', claims };
}

/** `registration app`, or `the control plane`. */
export function describeClaimant({ registration }: NameClaim): string {
  return registration ? `registration ${registration.name}` : 'the control plane';
}

/** The owner of a diagnostic about something that a registration declares. */
export function ownedBy(registration: WorkloadRegistration | undefined): { readonly registration?: string } {
  return registration ? { registration: registration.name } : {};
}
