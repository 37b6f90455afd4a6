import type { WorkloadRegistration } from '../resources/resource.ts';

/** A folder of the GitOps branch that belongs to a registration. */
export interface RecordedAssignment {
  readonly registration: string;
  readonly workload: string;
  readonly deploymentTarget: string;
  readonly clusterType: string;
  readonly namespace?: string;
}

/** Whose names are, as the GitOps branch records it. */
export interface RecordedOwners {
  /** The registrations that have published a workload or a deployment target of that name: one, unless records contradict each other. */
  readonly workloads: ReadonlyMap<string, ReadonlySet<string>>;
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
  /** By `<cluster type>/<namespace>`. */
  readonly namespaces: ReadonlyMap<string, readonly RecordedAssignment[]>;
}

export function toRecordedOwners(assignments: readonly RecordedAssignment[]): RecordedOwners {
  const ownersBy = (nameOf: (assignment: RecordedAssignment) => string) =>
    new Map(
      [...Map.groupBy(assignments, nameOf)].map(([name, group]) => {
        return [name, new Set(group.map(({ registration }) => registration))];
      }),
    );
  return {
    workloads: ownersBy(({ workload }) => workload),
    targets: ownersBy(({ deploymentTarget }) => deploymentTarget),
    namespaces: Map.groupBy(
      assignments.filter(({ namespace }) => namespace !== undefined),
      ({ clusterType, namespace }) => `${clusterType}/${namespace}`,
    ),
  };
}

/** What decides whose a name is, if several registrations claim it. */
export interface ClaimContext {
  /** `undefined` if the branch has no record, or if it was not read. */
  readonly recorded: RecordedOwners | undefined;
  /** Names of the registrations with errors: what they claim may not be known. */
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
 * @param recordedOwners the registrations that the name was published for
 */
export function decideClaims<C extends NameClaim>(
  claims: readonly C[],
  recordedOwners: ReadonlySet<string> | undefined,
  { unreadable }: ClaimContext,
): ClaimDecision<C> {
  const own = (owner: C): ClaimDecision<C> => {
    return { kind: 'owned', owner, others: claims.filter((claim) => claim !== owner) };
  };
  const platform = claims.find(({ registration }) => registration === undefined);
  if (platform) return own(platform);
  const isClaimed = (owner: string) => claims.some(({ registration }) => registration?.name === owner);
  const absent = [...(recordedOwners ?? [])].find((owner) => unreadable.has(owner) && !isClaimed(owner));
  if (absent !== undefined) return { kind: 'kept', owner: absent, others: claims };
  const [recorded, ...others] = claims.filter(({ registration }) => recordedOwners?.has(registration?.name ?? ''));
  if (recorded && others.length === 0) return own(recorded);
  const [first, ...rest] = claims;
  return first && rest.length === 0 ? own(first) : { kind: 'contested', claims };
}

/** `registration app`, or `the control plane`. */
export function describeClaimant({ registration }: NameClaim): string {
  return registration ? `registration ${registration.name}` : 'the control plane';
}
