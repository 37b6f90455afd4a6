import { type Diagnostic, ownedBy, quote } from '@kalypso-actions/diagnostics';
import { compilePattern } from '@kalypso-actions/text-template';
import type { DeploymentTarget } from '../model/deployment-targets.ts';
import type { Model } from '../model/model.ts';
import type { RecordedAssignment, RecordedOwners } from '../model/name-claims.ts';
import { describeReservedName, isReservedName } from '../model/reserved-names.ts';
import type { AssignmentProblem } from './assignment-problem.ts';
import type { Assignment } from './schedule.ts';

const VARIABLES = ['environment', 'clusterType', 'deploymentTarget', 'workspace', 'workload'];
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const MAX_NAMESPACE_LENGTH = 63;

type NamespaceContext = Pick<Model, 'environment' | 'recorded' | 'keepsNames' | 'registrations'>;

interface AssignedNamespace {
  readonly namespace: string;
  readonly problems: readonly AssignmentProblem[];
}

interface Namespaces {
  readonly of: (assignment: Assignment) => AssignedNamespace;
  /** Whether assignments of several registrations share a namespace. */
  readonly isContested: boolean;
  /** What is wrong with the pattern. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Creates the namespaces of assignments from a mustache pattern of plain variables.
 *
 * Names that a pattern joins can result in the same text (`a-b` + `c`, `a` + `b-c`), which would give one workspace access to the namespace of another:
 * an error of the assignment that was not published before, or of both if that is not known. A namespace of a
 * registration that cannot be read stays its own. A pattern that does not distinguish targets at all (`{{environment}}-{{workspace}}`) shares namespaces on
 * purpose.
 */
export function createNamespaces(
  assignments: readonly Assignment[],
  model: NamespaceContext,
  pattern: string,
): Namespaces {
  const compiled = compilePattern(pattern, VARIABLES);
  if (compiled.kind === 'invalid') {
    const message = `the namespace pattern ${quote(pattern)} is invalid: ${compiled.reason}`;
    return {
      of: () => ({ namespace: '', problems: [] }),
      isContested: false,
      diagnostics: [{ code: 'namespace-pattern', severity: 'error', message }],
    };
  }
  const { environment } = model;
  const format = ({ clusterType, target }: Pick<Assignment, 'clusterType' | 'target'>) =>
    compiled.render({ environment, clusterType: clusterType.name, ...targetVariables(target) });
  const clashes = findClashes(assignments, format, compiled.uses, model);
  return {
    of(assignment) {
      const namespace = format(assignment);
      const { clusterType, target } = assignment;
      const isFitting = () => isNamespace(format({ clusterType, target: { ...target, name: 'x', workload: 'x' } }));
      const problems = checkNamespace(namespace, target, isFitting);
      return { namespace, problems: [...problems, ...(clashes.get(assignment) ?? [])] };
    },
    isContested: [...clashes.values()].some((problems) => problems.length > 0),
    diagnostics: [],
  };
}

function targetVariables({ name, workspace, workload }: Pick<DeploymentTarget, 'name' | 'workspace' | 'workload'>) {
  return { deploymentTarget: name, workspace, workload };
}

/** @param isFitting whether the namespace would be valid if the workload file had short names */
function checkNamespace(namespace: string, target: DeploymentTarget, isFitting: () => boolean): AssignmentProblem[] {
  if (!isNamespace(namespace)) return [createNameProblem(namespace, target, isFitting())];
  // A namespace of the platform's own workloads may have any name.
  const isForbidden = target.registration !== undefined && isReservedName(namespace);
  if (!isForbidden) return [];
  return [
    {
      ...describeReservedName(`the namespace of ${target.name}`, namespace, target.at),
      ...ownedBy(target.registration),
    },
  ];
}

function isNamespace(text: string): boolean {
  return text.length <= MAX_NAMESPACE_LENGTH && NAMESPACE.test(text);
}

function createNameProblem(namespace: string, target: DeploymentTarget, isOfRegistration: boolean): AssignmentProblem {
  const reason =
    namespace.length > MAX_NAMESPACE_LENGTH
      ? `it has ${namespace.length} characters, and Kubernetes allows ${MAX_NAMESPACE_LENGTH}`
      : 'Kubernetes allows lower-case letters, digits and `-`, starting and ending with a letter or digit';
  return {
    code: 'namespace-name',
    message: `${quote(namespace)} is not a valid namespace name: ${reason}`,
    at: target.at,
    hint: 'Shorten the name of the workload, its target or the cluster type, or choose another namespace-pattern.',
    // A team must not be able to hold back the promotions of all others by a long name.
    ...(isOfRegistration ? ownedBy(target.registration) : {}),
  };
}

/** Finds assignments that share a namespace of a cluster type although the variables that it is made of differ. */
function findClashes(
  assignments: readonly Assignment[],
  format: (assignment: Assignment) => string,
  uses: ReadonlySet<string>,
  { recorded, keepsNames, registrations }: NamespaceContext,
): ReadonlyMap<Assignment, readonly AssignmentProblem[]> {
  const clashes = new Map<Assignment, readonly AssignmentProblem[]>();
  const usedValues = (target: Pick<DeploymentTarget, 'name' | 'workspace' | 'workload'>) =>
    Object.entries(targetVariables(target)).flatMap(([name, value]) => (uses.has(name) ? [value] : []));
  // With a single variable, different values always result in different namespaces.
  if (['deploymentTarget', 'workspace', 'workload'].filter((name) => uses.has(name)).length < 2) return clashes;
  const first = new Map<string, Assignment>();
  const add = (assignment: Assignment, other: Assignment, namespace: string) => {
    if (!clashes.has(assignment)) {
      clashes.set(assignment, [createClashProblem(namespace, assignment.target, other.target)]);
    }
  };
  const workspaces = new Map(registrations.map(({ name, workspace }) => [name, workspace]));
  const isKept = (
    { registration: owner, deploymentTarget, workload }: RecordedAssignment,
    target: DeploymentTarget,
  ) => {
    if (target.registration === undefined || target.registration === owner || !keepsNames.has(owner)) return false;
    const other = { name: deploymentTarget, workload, workspace: workspaces.get(owner) ?? '' };
    return usedValues(other).join('/') !== usedValues(target).join('/');
  };
  for (const assignment of assignments) {
    const namespace = format(assignment);
    const key = `${assignment.clusterType.name}/${namespace}`;
    const kept = recorded?.namespaces.get(key)?.find((each) => isKept(each, assignment.target));
    if (kept) clashes.set(assignment, [createKeptProblem(namespace, assignment.target, kept)]);
    const other = first.get(key);
    if (!other) first.set(key, assignment);
    else if (usedValues(other.target).join('/') !== usedValues(assignment.target).join('/')) {
      if (!isOwner(assignment.target, other.target, recorded)) add(assignment, other, namespace);
      if (!isOwner(other.target, assignment.target, recorded)) add(other, assignment, namespace);
    }
  }
  return clashes;
}

/** Whether a target keeps a namespace that another one would share: it is the control plane's own, or was published before, and the other one is not. */
function isOwner(target: DeploymentTarget, other: DeploymentTarget, recorded: RecordedOwners | undefined): boolean {
  const [own, others] = [target.registration, other.registration];
  if (own === others) return false;
  if (own === undefined || others === undefined) return own === undefined;
  return recorded?.targets.get(target.name)?.has(own) === true && !recorded.targets.get(other.name)?.has(others);
}

function createKeptProblem(namespace: string, target: DeploymentTarget, kept: RecordedAssignment): AssignmentProblem {
  return {
    code: 'namespace-clash',
    message: `${target.name} (workspace ${target.workspace}) would share the namespace ${namespace} with ${kept.deploymentTarget}, which is published for registration ${kept.registration}, whose repository has errors`,
    at: target.at,
    hint: `Rename it, or wait until registration ${kept.registration} is fixed or removed.`,
    ...ownedBy(target.registration),
  };
}

function createClashProblem(namespace: string, target: DeploymentTarget, other: DeploymentTarget): AssignmentProblem {
  return {
    code: 'namespace-clash',
    message: `${target.name} (workspace ${target.workspace}) and ${other.name} (workspace ${other.workspace}) would share the namespace ${namespace}`,
    at: target.at,
    hint: 'Rename one of them, or choose a namespace-pattern that distinguishes them.',
    related: [{ message: 'the other target', at: other.at }],
    ...ownedBy(target.registration),
  };
}
