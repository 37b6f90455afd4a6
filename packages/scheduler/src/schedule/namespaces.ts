import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { compilePattern } from '@kalypso-actions/text-template';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import { describeReservedName, isReservedName } from '../model/reserved-names.ts';
import type { AssignmentProblem } from './assignment-problem.ts';
import type { Assignment } from './schedule.ts';

const VARIABLES = ['environment', 'clusterType', 'deploymentTarget', 'workspace', 'workload'];
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const MAX_NAMESPACE_LENGTH = 63;

interface AssignedNamespace {
  readonly namespace: string;
  readonly problems: readonly AssignmentProblem[];
}

interface Namespaces {
  readonly of: (assignment: Assignment) => AssignedNamespace;
  /** What is wrong with the pattern. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Creates the namespaces of assignments from a mustache pattern of plain variables.
 *
 * Names that a pattern joins can result in the same text (`a-b` + `c`, `a` + `b-c`), which would give one workspace access to the namespace of another:
 * an error of both assignments. A pattern that does not distinguish targets at all (`{{environment}}-{{workspace}}`) shares namespaces on purpose.
 */
export function createNamespaces(assignments: readonly Assignment[], environment: string, pattern: string): Namespaces {
  const compiled = compilePattern(pattern, VARIABLES);
  if (compiled.kind === 'invalid') {
    const message = `the namespace pattern ${quote(pattern)} is invalid: ${compiled.reason}`;
    return {
      of: () => ({ namespace: '', problems: [] }),
      diagnostics: [{ code: 'namespace-pattern', severity: 'error', message }],
    };
  }
  const format = ({ clusterType, target }: Assignment) =>
    compiled.render({ environment, clusterType: clusterType.name, ...targetVariables(target) });
  const clashes = findClashes(assignments, format, compiled.uses);
  return {
    of(assignment) {
      const namespace = format(assignment);
      const problems = checkNamespace(namespace, assignment.target);
      return { namespace, problems: [...problems, ...(clashes.get(assignment) ?? [])] };
    },
    diagnostics: [],
  };
}

function targetVariables({ name, workspace, workload }: DeploymentTarget) {
  return { deploymentTarget: name, workspace, workload };
}

function checkNamespace(namespace: string, target: DeploymentTarget): AssignmentProblem[] {
  if (!isNamespace(namespace)) return [createNameProblem(namespace, target)];
  // A namespace of the platform's own workloads may have any name.
  const isForbidden = target.registration !== undefined && isReservedName(namespace);
  return isForbidden ? [describeReservedName(`the namespace of ${target.name}`, namespace, target.at)] : [];
}

function isNamespace(text: string): boolean {
  return text.length <= MAX_NAMESPACE_LENGTH && NAMESPACE.test(text);
}

function createNameProblem(namespace: string, target: DeploymentTarget): AssignmentProblem {
  const reason =
    namespace.length > MAX_NAMESPACE_LENGTH
      ? `it has ${namespace.length} characters, and Kubernetes allows ${MAX_NAMESPACE_LENGTH}`
      : 'Kubernetes allows lower-case letters, digits and `-`, starting and ending with a letter or digit';
  return {
    code: 'namespace-name',
    message: `${quote(namespace)} is not a valid namespace name: ${reason}`,
    at: target.at,
    hint: 'Shorten the name of the workload, its target or the cluster type, or choose another namespace-pattern.',
  };
}

/** Finds assignments that share a namespace of a cluster type although the variables that it is made of differ. */
function findClashes(
  assignments: readonly Assignment[],
  format: (assignment: Assignment) => string,
  uses: ReadonlySet<string>,
): ReadonlyMap<Assignment, readonly AssignmentProblem[]> {
  const clashes = new Map<Assignment, readonly AssignmentProblem[]>();
  const usedValues = (target: DeploymentTarget) =>
    Object.entries(targetVariables(target)).flatMap(([name, value]) => (uses.has(name) ? [value] : []));
  // With a single variable, different values always result in different namespaces.
  if (['deploymentTarget', 'workspace', 'workload'].filter((name) => uses.has(name)).length < 2) return clashes;
  const first = new Map<string, Assignment>();
  for (const assignment of assignments) {
    const namespace = format(assignment);
    const key = `${assignment.clusterType.name}/${namespace}`;
    const other = first.get(key);
    if (!other) first.set(key, assignment);
    else if (usedValues(other.target).join('/') !== usedValues(assignment.target).join('/')) {
      clashes.set(assignment, [createClashProblem(namespace, assignment.target, other.target)]);
      if (!clashes.has(other)) clashes.set(other, [createClashProblem(namespace, other.target, assignment.target)]);
    }
  }
  return clashes;
}

function createClashProblem(namespace: string, target: DeploymentTarget, other: DeploymentTarget): AssignmentProblem {
  return {
    code: 'namespace-clash',
    message: `${target.name} (workspace ${target.workspace}) and ${other.name} (workspace ${other.workspace}) would share the namespace ${namespace}`,
    at: target.at,
    hint: 'Rename one of them, or choose a namespace-pattern that distinguishes them.',
    related: [{ message: 'the other target', at: other.at }],
  };
}
