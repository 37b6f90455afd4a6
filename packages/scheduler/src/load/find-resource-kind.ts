import { type Diagnostic, findNearest, quote } from '@kalypso-actions/diagnostics';
import { getChild, getChildText, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import { GROUP_VERSION, type ResourceKind } from '../resources/resource.ts';
import { KALYPSO_KINDS, OPERATOR_KINDS } from './kind-definitions.ts';

export const KALYPSO_GROUP = GROUP_VERSION.split('/')[0] ?? '';

/** Kinds that no other API has: a document of one without an `apiVersion` is an error of its author. */
const DISTINCTIVE_KINDS: ReadonlySet<string> = new Set([
  'BaseRepo',
  'GitOpsRepo',
  'WorkloadRegistration',
  'ClusterType',
  'SchedulingPolicy',
  'ConfigSchema',
]);

/** Finds the kind of a document; `undefined` if it is not part of a control plane, with a warning if it was probably meant to be. */
export function findResourceKind(
  root: YamlNode,
  source: SourceText,
  diagnostics: Diagnostic[],
): ResourceKind | undefined {
  const apiVersion = getChildText(root, 'apiVersion') ?? '';
  const kind = getChildText(root, 'kind') ?? '';
  if (apiVersion === 'v1') return kind === 'ConfigMap' && isPlatformConfig(root) ? kind : undefined;
  if (apiVersion !== GROUP_VERSION) {
    warn(describeUnknownVersion(apiVersion, kind), 'apiVersion', root, source, diagnostics);
    return undefined;
  }
  const found = KALYPSO_KINDS.find((known) => known === kind);
  if (!found && !OPERATOR_KINDS.includes(kind)) warn(describeUnknownKind(kind), 'kind', root, source, diagnostics);
  return found;
}

/** Whether a config map is platform configuration; all others are ignored. */
function isPlatformConfig(root: YamlNode): boolean {
  const metadata = getChild(root, 'metadata');
  return (
    getChild(getChild(metadata, 'labels'), 'platform-config') !== undefined ||
    (getChildText(metadata, 'name') ?? '').startsWith('azure-app-config')
  );
}

type Description = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

function warn(
  description: Description | undefined,
  field: string,
  root: YamlNode,
  source: SourceText,
  diagnostics: Diagnostic[],
): void {
  if (!description) return;
  const at = source.positionAt(getChild(root, field)?.offset ?? root.offset);
  diagnostics.push({ ...description, severity: 'warning', at });
}

function describeUnknownKind(kind: string): Description {
  const nearest = findNearest(kind, KALYPSO_KINDS);
  return {
    code: 'unknown-kind',
    message:
      kind === ''
        ? 'the document has no kind; it is ignored'
        : `there is no kind ${quote(kind)}; the document is ignored`,
    hint: nearest ? `Did you mean ${nearest}?` : `Kinds are ${KALYPSO_KINDS.join(', ')}.`,
  };
}

function describeUnknownVersion(apiVersion: string, kind: string): Description | undefined {
  const isClose = apiVersion.startsWith(`${KALYPSO_GROUP}/`) || findNearest(apiVersion, [GROUP_VERSION]) !== undefined;
  if (!isClose && !(apiVersion === '' && DISTINCTIVE_KINDS.has(kind))) return undefined;
  return {
    code: 'unknown-version',
    message:
      apiVersion === ''
        ? `this ${kind} has no apiVersion; it is ignored`
        : `${quote(apiVersion)} is not a supported version; the document is ignored`,
    hint: `Use ${GROUP_VERSION}.`,
  };
}
