import { type Checked, type Diagnostic, findNearest, quote } from '@kalypso-actions/diagnostics';
import { getChild, getChildText, parseYaml, SourceText, type YamlNode, type YamlProblem } from '@kalypso-actions/yaml';
import { GROUP_VERSION, type Kind, type Resource } from '../resources/resource.ts';
import { FolderReader, type SourceFolder } from './folder-reader.ts';
import { OPERATOR_KINDS, KIND_DEFINITIONS, KALYPSO_KINDS } from './kind-definitions.ts';

export type { SourceFolder } from './folder-reader.ts';

export interface LoadedFolder {
  readonly folder: SourceFolder;
  /** In the order of their files' paths. */
  readonly resources: readonly Resource[];
}

const GROUP = GROUP_VERSION.split('/')[0] ?? '';
/** What a workload repository may bring. */
const FOREIGN_KINDS: ReadonlySet<string> = new Set(['Workload', 'DeploymentTarget']);
/** Kinds that nobody else has: a document of one that lacks its `apiVersion` is a mistake. */
const UNMISTAKABLE: ReadonlySet<string> = new Set([
  'BaseRepo',
  'GitOpsRepo',
  'WorkloadRegistration',
  'ClusterType',
  'SchedulingPolicy',
  'ConfigSchema',
]);

/**
 * Reads every resource of a folder, whatever the names of its files.
 *
 * Output: what could be read, and a diagnostic for everything that could not. Of a folder that is not trusted only workloads are taken. Rejects only when
 * there is a bug. Source: sections 1 and 2 of the specification.
 */
export async function loadFolder(folder: SourceFolder): Promise<Checked<LoadedFolder>> {
  const reader = new FolderReader(folder);
  const resources: Resource[] = [];
  for (const file of reader.list()) {
    const text = reader.read(file);
    if (text === undefined) continue;
    const found = readDocuments(new SourceText(text, folder.label, file), folder.trusted);
    resources.push(...found.value);
    reader.diagnostics.push(...found.diagnostics);
  }
  return { value: { folder, resources }, diagnostics: reader.diagnostics };
}

/** Reads the resources of one text. */
function readDocuments(source: SourceText, trusted: boolean): Checked<Resource[]> {
  const { documents, problem } = parseYaml(source);
  const resources: Resource[] = [];
  const diagnostics: Diagnostic[] = [];
  if (problem) diagnostics.push(syntaxProblem(problem, source, trusted));
  for (const { root, problems } of documents) {
    const kind = kindOf(root, source, diagnostics);
    const isTooLarge = problems.some(({ code }) => code === 'yaml-alias-expansion');
    if (kind === undefined && !isTooLarge) continue;
    if (kind !== undefined && !trusted && !FOREIGN_KINDS.has(kind)) {
      diagnostics.push(smuggled(kind, root, source));
      continue;
    }
    const subject = kind && { kind, name: getChildText(getChild(root, 'metadata'), 'name') ?? '' };
    for (const found of problems)
      diagnostics.push({ ...yamlDiagnostic(found, source), ...(subject ? { subject } : {}) });
    // What else would be said of a document with a hole in it only follows from that.
    if (kind === undefined || problems.some(({ code }) => code !== 'duplicate-key')) continue;
    const read = KIND_DEFINITIONS.get(kind)?.read(root, source);
    diagnostics.push(...(read?.diagnostics ?? []));
    if (read?.resource && problems.length === 0) resources.push(read.resource);
  }
  return { value: resources, diagnostics };
}

function yamlDiagnostic({ code, message, hint, offset }: YamlProblem, source: SourceText): Diagnostic {
  return { code, severity: 'error', message, at: source.positionAt(offset), ...(hint === undefined ? {} : { hint }) };
}

/** A file of somebody else's that is no YAML is no reason to stop, as long as it cannot hold anything that is meant for us. */
function syntaxProblem(problem: YamlProblem, source: SourceText, trusted: boolean): Diagnostic {
  const diagnostic = { ...yamlDiagnostic(problem, source), message: `this is no YAML: ${problem.message}` };
  if (trusted || source.text.includes(GROUP)) return diagnostic;
  return {
    ...diagnostic,
    severity: 'warning',
    hint: 'The file is ignored. If it is none of the control plane, leave it out with a .sourceignore.',
  };
}

/** Any other config map is nobody's business here. */
function isPlatformConfig(root: YamlNode): boolean {
  const metadata = getChild(root, 'metadata');
  return (
    getChild(getChild(metadata, 'labels'), 'platform-config') !== undefined ||
    (getChildText(metadata, 'name') ?? '').startsWith('azure-app-config')
  );
}

function smuggled(kind: Kind, root: YamlNode, source: SourceText): Diagnostic {
  return {
    code: 'foreign-kind',
    severity: 'warning',
    message: `a workload repository cannot bring a ${kind}; it is ignored`,
    at: source.positionAt(getChild(root, 'kind')?.offset ?? root.offset),
    hint: 'It belongs into the control plane.',
  };
}

/** Which of our kinds a document is; nothing for all others, with a warning for those that were probably meant to be ours. */
function kindOf(root: YamlNode, source: SourceText, diagnostics: Diagnostic[]): Kind | undefined {
  const apiVersion = getChildText(root, 'apiVersion') ?? '';
  const kind = getChildText(root, 'kind') ?? '';
  if (apiVersion === 'v1') return kind === 'ConfigMap' && isPlatformConfig(root) ? kind : undefined;
  const isOurs = apiVersion === GROUP_VERSION;
  const found = isOurs ? KALYPSO_KINDS.find((own) => own === kind) : undefined;
  if (found === undefined && !(isOurs && OPERATOR_KINDS.includes(kind))) {
    const doubt = isOurs ? unknownKind(kind) : unknownVersion(apiVersion, kind);
    const field = isOurs ? 'kind' : 'apiVersion';
    if (doubt)
      diagnostics.push({ ...doubt, severity: 'warning', at: source.positionAt(getChild(root, field)?.offset ?? root.offset) });
  }
  return found;
}

type Doubt = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

function unknownKind(kind: string): Doubt {
  const close = findNearest(kind, KALYPSO_KINDS);
  return {
    code: 'unknown-kind',
    message:
      kind === ''
        ? 'the document has no kind; it is ignored'
        : `there is no kind ${quote(kind)}; the document is ignored`,
    hint: close ? `Did you mean ${close}?` : `Kinds are ${KALYPSO_KINDS.join(', ')}.`,
  };
}

function unknownVersion(apiVersion: string, kind: string): Doubt | undefined {
  const isClose = apiVersion.startsWith(`${GROUP}/`) || findNearest(apiVersion, [GROUP_VERSION]) !== undefined;
  if (!isClose && !(apiVersion === '' && UNMISTAKABLE.has(kind))) return undefined;
  return {
    code: 'unknown-version',
    message:
      apiVersion === ''
        ? `this ${kind} has no apiVersion; it is ignored`
        : `${quote(apiVersion)} is not a version that is known here; the document is ignored`,
    hint: `Use ${GROUP_VERSION}.`,
  };
}
