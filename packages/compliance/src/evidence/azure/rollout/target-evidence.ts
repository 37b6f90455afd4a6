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
  /** The artifacts that were published of the expected commit; `undefined` if there are none. */
  readonly artifacts?: PublishedArtifacts | undefined;
}

/** The OCI artifacts that a commit was published as. They do not name the commit, so each is recognized by its digest. */
export interface PublishedArtifacts {
  readonly commit: string;
  /** `sha256:…`, by deployment target. */
  readonly digests: ReadonlyMap<string, string>;
}

/** What an object has to name instead of a commit. */
interface ExpectedArtifact {
  readonly commit: string;
  readonly digest: string;
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
    const expected = findExpectedArtifact(deploymentTarget, options);
    const judged = [
      ...roots.map((object) => findRootFacts(object, expected)),
      ...unclear.map(({ label }) => [noApplier(label)]),
      ...listApplied(roots, index, options).map(findChildFacts),
    ];
    const proof = roots.length > 0 ? findProofGaps(roots) : [];
    const isReported = roots.length + unclear.length > 0;
    return { deploymentTarget, isReported, facts: [...sortFacts(judged), ...proof, ...gaps] };
  });
}

function findExpectedArtifact(
  deploymentTarget: string,
  { artifacts }: TargetEvidenceOptions,
): ExpectedArtifact | undefined {
  const digest = artifacts?.digests.get(deploymentTarget);
  return artifacts === undefined || digest === undefined ? undefined : { commit: artifacts.commit, digest };
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

function findRootFacts(object: StatusObject, expected: ExpectedArtifact | undefined): readonly Fact[] {
  switch (object.kind) {
    case 'GitRepository':
      return [...findObjectFacts(object), ...findStoredRevisions(object)];
    case 'OCIRepository':
      return [...findObjectFacts(object), ...findStoredArtifacts(object, expected)];
    case 'Kustomization':
      return findAppliedFacts(object, expected);
    default:
      return findChildFacts(object);
  }
}

/** A Kustomization with an OCI repository applies an artifact instead of a commit. */
function findAppliedFacts(object: StatusObject, expected: ExpectedArtifact | undefined): readonly Fact[] {
  const { label } = object;
  const artifacts = listMessages(object, 'Ready').flatMap((message) => parseArtifact(APPLIED_ARTIFACT, message) ?? []);
  if (artifacts.length === 0) return findKustomizationFacts(object);
  const facts = artifacts.map(({ revision, digest }): Fact => {
    if (expected === undefined)
      return {
        kind: 'missing',
        object: label,
        detail: `has applied the artifact ${revision}, which does not name a commit`,
      };
    if (digest === expected.digest) return createArtifactRevision('applied', label, expected);
    // Which one is newer is unknown.
    return {
      kind: 'not-ready',
      object: label,
      detail: `has applied another artifact than the expected one: ${revision}`,
    };
  });
  return [...findObjectFacts(object), ...facts];
}

function findStoredArtifacts(object: StatusObject, expected: ExpectedArtifact | undefined): readonly Fact[] {
  return listMessages(object, 'Ready').flatMap((message) => {
    const isExpected = expected !== undefined && parseArtifact(STORED_ARTIFACT, message)?.digest === expected.digest;
    return isExpected ? createArtifactRevision('fetched', object.label, expected) : [];
  });
}

/** An artifact proves the commit that it was published of, and no branch. */
function createArtifactRevision(role: 'fetched' | 'applied', object: string, { commit }: ExpectedArtifact): Fact {
  return { kind: 'revision', role, object, commit, branch: undefined };
}

/** The messages of the conditions of this type that hold. */
function listMessages({ conditions = [] }: StatusObject, wanted: string): readonly string[] {
  return conditions.flatMap(({ type, status, message }) => (type === wanted && status === 'True' ? message : []));
}

/** The revision of an OCI artifact, `latest@sha256:…` (fluxcd/source-controller, `internal/controller/ocirepository_controller.go`, read 2026-11-30). */
const APPLIED_ARTIFACT = /^Applied revision: ((?:.*@)?(sha256:[0-9a-f]{64}))$/;
const STORED_ARTIFACT = /^stored artifact for digest '((?:.*@)?(sha256:[0-9a-f]{64}))'$/;

function parseArtifact(format: RegExp, message: string) {
  const [, revision, digest] = format.exec(message) ?? [];
  return revision === undefined || digest === undefined ? undefined : { revision: formatReported(revision), digest };
}

/**
 * Finds what a Git repository has stored; `Ready` may report a failure of the next fetch instead. A message of another form is not missed, since only what
 * is applied proves a commit. (fluxcd/source-controller, `internal/controller/gitrepository_controller.go`, and before version 0.21 `Fetched revision: …`;
 * read 2026-11-30.)
 */
function findStoredRevisions(object: StatusObject): readonly Fact[] {
  const stored = listMessages(object, 'ArtifactInStorage');
  return (stored.length > 0 ? stored : listMessages(object, 'Ready')).flatMap((message): Fact[] => {
    const [, text = ''] = STORED.exec(message) ?? [];
    const revision = parseSyncedRevision(text);
    return revision === undefined ? [] : [{ kind: 'revision', role: 'fetched', object: object.label, ...revision }];
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
