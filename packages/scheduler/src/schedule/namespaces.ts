import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { compilePattern } from '@kalypso-actions/text-template';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { AssignmentProblem } from './assignment-problem.ts';
import type { Assignment } from './create-schedule.ts';

const NAMES = ['environment', 'clusterType', 'deploymentTarget', 'workspace', 'workload'];
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST = 63;

interface Named {
  readonly namespace: string;
  readonly problems: readonly AssignmentProblem[];
}

interface Namespaces {
  readonly of: (assignment: Assignment) => Named;
  /** What is wrong with the pattern. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The namespaces of assignments, by a mustache pattern of plain variables.
 *
 * Names that a pattern joins may come to the same text (`a-b` + `c`, `a` + `b-c`), so that one workspace could get at the namespace of another: that is a
 * problem of both. A pattern that does not tell targets apart (`{{environment}}-{{workspace}}`) puts them together on purpose.
 */
export function createNamespaces(assignments: readonly Assignment[], environment: string, pattern: string): Namespaces {
  const compiled = compilePattern(pattern, NAMES);
  if ('problem' in compiled) {
    const message = `the namespace pattern ${quote(pattern)} cannot be used: ${compiled.problem}`;
    return {
      of: () => ({ namespace: '', problems: [] }),
      diagnostics: [{ code: 'namespace-pattern', severity: 'error', message }],
    };
  }
  const nameOf = ({ clusterType, target }: Assignment) =>
    compiled.render({ environment, clusterType: clusterType.name, ...partsOf(target) });
  const clashes = clashesOf(assignments, nameOf, compiled.uses);
  return {
    of(assignment) {
      const namespace = nameOf(assignment);
      const invalid = isNamespace(namespace) ? [] : [invalidName(namespace, assignment.target)];
      return { namespace, problems: [...invalid, ...(clashes.get(assignment) ?? [])] };
    },
    diagnostics: [],
  };
}

function partsOf({ name, workspace, workload }: DeploymentTarget) {
  return { deploymentTarget: name, workspace, workload };
}

function isNamespace(text: string): boolean {
  return text.length <= LONGEST && DNS_LABEL.test(text);
}

function invalidName(namespace: string, target: DeploymentTarget): AssignmentProblem {
  const why =
    namespace.length > LONGEST
      ? `it has ${namespace.length} characters, Kubernetes takes ${LONGEST}`
      : 'Kubernetes takes lower-case letters, digits and `-`, starting and ending with a letter or digit';
  return {
    code: 'namespace-name',
    message: `${quote(namespace)} cannot be the name of a namespace: ${why}`,
    at: target.at,
    hint: 'Shorten the name of the workload, its target or the cluster type, or choose another namespace-pattern.',
  };
}

/** Assignments that share a namespace of a cluster type although the names that it is made of differ. */
function clashesOf(
  assignments: readonly Assignment[],
  nameOf: (assignment: Assignment) => string,
  uses: ReadonlySet<string>,
): ReadonlyMap<Assignment, readonly AssignmentProblem[]> {
  const clashes = new Map<Assignment, readonly AssignmentProblem[]>();
  const parts = (target: DeploymentTarget) =>
    Object.entries(partsOf(target)).flatMap(([name, value]) => (uses.has(name) ? [value] : []));
  // Of one part alone, different names are different texts.
  if (['deploymentTarget', 'workspace', 'workload'].filter((name) => uses.has(name)).length < 2) return clashes;
  const first = new Map<string, Assignment>();
  for (const assignment of assignments) {
    const namespace = nameOf(assignment);
    const place = `${assignment.clusterType.name}/${namespace}`;
    const other = first.get(place);
    if (!other) first.set(place, assignment);
    else if (parts(other.target).join('/') !== parts(assignment.target).join('/')) {
      clashes.set(assignment, [clash(namespace, assignment.target, other.target)]);
      if (!clashes.has(other)) clashes.set(other, [clash(namespace, other.target, assignment.target)]);
    }
  }
  return clashes;
}

function clash(namespace: string, target: DeploymentTarget, other: DeploymentTarget): AssignmentProblem {
  return {
    code: 'namespace-clash',
    message: `the namespace ${namespace} of ${target.name} (workspace ${target.workspace}) is that of ${other.name} (workspace ${other.workspace}) as well`,
    at: target.at,
    hint: 'Rename one of them, or choose a namespace-pattern that tells them apart.',
    related: [{ message: 'the other one', at: other.at }],
  };
}
