import { isJsonObject } from '@kalypso-actions/azure';
import type { Fact } from '../../reconciler-report.ts';
import type { StateExplanation } from './configuration-facts.ts';
import { formatReported, isAbsent } from './reported-value.ts';
import {
  findChildFacts,
  findKustomizationFacts,
  findObjectFacts,
  formatObjectLabel,
  isUnjudged,
  isWaitingObject,
  parseStatusObject,
  type StatusObject,
} from './status-object.ts';

/** Which objects of a configuration have to be compliant: `declared` leaves out what its Kustomizations apply. */
export type JudgedChildren = 'all' | 'declared';

export interface StatusFactsOptions {
  readonly children: JudgedChildren;
  /** Whether a suspended object that the configuration did not create itself is left out. */
  readonly ignoreSuspended: boolean;
}

/** The fields of a configuration that identify its own objects. */
export interface ConfigurationIdentity {
  readonly name: string;
  readonly namespace: string;
}

/** The fields of a row that describe the objects of a configuration; not validated. */
export interface StatusFields {
  readonly kustomizations?: unknown;
  readonly statuses?: unknown;
}

/** What the objects of a configuration report, and what their states explain. */
export interface StatusFacts extends StateExplanation {
  readonly facts: readonly Fact[];
}

/**
 * Finds what the objects of a configuration report: its own Kustomizations and Git repository, and everything that these apply.
 *
 * Azure prefixes the names of a configuration's Kustomizations with the configuration's name, and gives the Git repository that name.
 */
export function findStatusFacts(
  { kustomizations, statuses }: StatusFields,
  identity: ConfigurationIdentity,
  options: StatusFactsOptions,
): StatusFacts {
  const declared = listOwnKustomizations(kustomizations, identity);
  const { objects, facts } = parseStatuses(statuses);
  const judged = objects.map((object) => judgeObject(object, identity, declared, options));
  const reported = new Set(judged.flatMap(({ own }) => own ?? []));
  const found = [
    ...findDeclarationFacts(kustomizations),
    // The order of the objects has no meaning, and Azure may change it.
    ...sortFacts(judged),
    ...[...declared].filter((name) => !reported.has(name)).map((name) => findUnreportedFact(name, identity)),
    ...facts,
  ];
  const isHealthy = found.every(({ kind }) => kind === 'revision');
  const failing = judged.filter(({ object, isLeftOut }) => !isLeftOut && object.complianceState === 'Non-Compliant');
  return {
    facts: found,
    // Without a status of the source, a combined state may be the source's own.
    leftOutStates: listStates(
      objects.some((object) => isOwnSource(object, identity))
        ? judged.filter(({ isLeftOut }) => isLeftOut).map(({ object }) => object)
        : [],
    ),
    unjudgedStates: listStates(isHealthy ? objects.filter(isUnjudged) : []),
    isWaiting: failing.length > 0 && failing.every(({ object }) => isWaitingObject(object)),
  };
}

function listStates(objects: readonly StatusObject[]): ReadonlySet<unknown> {
  return new Set(objects.map(({ complianceState }) => complianceState));
}

/** Whether a configuration declares a Kustomization that does not wait for the health of what it applies; by default, it waits. */
export function hasUnwatchedKustomization(kustomizations: unknown): boolean {
  if (!isJsonObject(kustomizations)) return false;
  return Object.values(kustomizations).some(
    (value) => isJsonObject(value) && !isAbsent(value.wait) && value.wait !== true,
  );
}

/** Whether a configuration is compliant, and all of its objects are, but none of them has a condition. */
export function lacksConditions({
  statuses,
  complianceState,
}: StatusFields & { readonly complianceState?: unknown }): boolean {
  if (complianceState !== 'Compliant' || !Array.isArray(statuses) || statuses.length === 0) return false;
  const objects = statuses.map(parseStatusObject);
  return objects.every((object) => object?.complianceState === 'Compliant' && object.conditions?.length === 0);
}

interface JudgedObject {
  readonly object: StatusObject;
  readonly facts: readonly Fact[];
  /** The name, if it is a Kustomization of the configuration itself. */
  readonly own: string | undefined;
  readonly isLeftOut: boolean;
}

