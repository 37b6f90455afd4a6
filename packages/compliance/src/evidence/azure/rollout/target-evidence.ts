import type { Fact, TargetEvidence } from '../../reconciler-report.ts';
import { formatReported } from '../configuration/reported-value.ts';
import {
  type ConfigurationIdentity,
  findDeclarationFacts,
  findUnreportedFact,
  isInOwnNamespace,
  isOwnSource,
  listOwnKustomizations,
  parseStatuses,
  type StatusFactsOptions,
  type StatusFields,
} from '../configuration/status-facts.ts';
import {
  findChildFacts,
  findKustomizationFacts,
  findObjectFacts,
  formatObjectLabel,
  type StatusObject,
} from '../configuration/status-object.ts';
import { parseSyncedRevision } from '../configuration/synced-revision.ts';

export interface TargetEvidenceOptions extends StatusFactsOptions {
  readonly deploymentTargets: readonly string[];
}

/** The objects of a configuration, as the rollouts of deployment targets need them. */
interface ObjectIndex {
  readonly byName: ReadonlyMap<string, readonly StatusObject[]>;
  /** By the namespace and the name of the Kustomization that has applied them. */
  readonly byApplier: ReadonlyMap<string, readonly StatusObject[]>;
}

/**
 * Finds what a configuration reports of deployment targets: of the objects with the name of the target that one of its own Kustomizations has applied, in any
 * namespace, and of what they have applied. An object that something else has applied does not belong to the target: an application could have created it.
 *
 * Without a gap in what the configuration reports, a target that has no such object is left out. With one, it may have the target.
 */
export function findTargetEvidence(
  { kustomizations, statuses }: StatusFields,
  identity: ConfigurationIdentity,
  options: TargetEvidenceOptions,
): readonly TargetEvidence[] {
  const own = listOwnKustomizations(kustomizations, identity);
  const { objects, facts } = parseStatuses(statuses);
  const isOwn = (object: StatusObject) => isOwnObject(object, own, identity);
  const reported = new Set(objects.filter(isOwn).map(({ name }) => name.toLowerCase()));
  const unreported = [...own].filter((name) => !reported.has(name));
  const gaps = [
    ...findDeclarationFacts(kustomizations),
    ...unreported.map((name) => findUnreportedFact(name, identity)),
    ...facts,
  ];
  const index = indexObjects(objects);
  return options.deploymentTargets.flatMap((deploymentTarget) => {
    const namesakes = (index.byName.get(deploymentTarget.toLowerCase()) ?? []).filter((object) => !isOwn(object));
    const roots = namesakes.filter((object) => isAppliedByOwn(object, own, identity) === true);
    const unclear = namesakes.filter((object) => isAppliedByOwn(object, own, identity) === undefined);
    if (roots.length + unclear.length + gaps.length === 0) return [];
    const judged = [
      ...roots.map(findRootFacts),
      ...unclear.map(({ label }) => [noApplier(label)]),
      ...listApplied(roots, index, options).map(findChildFacts),
    ];
    const proof = roots.length > 0 ? findProofGaps(roots) : [];
    const isReported = roots.length + unclear.length > 0;
    return { deploymentTarget, isReported, facts: [...sortFacts(judged), ...proof, ...gaps] };
  });
}

/** Whether an object is the Git repository or one of the Kustomizations of the configuration itself. */
function isOwnObject(object: StatusObject, own: ReadonlySet<string>, identity: ConfigurationIdentity): boolean {
  if (isOwnSource(object, identity)) return true;
  return object.kind === 'Kustomization' && own.has(object.name.toLowerCase()) && isInOwnNamespace(object, identity);
}

/** Whether one of the Kustomizations of the configuration itself has applied an object; `undefined` if that is not reported. */
function isAppliedByOwn(
  { appliedBy }: StatusObject,
  own: ReadonlySet<string>,
  { namespace }: ConfigurationIdentity,
): boolean | undefined {
  if (appliedBy === undefined || appliedBy.namespace === '') return undefined;
  return own.has(appliedBy.name.toLowerCase()) && appliedBy.namespace === namespace;
}

function indexObjects(objects: readonly StatusObject[]): ObjectIndex {
  return {
    byName: Map.groupBy(objects, ({ name }) => name.toLowerCase()),
    byApplier: Map.groupBy(
      objects.filter(({ appliedBy }) => appliedBy !== undefined),
      ({ appliedBy, namespace }) =>
        toKey({ name: appliedBy?.name ?? '', namespace: appliedBy?.namespace || namespace }),
    ),
  };
}

