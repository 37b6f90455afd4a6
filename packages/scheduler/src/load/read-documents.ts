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
import { identifyObject, KALYPSO_GROUP, type ObjectContext } from './objects/identify-object.ts';
import { KIND_DEFINITIONS, WORKLOAD_KINDS } from './objects/kind-definitions.ts';
import { findLfsPointer, isEmptyNode } from './objects/non-object.ts';
import { unfoldList } from './objects/unfold-list.ts';
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
  const pointer = findLfsPointer(file.source);
  if (!pointer) return new DocumentReader(file, diagnostics).read();
  diagnostics.push(pointer);
  return [];
}

class DocumentReader {
  readonly #source: SourceText;
  readonly #limits: WorkloadLimits | undefined;
  readonly #context: ObjectContext;
  readonly #diagnostics: Diagnostic[];
  #hasNonObject = false;

  constructor({ source, limits, isApplied }: DocumentFile, diagnostics: Diagnostic[]) {
    this.#source = source;
    this.#limits = limits;
    this.#context = { trusted: limits === undefined, isApplied, isMentioned: source.text.includes(KALYPSO_GROUP) };
    this.#diagnostics = diagnostics;
  }

  read(): readonly Resource[] {
    const { documents, problem } = parseYaml(this.#source);
    if (problem) this.#diagnostics.push(toSyntaxDiagnostic(problem, this.#source, this.#context));
    const resources: Resource[] = [];
    for (const { root, problems } of documents) {
      // The content of a document that is too large is not known.
      if (problems.some(({ code }) => code === 'yaml-alias-expansion')) {
        for (const each of problems) this.#diagnostics.push(toDiagnostic(each, this.#source));
        continue;
      }
      const objects = unfoldList(root).filter((object) => !isEmptyNode(object));
      const byObject = groupProblems(problems, objects);
      for (const object of objects) {
        if (this.#limits?.isExceeded) return resources;
        const resource = this.#readObject(object, byObject.get(object.offset) ?? []);
        if (resource) resources.push(resource);
      }
    }
    return resources;
  }

  /** Reads an object; `undefined` if it is not a resource, or has errors. */
  #readObject(root: YamlNode, problems: readonly YamlProblem[]): Resource | undefined {
    const { trusted } = this.#context;
    const { kind, problem } = identifyObject(root, this.#source, this.#context);
    if (problem) this.#reportIdentity(problem);
    if (kind === undefined) return undefined;
    if (!trusted && !WORKLOAD_KINDS.has(kind)) {
      this.#diagnostics.push(createForeignKindWarning(kind, root, this.#source));
      return undefined;
    }
    const subject = { kind, name: getChildText(getChild(root, 'metadata'), 'name') ?? '' };
    for (const each of problems) this.#diagnostics.push({ ...toDiagnostic(each, this.#source), subject });
    // An object that was read in part has missing fields as a consequence: reporting them would mislead.
    if (problems.some(({ code }) => code !== 'duplicate-key')) return undefined;
    const exceeded = this.#limits?.checkValues(root, this.#source);
    const read = exceeded ? undefined : KIND_DEFINITIONS.get(kind)?.read(root, this.#source, trusted);
    for (const each of read?.diagnostics ?? []) this.#diagnostics.push(each);
    const tooMany = exceeded ?? (read?.value && this.#limits?.checkTargets(read.value));
    if (tooMany) this.#diagnostics.push(tooMany);
    if (tooMany || !read?.value) return undefined;
    const large = trusted ? [] : findLargeTargets(read.value);
    for (const each of large) this.#diagnostics.push(each);
    return problems.length === 0 && large.length === 0 ? read.value : undefined;
  }

  /** A file that contains something else, such as a long list of words, is reported once. */
  #reportIdentity(problem: Diagnostic): void {
    const isNonObject = problem.code === 'not-an-object';
    if (!(isNonObject && this.#hasNonObject)) this.#diagnostics.push(problem);
    this.#hasNonObject ||= isNonObject;
  }
}

/** The problems of each object of a document, by its offset: those behind its start. Those in front of the first one belong to it. */
function groupProblems(
  problems: readonly YamlProblem[],
  objects: readonly YamlNode[],
): ReadonlyMap<number, readonly YamlProblem[]> {
  if (problems.length === 0) return new Map();
  const starts = [...new Set(objects.map(({ offset }) => offset))].sort((a, b) => a - b);
  const sorted = [...problems].sort((a, b) => a.offset - b.offset);
  const groups = new Map<number, YamlProblem[]>();
  let next = 1;
  for (const problem of sorted) {
    while (next < starts.length && (starts[next] ?? 0) <= problem.offset) next += 1;
    const start = starts[next - 1] ?? 0;
    const group = groups.get(start);
    if (group) group.push(problem);
    else groups.set(start, [problem]);
  }
  return groups;
}

function toDiagnostic({ code, message, hint, offset }: YamlProblem, source: SourceText): Diagnostic {
  return { code, severity: 'error', message, at: source.positionAt(offset), ...(hint === undefined ? {} : { hint }) };
}

/** Invalid YAML that may not be part of the control plane, for example a Helm chart, only causes a warning unless the file can contain Kalypso resources. */
function toSyntaxDiagnostic(
  problem: YamlProblem,
  source: SourceText,
  { trusted, isApplied, isMentioned }: ObjectContext,
): Diagnostic {
  const diagnostic = { ...toDiagnostic(problem, source), message: `invalid YAML: ${problem.message}` };
  if ((trusted && isApplied) || isMentioned) return diagnostic;
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