function judgeObject(
  object: StatusObject,
  identity: ConfigurationIdentity,
  declared: ReadonlySet<string>,
  { children, ignoreSuspended }: StatusFactsOptions,
): JudgedObject {
  const name = object.name.toLowerCase();
  const isOwnNamespace = isInOwnNamespace(object, identity);
  const judged = { object, own: undefined, isLeftOut: false };
  if (isOwnNamespace && object.kind === 'Kustomization' && (declared.has(name) || isLikeOwn(object, identity)))
    return { ...judged, own: name, facts: findKustomizationFacts(object) };
  if (isOwnSource(object, identity)) return { ...judged, facts: findObjectFacts(object) };
  if (children === 'declared' || (ignoreSuspended && object.complianceState === 'Suspended'))
    return { ...judged, facts: [], isLeftOut: true };
  return { ...judged, facts: findChildFacts(object) };
}

/** Whether an object, or a reference to one, is in the namespace of the configuration. */
export function isInOwnNamespace(
  { namespace }: { readonly namespace: string },
  identity: ConfigurationIdentity,
): boolean {
  return namespace === '' || namespace === identity.namespace;
}

/** Whether an object is the Git repository of the configuration itself. */
export function isOwnSource(object: StatusObject, identity: ConfigurationIdentity): boolean {
  const isNamesake = object.name.toLowerCase() === identity.name.toLowerCase();
  return object.kind === 'GitRepository' && isNamesake && isInOwnNamespace(object, identity);
}

/** Whether a Kustomization has a name of the configuration's own, although none is declared: then its declaration is missing, or it is being deleted. */
function isLikeOwn({ name, isAppliedByOther }: StatusObject, identity: ConfigurationIdentity): boolean {
  return !isAppliedByOther && name.toLowerCase().startsWith(toOwnName(identity, ''));
}

/** The configuration's own Kustomizations come first, since what they report usually explains the rest. */
function sortFacts(judged: readonly JudgedObject[]): readonly Fact[] {
  return judged
    .filter(({ facts }) => facts.length > 0)
    .map(({ own, facts }) => ({ facts, key: `${own === undefined ? 1 : 0} ${JSON.stringify(facts)}` }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .flatMap(({ facts }) => facts);
}

/** Lists the names of the Kustomizations that a configuration declares, in lower case. */
export function listOwnKustomizations(kustomizations: unknown, identity: ConfigurationIdentity): ReadonlySet<string> {
  return new Set(listDeclared(kustomizations).map((key) => toOwnName(identity, key)));
}

function listDeclared(kustomizations: unknown): readonly string[] {
  return isJsonObject(kustomizations) ? Object.keys(kustomizations) : [];
}

export function findDeclarationFacts(kustomizations: unknown): readonly Fact[] {
  if (listDeclared(kustomizations).length === 0)
    return [{ kind: 'missing', object: 'it', detail: 'declares no kustomization' }];
  return Object.entries(kustomizations ?? {}).flatMap(([key, value]): Fact[] => {
    if (isJsonObject(value)) return [];
    const detail = `declares the kustomization ${formatReported(key)} in an undocumented form: ${formatReported(value)}`;
    return [{ kind: 'unrecognized', object: 'it', detail }];
  });
}

export function findUnreportedFact(name: string, { namespace }: ConfigurationIdentity): Fact {
  const object = formatObjectLabel({ kind: 'Kustomization', namespace, name });
  return { kind: 'missing', object, detail: 'is declared, but its status is not reported' };
}

/** In lower case, as all names in a cluster. */
function toOwnName({ name }: ConfigurationIdentity, key: string): string {
  return `${name}-${key}`.toLowerCase();
}

/** Parses `statuses`, with facts about what cannot be read of them. */
export function parseStatuses(statuses: unknown): {
  readonly objects: StatusObject[];
  readonly facts: readonly Fact[];
} {
  if (isAbsent(statuses)) return { objects: [], facts: [noStatuses()] };
  if (!Array.isArray(statuses)) {
    const detail = `reports statuses in an undocumented form: ${formatReported(statuses)}`;
    return { objects: [], facts: [{ kind: 'unrecognized', object: 'it', detail }] };
  }
  if (statuses.length === 0) return { objects: [], facts: [noStatuses()] };
  const objects = statuses.flatMap((status) => parseStatusObject(status) ?? []);
  if (objects.length === statuses.length) return { objects, facts: [] };
  const detail = 'reports the status of an object in an undocumented form, or without its kind and name';
  return { objects, facts: [{ kind: 'unrecognized', object: 'it', detail }] };
}

function noStatuses(): Fact {
  return { kind: 'missing', object: 'it', detail: 'reports no statuses of its objects' };
}
