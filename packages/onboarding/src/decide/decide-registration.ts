import { type Diagnostic, formatPosition, quote } from '@kalypso-actions/diagnostics';
import { formatRepositoryName, isSameRepositoryName, parseRepositoryName } from '@kalypso-actions/github';
import type { RegisteredWorkloads } from '../observe/registered-workloads.ts';
import type { RequestedTarget } from '../observe/workload-repository.ts';
import { formatRegistration } from '../request/registration-file.ts';
import type { RegistrationRequest } from '../request/registration-request.ts';

/** A pull request that adds a registration. */
export interface RegistrationProposal {
  readonly request: RegistrationRequest;
  /** Path and text of the file. */
  readonly path: string;
  readonly text: string;
  readonly targets: readonly RequestedTarget[];
  /** What reviewers and the author should know. */
  readonly notes: readonly string[];
}

export type RegistrationDecision =
  | { readonly kind: 'refuse'; readonly problems: readonly Diagnostic[] }
  | { readonly kind: 'propose'; readonly proposal: RegistrationProposal };

export interface RegistrationFacts {
  readonly registered: RegisteredWorkloads;
  readonly targets: readonly RequestedTarget[];
  /** What is wrong with the workload files. */
  readonly diagnostics: readonly Diagnostic[];
  /** Open pull requests for other issues that add a registration of the same name, by number. */
  readonly openRequests: readonly number[];
}

/** Decides whether a valid request becomes a pull request. Every problem is reported at once. */
export function decideRegistration(
  request: RegistrationRequest,
  facts: RegistrationFacts,
  { folder, serverUrl }: { readonly folder: string; readonly serverUrl: string },
): RegistrationDecision {
  const { registered, targets, diagnostics, openRequests } = facts;
  const path = `${folder}/${request.name}.yaml`;
  const problems = [
    ...findTakenName(request, path, facts),
    ...openRequests.map((number) => ({
      ...REGISTERED,
      message: `pull request #${number} registers ${quote(request.name)} already`,
      hint: 'Choose another name, or close that one.',
    })),
    ...diagnostics.filter(({ severity }) => severity === 'error'),
  ];
  const same = registered.registrations.filter(({ workload }) => isSameRepository(workload.repo, request, serverUrl));
  const twin = same.find(({ workload }) => workload.branch === request.branch && overlaps(workload.path, request.path));
  if (twin !== undefined)
    problems.push({
      ...REGISTERED,
      message: `this folder of ${formatRepositoryName(request.repository)} is registered already, as ${quote(twin.name)} in ${formatPosition(twin.locate('spec', 'workload', 'path'))}`,
      hint: 'Add deployment targets to its workload file; that needs no registration.',
    });
  if (problems.length > 0) return { kind: 'refuse', problems };
  const notes = [
    ...same.map(
      ({ name, workload }) =>
        `Another folder or branch of the same repository is registered as ${quote(name)}: ${workload.branch}, ${workload.path}.`,
    ),
    ...describeUnknownEnvironments(targets, registered.environments),
    ...diagnostics.map(({ message }) => `${message}.`),
  ];
  const text = formatRegistration(request, serverUrl);
  return { kind: 'propose', proposal: { request, path, text, targets, notes } };
}

const REGISTERED = { code: 'already-registered', severity: 'error' } as const;

function findTakenName(
  { name }: RegistrationRequest,
  path: string,
  { registered: { registrations, hasFile } }: RegistrationFacts,
): readonly Diagnostic[] {
  const taken = registrations.find((registration) => registration.name === name);
  const hint = 'Choose another name. To change a registration, open a pull request.';
  if (taken !== undefined)
    return [
      {
        ...REGISTERED,
        message: `a workload is registered as ${quote(name)} already, in ${formatPosition(taken.locate('metadata', 'name'))}`,
        hint,
      },
    ];
  return hasFile(path) ? [{ ...REGISTERED, message: `there is a file ${path} already`, hint }] : [];
}

function isSameRepository(repo: string, { repository }: RegistrationRequest, serverUrl: string): boolean {
  const other = parseRepositoryName(repo, serverUrl);
  return other !== undefined && isSameRepositoryName(other, repository);
}

/** Whether one folder contains the other, so that a workload file would be registered twice. */
function overlaps(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => path.replace(/^\.?\/+|^\.$/, '').replace(/\/+$/, '')) as [string, string];
  return a === b || a === '' || b === '' || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

function describeUnknownEnvironments(
  targets: readonly RequestedTarget[],
  environments: readonly string[],
): readonly string[] {
  if (environments.length === 0) return [];
  return targets
    .filter(({ environment }) => !environments.includes(environment))
    .map(
      ({ name, environment }) =>
        `The environment ${quote(environment)} of ${quote(name)} is not an environment of this control plane: ${environments.join(', ')}.`,
    );
}