function toKey({ name, namespace }: Pick<StatusObject, 'name' | 'namespace'>): string {
  return `${namespace}/${name}`.toLowerCase();
}

/** Lists what the Kustomizations among these objects have applied, and what those among that have. */
function listApplied(
  roots: readonly StatusObject[],
  { byApplier }: ObjectIndex,
  { children, ignoreSuspended }: TargetEvidenceOptions,
): readonly StatusObject[] {
  if (children === 'declared') return [];
  const found = new Set(roots);
  // The set grows while it is read.
  for (const object of found)
    if (object.kind === 'Kustomization') for (const applied of byApplier.get(toKey(object)) ?? []) found.add(applied);
  const applied = [...found].filter((object) => !roots.includes(object));
  return ignoreSuspended ? applied.filter(({ complianceState }) => complianceState !== 'Suspended') : applied;
}

function findRootFacts(object: StatusObject): readonly Fact[] {
  const { kind, label } = object;
  if (kind === 'GitRepository') return [...findObjectFacts(object), ...findStoredRevisions(object)];
  if (kind !== 'Kustomization') return findChildFacts(object);
  const artifact = findArtifact(object);
  if (artifact === undefined) return findKustomizationFacts(object);
  const detail = `has applied the artifact ${artifact}, which does not name a commit`;
  return [...findObjectFacts(object), { kind: 'missing', object: label, detail }];
}

/** The revision of an OCI artifact that a Kustomization has applied: `latest@sha256:…`. Escaped for messages. */
function findArtifact({ conditions = [] }: StatusObject): string | undefined {
  const messages = conditions.flatMap(({ type, status, message }) =>
    type === 'Ready' && status === 'True' ? message : [],
  );
  const [, revision] = messages.map((message) => ARTIFACT.exec(message)).find((match) => match !== null) ?? [];
  return revision === undefined ? undefined : formatReported(revision);
}

const ARTIFACT = /^Applied revision: (.*sha256:[0-9a-f]{64})$/;

/**
 * Finds what a Git repository has stored; `Ready` may report a failure of the next fetch instead. A message of another form is not missed, since only what
 * is applied proves a commit. (fluxcd/source-controller, `internal/controller/gitrepository_controller.go`, and before version 0.21 `Fetched revision: …`;
 * read 2026-11-30.)
 */
function findStoredRevisions({ label, conditions = [] }: StatusObject): readonly Fact[] {
  const messages = (wanted: string) =>
    conditions.flatMap(({ type, status, message }) => (type === wanted && status === 'True' ? message : []));
  const stored = messages('ArtifactInStorage');
  return (stored.length > 0 ? stored : messages('Ready')).flatMap((message): Fact[] => {
    const [, text = ''] = STORED.exec(message) ?? [];
    const revision = parseSyncedRevision(text);
    return revision === undefined ? [] : [{ kind: 'revision', role: 'fetched', object: label, ...revision }];
  });
}

const STORED = /^(?:stored artifact for revision|Fetched revision:) '?([^']+)'?$/i;

/** Only a Kustomization reports which commit it has applied: a Helm release reports the version of a chart. */
function findProofGaps(roots: readonly StatusObject[]): readonly Fact[] {
  if (roots.some(({ kind }) => kind === 'Kustomization')) return [];
  const release = roots.find(({ kind }) => kind === 'HelmRelease');
  if (release !== undefined)
    return [{ kind: 'missing', object: release.label, detail: 'reports a chart and not which commit it has applied' }];
  const [{ name, namespace } = { name: '', namespace: '' }] = roots;
  const object = formatObjectLabel({ kind: 'Kustomization', name, namespace });
  return [{ kind: 'missing', object, detail: 'is not reported, but other objects of its name are' }];
}

function noApplier(label: string): Fact {
  return { kind: 'missing', object: label, detail: 'does not report which Kustomization has applied it' };
}

/** The order of the objects has no meaning, and Azure may change it. */
function sortFacts(judged: readonly (readonly Fact[])[]): readonly Fact[] {
  return judged
    .filter((facts) => facts.length > 0)
    .map((facts) => ({ facts, key: JSON.stringify(facts) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .flatMap(({ facts }) => facts);
}
