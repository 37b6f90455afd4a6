import { type Diagnostic, formatCount, type Position, sanitizeText } from '@kalypso-actions/diagnostics';
import { getChild, type SourceText, type YamlNode } from '@kalypso-actions/yaml';
import type { Resource } from '../resources/resource.ts';

/** Deployment targets of one workload repository, in all environments. */
const MAX_TARGETS = 1000;
/** Keys and values of the documents of one workload repository, after their aliases are expanded. */
const MAX_VALUES = 100_000;
/** Characters of the labels and the manifests of a deployment target, together. */
const MAX_TARGET_CHARACTERS = 32_768;
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

/** Finds deployment targets whose labels and manifests are too long: templates may print all of them in every manifest. */
export function findLargeTargets(resource: Resource): readonly Diagnostic[] {
  if (resource.kind === 'DeploymentTarget') {
    const size = countCharacters(resource.labels, resource.manifests);
    return size > MAX_TARGET_CHARACTERS ? [createSizeError(resource, resource.name, resource.locate('spec'))] : [];
  }
  if (resource.kind !== 'Workload') return [];
  return resource.deploymentTargets.flatMap(({ name, labels, manifests }, index) => {
    const size = countCharacters(resource.labels, labels, manifests);
    if (size <= MAX_TARGET_CHARACTERS) return [];
    return [createSizeError(resource, name, resource.locate('spec', 'deploymentTargets', index, 'name'))];
  });
}

function countCharacters(...records: readonly Readonly<Record<string, string>>[]): number {
  let count = 0;
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) count += key.length + value.length;
  }
  return count;
}

function createSizeError({ kind, name }: Resource, target: string, at: Position): Diagnostic {
  return {
    code: 'target-too-large',
    severity: 'error',
    message: `the labels and manifests of deployment target ${target} have more than ${MAX_TARGET_CHARACTERS} characters in total`,
    at,
    hint: 'Shorten the longest values; keep long text in the repository with the manifests of the target.',
    subject: { kind, name },
  };
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
