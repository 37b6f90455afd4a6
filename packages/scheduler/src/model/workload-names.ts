import { type Diagnostic, ownedBy, type Position } from '@kalypso-actions/diagnostics';
import type { StandaloneTarget, Workload } from '../resources/resource.ts';
import { compareNames } from './combine-resources.ts';
import type { RegisteredWorkload, WorkloadSource } from './model.ts';
import { type ClaimContext, type ClaimDecision, decideClaims, describeClaimant } from './name-claims.ts';

const HINT = 'Workload names have to be unique across all registrations: rename one of them.';

interface DeclaredWorkload extends RegisteredWorkload {
  readonly source: WorkloadSource;
}

/** The workloads of all sources, each name once, and the source of each. */
export interface CollectedWorkloads {
  /** Sorted by name. */
  readonly workloads: readonly RegisteredWorkload[];
  /** By name. */
  readonly sources: ReadonlyMap<string, WorkloadSource>;
}

/** Collects every workload once. Of a contested name, the first source's is kept, so that reports can name its targets; it is an error all the same. */
export function collectWorkloads(
  sources: readonly WorkloadSource[],
  context: ClaimContext,
  diagnostics: Diagnostic[],
): CollectedWorkloads {
  const declared = sources.flatMap((source) =>
    source.resources.flatMap((resource): DeclaredWorkload[] => {
      return resource.kind === 'Workload' ? [{ workload: resource, registration: source.registration, source }] : [];
    }),
  );
  const kept = [...Map.groupBy(declared, ({ workload }) => workload.name)].flatMap(([name, claims]) => {
    const decision = decideClaims(claims, context.recorded?.workloads.get(name), context);
    diagnostics.push(...reportClaims(decision));
    return (decision.kind === 'owned' ? decision.owner : claims[0]) ?? [];
  });
  return {
    workloads: kept
      .map(({ workload, registration }) => ({ workload, registration }))
      .sort((a, b) => compareNames(a.workload, b.workload)),
    sources: new Map(kept.map(({ workload, source }) => [workload.name, source])),
  };
}

function reportClaims(decision: ClaimDecision<DeclaredWorkload>): Diagnostic[] {
  if (decision.kind === 'kept') {
    return decision.others.map(({ workload, registration }) => ({
      ...describeKeptName('workload', workload.name, decision.owner, locateName(workload)),
      subject: { kind: workload.kind, name: workload.name },
      ...ownedBy(registration?.name),
    }));
  }
  const losers = decision.kind === 'owned' ? decision.others : decision.claims;
  return losers.map((claim) => {
    const other = decision.kind === 'owned' ? decision.owner : losers.find((each) => each !== claim);
    return createDuplicateError(claim, other ?? claim);
  });
}

function createDuplicateError({ workload, registration }: DeclaredWorkload, other: DeclaredWorkload): Diagnostic {
  const [at, otherAt] = [locateName(workload), locateName(other.workload)];
  const isSameFile = at.source === otherAt.source && at.file === otherAt.file;
  return {
    code: 'duplicate-workload',
    severity: 'error',
    message: `duplicate workload ${workload.name}: ${describeClaimant(other)} defines it, too`,
    at,
    hint: isSameFile ? 'Both registrations read this file: remove one of them, or give it another `path`.' : HINT,
    related: [{ message: 'also defined here', at: otherAt }],
    subject: { kind: 'Workload', name: workload.name },
    ...ownedBy(registration?.name),
  };
}

/**
 * Describes a name that stays with the registration that it was published for, because its repository cannot be read.
 *
 * @param what what has the name: `workload`, `deployment target`
 */
export function describeKeptName(what: string, name: string, owner: string, at: Position): Diagnostic {
  return {
    code: 'name-taken',
    severity: 'error',
    message: `${what} ${name} is published for registration ${owner}, whose repository has errors`,
    at,
    hint: `Choose another name, or wait until registration ${owner} is fixed or removed.`,
  };
}

function locateName({ locate }: Workload | StandaloneTarget): Position {
  return locate('metadata', 'name');
}
