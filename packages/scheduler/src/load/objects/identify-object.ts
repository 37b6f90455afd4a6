import { type Diagnostic, findNearest, quote } from '@kalypso-actions/diagnostics';
import { findOffset, getChild, getChildText, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION, type ResourceKind } from '../../resources/resource.ts';
import { KALYPSO_KINDS, WORKLOAD_KINDS } from './kind-definitions.ts';
import { findNonObject } from './non-object.ts';
import { findUnreadObject, OPERATOR_KINDS } from './unread-objects.ts';

export const KALYPSO_GROUP = GROUP_VERSION.split('/')[0] ?? '';

/** Kinds that no other API has: a document of one with another `apiVersion` is probably an error of its author. */
const DISTINCTIVE_KINDS: ReadonlySet<string> = new Set([
  'BaseRepo',
  'GitOpsRepo',
  'WorkloadRegistration',
  'ClusterType',
  'SchedulingPolicy',
  'ConfigSchema',
]);

const LOCAL_ANNOTATION = 'config.kubernetes.io/local-config';

/** Edits that turn another group into that of the API. `scheduling.kalypso.io` needs three. */
const MAX_GROUP_EDITS = 4;

const KALYPSO_OBJECT = /\bapiVersion["']?\s*:\s*["']?scheduler\.kalypso\.io\//;
const CONFIG_MAP = /\bkind["']?\s*:\s*["']?ConfigMap\b/;

/** The offset of the first object of the API in a text or, on request, the first config map; `undefined` if it seems to contain none. */
export function findObjectText(text: string, withConfigMaps: boolean): number | undefined {
  const found = KALYPSO_OBJECT.exec(text) ?? (withConfigMaps ? CONFIG_MAP.exec(text) : undefined);
  return found?.index;
}

/** Where an object is. */
export interface ObjectContext {
  readonly trusted: boolean;
  /** Whether Flux applies its file. */
  readonly isApplied: boolean;
  /** Whether its file mentions the API. */
  readonly isMentioned: boolean;
}

interface IdentifiedObject {
  /** `undefined` if the object is not read: it belongs to another API, or the problem explains why. */
  readonly kind: ResourceKind | undefined;
  readonly problem?: Diagnostic;
}

interface IdentityProblem extends Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  /** The field to blame. */
  readonly field: 'apiVersion' | 'kind';
  /** The kind that the object was probably meant to have. */
  readonly meant: ResourceKind | undefined;
  /** Whether the object may as well be sound. */
  readonly isDoubtful?: boolean;
}

/**
 * Identifies an object of a document.
 *
 * One that looks like a part of the control plane, but is not, is an error: ignoring it would remove what depends on it. It is a warning if it may
 * belong to another API or, in an untrusted folder, if no workload can depend on it. A file that Flux does not apply need not contain objects.
 */
export function identifyObject(
  root: YamlNode,
  source: SourceText,
  { trusted, isApplied, isMentioned }: ObjectContext,
): IdentifiedObject {
  const apiVersion = getChildText(root, 'apiVersion') ?? '';
  const kind = getChildText(root, 'kind') ?? '';
  const known = KALYPSO_KINDS.find((candidate) => candidate === kind);
  if (apiVersion === GROUP_VERSION && known) return findLocalProblem(root, source) ?? { kind: known };
  if (apiVersion === 'v1' && kind === 'ConfigMap') {
    if (isPlatformConfig(root)) return findLocalProblem(root, source) ?? { kind };
    return { kind: undefined, ...(trusted && isApplied ? { problem: createMarkWarning(root, source) } : {}) };
  }
  const unread = isApplied ? findUnreadObject(root, source, trusted) : undefined;
  if (unread) return { kind: undefined, problem: unread };
  const found =
    describeConfigMap(apiVersion, kind, root) ??
    (apiVersion === GROUP_VERSION ? describeUnknownKind(kind) : describeUnknownVersion(apiVersion, kind));
  const problem = found
    ? toDiagnostic(found, root, source, trusted)
    : isApplied || isMentioned
      ? findNonObject(root, source, trusted || isMentioned)
      : undefined;
  return { kind: undefined, ...(problem ? { problem } : {}) };
}

/** An object that kustomize does not apply, because it is input for another tool. */
function findLocalProblem(root: YamlNode, source: SourceText): IdentifiedObject | undefined {
  const annotation = getChild(getChild(getChild(root, 'metadata'), 'annotations'), LOCAL_ANNOTATION);
  if (annotation === undefined || (annotation.kind === 'scalar' && annotation.text === 'false')) return undefined;
  return {
    kind: undefined,
    problem: {
      code: 'local-config',
      severity: 'warning',
      message: `the object has the annotation ${LOCAL_ANNOTATION}; it is ignored, as by Flux`,
      at: source.positionAt(annotation.offset),
      hint: 'Remove the annotation if the object is part of the control plane.',
    },
  };
}

/** Whether a config map is marked as platform configuration. */
function isPlatformConfig(root: YamlNode): boolean {
  const metadata = getChild(root, 'metadata');
  return (
    getChild(getChild(metadata, 'labels'), 'platform-config') !== undefined ||
    (getChildText(metadata, 'name') ?? '').startsWith('azure-app-config')
  );
}

/** Workload repositories contain config maps of their own, so this is for trusted folders only. */
function createMarkWarning(root: YamlNode, source: SourceText): Diagnostic {
  const metadata = getChild(root, 'metadata');
  const labels = getChild(metadata, 'labels');
  const nearest =
    labels?.kind === 'mapping' && labels.entries.find(({ key }) => findNearest(key.text, ['platform-config']));
  const name = getChildText(metadata, 'name') ?? '';
  return {
    code: 'config-map-unmarked',
    severity: 'warning',
    message: `config map ${quote(name)} applies nowhere: it has ${nearest ? `the label ${quote(nearest.key.text)}, not` : 'no label'} platform-config`,
    at: source.positionAt(nearest ? nearest.key.offset : findOffset(root, ['metadata', 'name'])),
    hint: nearest
      ? 'Did you mean platform-config?'
      : 'Add the label `platform-config: "true"` if it is platform configuration; otherwise, exclude the file with a .sourceignore.',
  };
}

function describeConfigMap(apiVersion: string, kind: string, root: YamlNode): IdentityProblem | undefined {
  const isClose = findNearest(kind, ['ConfigMap']) !== undefined && (apiVersion === 'v1' || isPlatformConfig(root));
  if (!isClose) return undefined;
  if (kind !== 'ConfigMap') {
    const message = `there is no kind ${quote(kind)}`;
    return { code: 'unknown-kind', field: 'kind', meant: 'ConfigMap', message, hint: 'Did you mean ConfigMap?' };
  }
  const message =
    apiVersion === ''
      ? 'this ConfigMap has no apiVersion'
      : `a ConfigMap cannot have the apiVersion ${quote(apiVersion)}`;
  return { code: 'unknown-version', field: 'apiVersion', meant: 'ConfigMap', message, hint: 'Use v1.' };
}

/** The kind that a text probably stands for. */
function findNearestKind(kind: string): ResourceKind | undefined {
  const nearest = findNearest(kind, KALYPSO_KINDS);
  return KALYPSO_KINDS.find((candidate) => candidate === nearest);
}

function describeUnknownKind(kind: string): IdentityProblem | undefined {
  if (OPERATOR_KINDS.includes(kind)) return undefined;
  const meant = findNearestKind(kind);
  return {
    code: 'unknown-kind',
    field: 'kind',
    message: kind === '' ? 'the document has no kind' : `there is no kind ${quote(kind)}`,
    hint: meant ? `Did you mean ${meant}?` : `Kinds are ${KALYPSO_KINDS.join(', ')}.`,
    meant,
  };
}

function describeUnknownVersion(apiVersion: string, kind: string): IdentityProblem | undefined {
  const meant = findNearestKind(kind);
  const isDoubtful = !isCloseVersion(apiVersion, meant);
  if (isDoubtful && !DISTINCTIVE_KINDS.has(kind)) return undefined;
  return {
    code: 'unknown-version',
    field: 'apiVersion',
    message:
      apiVersion === '' ? `this ${meant} has no apiVersion` : `${quote(apiVersion)} is not a supported apiVersion`,
    hint: `Use ${GROUP_VERSION}.`,
    meant,
    isDoubtful,
  };
}

/** Whether an `apiVersion` was probably meant to be that of the API, in an object of a kind that looks like `kind`. */
function isCloseVersion(apiVersion: string, kind: ResourceKind | undefined): boolean {
  const [group = ''] = apiVersion.toLowerCase().split('/');
  if (findNearest(group, [KALYPSO_GROUP], MAX_GROUP_EDITS)) return true;
  if (kind === undefined) return false;
  // Without a group, it is an API of Kubernetes itself, or of old OpenShift, which has a kind `Template`.
  return apiVersion.includes('/') ? /(^|\.)kalypso\.io$/.test(group) : apiVersion === '' || kind !== 'Template';
}

function toDiagnostic(problem: IdentityProblem, root: YamlNode, source: SourceText, trusted: boolean): Diagnostic {
  const { code, message, hint, field, meant, isDoubtful } = problem;
  const isError = !isDoubtful && (trusted || meant === undefined || WORKLOAD_KINDS.has(meant));
  return {
    code,
    severity: isError ? 'error' : 'warning',
    message: isError ? message : `${message}; it is ignored`,
    at: source.positionAt(getChild(root, field)?.offset ?? root.offset),
    ...(hint === undefined ? {} : { hint }),
    ...(meant ? { subject: { kind: meant, name: getChildText(getChild(root, 'metadata'), 'name') ?? '' } } : {}),
  };
}
