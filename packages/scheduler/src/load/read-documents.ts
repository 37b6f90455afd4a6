import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  getChild,
  getChildText,
  parseYaml,
  type SourceText,
  type YamlNode,
  type YamlProblem,
} from '@kalypso-actions/yaml';
import type { Resource, ResourceKind } from '../resources/resource.ts';
import { identifyObject, KALYPSO_GROUP } from './identify-object.ts';
import { KIND_DEFINITIONS, WORKLOAD_KINDS } from './kind-definitions.ts';
import { findLfsPointer, isEmptyNode } from './non-object.ts';
import { unfoldList } from './unfold-list.ts';
import { findLargeTargets, type WorkloadLimits } from './workload-limits.ts';

/** A file with documents. */
export interface DocumentFile {
  readonly source: SourceText;
  /** The limits of an untrusted folder; `undefined` for a trusted one. */
  readonly limits: WorkloadLimits | undefined;
  /** Whether Flux applies the file. What a kustomization leaves out need not contain objects. */
  readonly isApplied: boolean;
}

/** Reads the resources of one file, and reports its problems. */
export function readDocuments(file: DocumentFile, diagnostics: Diagnostic[]): readonly Resource[] {
  const { source, limits } = file;
  const pointer = findLfsPointer(source);
  if (pointer) {
    diagnostics.push(pointer);
    return [];
  }
  const { documents, problem } = parseYaml(source);
  if (problem) diagnostics.push(toSyntaxDiagnostic(problem, file));
  const resources: Resource[] = [];
  for (const { root, problems } of documents) {
    // The content of a document that is too large is not known.
    if (problems.some(({ code }) => code === 'yaml-alias-expansion')) {
      for (const each of problems) diagnostics.push(toDiagnostic(each, source));
      continue;
    }
    const objects = unfoldList(root).filter((object) => !isEmptyNode(object));
    for (const [index, object] of objects.entries()) {
      if (limits?.isExceeded) return resources;
      // Those in front of the first object belong to it, too.
      const [start, end] = [index === 0 ? 0 : object.offset, objects[index + 1]?.offset ?? Number.POSITIVE_INFINITY];
      const own = problems.filter(({ offset }) => offset >= start && offset < end);
      const resource = readObject(object, own, file, diagnostics);
      if (resource) resources.push(resource);
    }
  }
  return resources;
}

/** Reads an object, and reports its problems; `undefined` if it is not a resource, or has errors. */
function readObject(
  root: YamlNode,
  problems: readonly YamlProblem[],
  { source, limits, isApplied }: DocumentFile,
  diagnostics: Diagnostic[],
): Resource | undefined {
  const trusted = limits === undefined;
  const { kind, problem } = identifyObject(root, source, { trusted, isApplied });
  if (problem) diagnostics.push(problem);
  if (kind === undefined) return undefined;
  if (!trusted && !WORKLOAD_KINDS.has(kind)) {
    diagnostics.push(createForeignKindWarning(kind, root, source));
    return undefined;
  }
  const subject = { kind, name: getChildText(getChild(root, 'metadata'), 'name') ?? '' };
  for (const each of problems) diagnostics.push({ ...toDiagnostic(each, source), subject });
  // An object that was read in part has missing fields as a consequence: reporting them would mislead.
  if (problems.some(({ code }) => code !== 'duplicate-key')) return undefined;
  const exceeded = limits?.checkValues(root, source);
  const read = exceeded ? undefined : KIND_DEFINITIONS.get(kind)?.read(root, source, trusted);
  for (const each of read?.diagnostics ?? []) diagnostics.push(each);
  const tooMany = exceeded ?? (read?.value && limits?.checkTargets(read.value));
  if (tooMany) diagnostics.push(tooMany);
  if (tooMany || !read?.value) return undefined;
  const large = trusted ? [] : findLargeTargets(read.value);
  for (const each of large) diagnostics.push(each);
  return problems.length === 0 && large.length === 0 ? read.value : undefined;
}

function toDiagnostic({ code, message, hint, offset }: YamlProblem, source: SourceText): Diagnostic {
  return { code, severity: 'error', message, at: source.positionAt(offset), ...(hint === undefined ? {} : { hint }) };
}

/** Invalid YAML that may not be part of the control plane, for example a Helm chart, only causes a warning unless the file can contain Kalypso resources. */
function toSyntaxDiagnostic(problem: YamlProblem, { source, limits, isApplied }: DocumentFile): Diagnostic {
  const diagnostic = { ...toDiagnostic(problem, source), message: `invalid YAML: ${problem.message}` };
  if ((limits === undefined && isApplied) || source.text.includes(KALYPSO_GROUP)) return diagnostic;
  return {
    ...diagnostic,
    severity: 'warning',
    hint: 'The file is ignored. If it is not part of the control plane, exclude it with a .sourceignore.',
  };
}

function createForeignKindWarning(kind: ResourceKind, root: YamlNode, source: SourceText): Diagnostic {
  return {
    code: 'foreign-kind',
    severity: 'warning',
    message: `a workload repository cannot define a ${kind}; it is ignored`,
    at: source.positionAt(getChild(root, 'kind')?.offset ?? root.offset),
    hint: 'Move it to the control plane.',
  };
}
