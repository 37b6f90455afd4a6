import { type Diagnostic, formatCount, sanitizeText } from '@kalypso-actions/diagnostics';
import { getChild, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import type { Resource } from '../resources/resource.ts';

/** Deployment targets of one workload repository, in all environments. */
const MAX_TARGETS = 1000;
/** Keys and values of the documents of one workload repository, after their aliases are expanded. */
const MAX_VALUES = 100_000;
/** Diagnostics of one workload repository. */
const MAX_DIAGNOSTICS = 1000;

/** Limits what all documents of one untrusted folder declare together: other teams wait for the same run. */
export class WorkloadLimits {
  #targets = 0;
  #values = 0;

  get isExceeded(): boolean {
    return this.#values > MAX_VALUES || this.#targets > MAX_TARGETS;
  }

  /** Counts the values of a document before it is read. */
  checkValues(root: YamlNode, source: SourceText): Diagnostic | undefined {
    this.#values += root.size;
    if (this.#values <= MAX_VALUES) return undefined;
    return {
      code: 'too-many-values',
      severity: 'error',
      message: `up to this document, the workload files of the repository have more than ${MAX_VALUES} keys and values; this document and those after it are not read`,
      at: source.positionAt(getChild(root, 'metadata')?.offset ?? root.offset),
      hint: 'Register a part of the repository with a `path` of its own, or remove values that no template uses.',
    };
  }

  /** Counts the deployment targets of a document. */
  checkTargets(resource: Resource): Diagnostic | undefined {
    const isWorkload = resource.kind === 'Workload';
    const first = this.#targets;
    this.#targets += isWorkload ? resource.deploymentTargets.length : 1;
    if (this.#targets <= MAX_TARGETS) return undefined;
    const { kind, name } = resource;
    return {
      code: 'too-many-targets',
      severity: 'error',
      message: `the workload files of the repository declare more than ${MAX_TARGETS} deployment targets; this one and those after it are not read`,
      at: isWorkload
        ? resource.locate('spec', 'deploymentTargets', MAX_TARGETS - first, 'name')
        : resource.locate('metadata', 'name'),
      hint: 'Register a part of the repository with a `path` of its own, or remove targets.',
      subject: { kind, name },
    };
  }
}

/** Keeps the first diagnostics of an untrusted folder, and reports how many others there are. */
export function limitDiagnostics(diagnostics: readonly Diagnostic[], label: string): readonly Diagnostic[] {
  const more = diagnostics.slice(MAX_DIAGNOSTICS);
  if (more.length === 0) return diagnostics;
  const summary: Diagnostic = {
    code: 'too-many-problems',
    severity: more.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
    message: `${sanitizeText(label)}: the workload files have ${formatCount(more.length, 'more problem')} than the ${MAX_DIAGNOSTICS} that are reported`,
    hint: 'Fix the reported problems first, or exclude files with a .sourceignore.',
  };
  return [...diagnostics.slice(0, MAX_DIAGNOSTICS), summary];
}
