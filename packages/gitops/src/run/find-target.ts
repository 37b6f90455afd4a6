import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import {
  type CanonicalNames,
  formatRepositoryName,
  isSameRepositoryName,
  parseRepositoryName,
  type RepositoryName,
} from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import { diagnoseFailure } from '../failures/diagnose-failure.ts';
import type { TargetOptions } from '../options/gitops-pull-request-options.ts';
import { type GitOpsTarget, type ResolvedTarget, resolveTarget } from '../options/target.ts';

type Names = Pick<CanonicalNames, 'resolve'>;
type GitOpsRepos = Report['gitops'];

/**
 * Resolves the target of a pull request. If the options and the report seem to name different repositories, one of them may have a former name: then their
 * present names are compared.
 */
export async function findTarget(
  options: TargetOptions,
  gitOpsRepos: GitOpsRepos,
  serverUrl: string,
  names: Names,
): Promise<ResolvedTarget> {
  const resolved = resolveTarget(options, gitOpsRepos, serverUrl);
  const { repository, base, path } = options;
  const isComplete = base !== undefined && path !== undefined;
  const isMatched = resolved.kind === 'resolved' && resolved.gitOpsRepo !== undefined;
  if (repository === undefined || isComplete || isMatched) return resolved;
  const others = gitOpsRepos.filter(({ repo }) => parseRepositoryName(repo, serverUrl) !== undefined);
  if (others.length === 0) return resolved;
  const toPresent = async (address: string): Promise<string> => {
    const name = parseRepositoryName(address, serverUrl);
    const present = name && (await names.resolve(name));
    return present === undefined ? address : formatRepositoryName(present);
  };
  try {
    const present = await Promise.all(others.map(async (each) => ({ ...each, repo: await toPresent(each.repo) })));
    return resolveTarget({ ...options, repository: await toPresent(repository) }, present, serverUrl);
  } catch (error) {
    return { kind: 'refused', diagnostics: [diagnoseFailure(error)] };
  }
}

/**
 * Replaces the name of the repository by its present one, which GitHub's responses contain: by a former name, neither the pull request nor its branch would
 * be recognized. A repository that is not accessible keeps its name: the calls that follow explain what is missing.
 * @throws a `GitHubError`
 */
export async function toPresentTarget(target: GitOpsTarget, names: Names): Promise<GitOpsTarget> {
  return { ...target, repository: (await names.resolve(target.repository)) ?? target.repository };
}

/**
 * Warns of former names: they work until another repository gets one of them.
 * @param present the present name
 * @param gitOpsRepo the one of the report that the target was found with
 */
export function warnOfFormerName(
  present: RepositoryName,
  { repository: input }: TargetOptions,
  gitOpsRepo: GitOpsRepos[number] | undefined,
  serverUrl: string,
): readonly Diagnostic[] {
  const isFormer = (address: string | undefined): address is string => {
    const name = address === undefined ? undefined : parseRepositoryName(address, serverUrl);
    return name !== undefined && !isSameRepositoryName(name, present);
  };
  const name = formatRepositoryName(present);
  const url = `${serverUrl.replace(/\/+$/, '')}/${name}`;
  const renamed = { code: 'gitops-repository-renamed', severity: 'warning' } as const;
  if (gitOpsRepo !== undefined && isFormer(gitOpsRepo.repo)) {
    const { repo, name: resource, at } = gitOpsRepo;
    const message = `the repository of GitOpsRepo ${quote(resource)}, ${quote(repo)}, was renamed or transferred: it is ${quote(name)} now`;
    const file = at === undefined ? '' : ` in ${at.file} on the branch of the environment`;
    const hint = `Change \`repo\` to ${url}${file}. The former name works until another repository gets it.`;
    return [{ ...renamed, message, ...(at === undefined ? {} : { at }), hint }];
  }
  if (!isFormer(input)) return [];
  const message = `the repository ${quote(input)} was renamed or transferred: it is ${quote(name)} now`;
  const hint = `Change the input \`repository\` in the workflow to ${name}. The former name works until another repository gets it.`;
  return [{ ...renamed, message, hint }];
}
