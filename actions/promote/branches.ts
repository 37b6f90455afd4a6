import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checked, type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { GitSource, SourceFailure } from '@kalypso-actions/git';
import { parseRepository } from '@kalypso-actions/github';
import { baseRepoOf, type Link, PROMOTED_BASE } from '@kalypso-actions/promotion';
import { type Environment, loadFolder } from '@kalypso-actions/scheduler';
import type { BranchState, PromoteDoors, PromoteInputs } from './model.ts';

type Doors = Pick<PromoteDoors, 'fetch' | 'serverUrl'>;

/** Reads the branches of environments, and finds in each the `BaseRepo` that promotion changes. What is wrong with one is a diagnostic. */
export async function readBranches(
  links: readonly Link[],
  inputs: Pick<PromoteInputs, 'repository'>,
  doors: Doors,
): Promise<Checked<readonly BranchState[]>> {
  const diagnostics: Diagnostic[] = [];
  const wanted = links.flatMap((link) => {
    const { repo, branch, path } = link.environment.controlPlane;
    const repository = parseRepository(repo, doors.serverUrl);
    if (repository) return [{ link, repository, source: { repo, ref: { branch }, path } }];
    diagnostics.push(elsewhere(link.environment, doors.serverUrl));
    return [];
  });
  const fetched = await doors.fetch(wanted.map(({ source }) => source));
  const states: BranchState[] = [];
  for (const { link, repository, source } of wanted) {
    const found = fetched.get(source);
    if (!found) throw new Error(`no result for ${source.repo}`);
    if ('failure' in found) {
      diagnostics.push(unread(link.environment, found.failure));
      continue;
    }
    const { root, commit: head } = found.ok;
    const read = await readBranch(link, source, root);
    diagnostics.push(...read.diagnostics);
    const { baseRepo, file } = read.value ?? {};
    if (baseRepo === undefined || file === undefined) continue;
    const foreign = foreignBase(baseRepo, inputs, doors.serverUrl);
    if (foreign) diagnostics.push(foreign);
    else states.push({ link, repository, head, baseRepo, file, content: readFileSync(join(root, file)) });
  }
  return { value: states, diagnostics };
}

async function readBranch({ environment }: Link, { repo, ref, path }: GitSource, root: string) {
  const { value, diagnostics } = await loadFolder({ label: `${repo}@${ref.branch}`, root, path, trusted: true });
  const found = baseRepoOf(value.resources);
  // What else is wrong in that branch is for its own check to tell: it does not keep a promotion from mending it.
  const told = [...diagnostics.filter(({ subject }) => subject?.kind === 'BaseRepo'), ...found.diagnostics];
  if (told.some(({ severity }) => severity === 'error')) return { value: undefined, diagnostics: told };
  if (!found.value) return { value: undefined, diagnostics: [noBaseRepo(environment, diagnostics)] };
  const { file } = found.value.locate('metadata', 'name');
  return { value: { baseRepo: found.value, file }, diagnostics: told };
}

const subject = ({ name }: Environment) => ({ kind: 'Environment', name });

function elsewhere(environment: Environment, serverUrl: string): Diagnostic {
  return {
    code: 'environment-elsewhere',
    severity: 'error',
    message: `environment ${environment.name} is in ${quote(environment.controlPlane.repo)}, which is no repository of ${serverUrl}`,
    hint: `Use \`${serverUrl}/<owner>/<name>\`.`,
    at: environment.locate('spec', 'controlPlane', 'repo'),
    subject: subject(environment),
  };
}

/** The field of an environment that a failed fetch is about. */
const FIELD_OF_FAILURE: Readonly<Record<string, string>> = { 'branch-not-found': 'branch', 'path-not-found': 'path' };

function unread(environment: Environment, failure: SourceFailure): Diagnostic {
  return {
    code: 'environment-unreadable',
    severity: 'error',
    message: `the branch of environment ${environment.name} cannot be read: ${failure.message}`,
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
    at: environment.locate('spec', 'controlPlane', FIELD_OF_FAILURE[failure.kind] ?? 'repo'),
    subject: subject(environment),
  };
}

function noBaseRepo(environment: Environment, others: readonly Diagnostic[]): Diagnostic {
  const unreadable = others.find(({ severity, at }) => severity === 'error' && at !== undefined);
  return {
    code: 'missing-base-repo',
    severity: 'error',
    message: `the branch of environment ${environment.name} has no BaseRepo ${PROMOTED_BASE} that can be read`,
    hint: 'Add a file that names repository, branch and path of what is promoted.',
    at: environment.locate('spec', 'controlPlane', 'branch'),
    ...(unreadable?.at === undefined ? {} : { related: [{ message: unreadable.message, at: unreadable.at }] }),
    subject: subject(environment),
  };
}

/** A commit of one repository says nothing in another. */
function foreignBase(
  baseRepo: BranchState['baseRepo'],
  { repository }: Pick<PromoteInputs, 'repository'>,
  serverUrl: string,
): Diagnostic | undefined {
  const found = parseRepository(baseRepo.repo, serverUrl);
  const isSame = (a: string, b: string | undefined) => a.toLowerCase() === b?.toLowerCase();
  if (isSame(repository.owner, found?.owner) && isSame(repository.repo, found?.repo)) return undefined;
  return {
    code: 'foreign-base',
    severity: 'error',
    message: `BaseRepo ${baseRepo.name} names ${quote(baseRepo.repo)}, and commits of ${repository.owner}/${repository.repo} are promoted`,
    hint: 'Correct `repo` in the BaseRepo, or the input `repository`.',
    at: baseRepo.locate('spec', 'repo'),
    subject: { kind: 'BaseRepo', name: baseRepo.name },
  };
}
