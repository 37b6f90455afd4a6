import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import type { GitSource } from '@kalypso-actions/git';
import {
  CanonicalNames,
  isSameRepositoryName,
  parseRepositoryName,
  type RepositoryName,
} from '@kalypso-actions/github';
import { type BaseRepo, loadFolder } from '@kalypso-actions/scheduler';
import type { ChainLink } from '../chain/chain-link.ts';
import { findPromotedBaseRepo } from '../chain/promotion-resources.ts';
import type { PromotionDeps } from '../settings/promotion-deps.ts';
import type { PromotionSettings } from '../settings/promotion-settings.ts';
import {
  describeForeignBaseRepo,
  describeForeignServer,
  describeMissingBaseRepo,
  describeUnreadableBranch,
} from './environment-branch-diagnostics.ts';

/** The branch of an environment as it was read. */
export interface EnvironmentBranch {
  readonly link: ChainLink;
  readonly repository: RepositoryName;
  /** The commit that was read. */
  readonly head: string;
  readonly baseRepo: BaseRepo;
  /** The commit that the `BaseRepo` names, in lower case; `undefined` if it names none. */
  readonly current: string | undefined;
  /** Path of the file that holds the `BaseRepo`, relative to the root of the repository. */
  readonly file: string;
  readonly content: Buffer;
}

/** Reads the branches of environments and finds in each the `BaseRepo` that promotion changes. */
export async function readEnvironmentBranches(
  links: readonly ChainLink[],
  { repository: baseRepository, serverUrl }: Pick<PromotionSettings, 'repository' | 'serverUrl'>,
  deps: Pick<PromotionDeps, 'fetch' | 'github'>,
): Promise<Checked<readonly EnvironmentBranch[]>> {
  const diagnostics: Diagnostic[] = [];
  const requests = links.flatMap((link) => {
    const { repo, branch, path } = link.environment.controlPlane;
    const repository = parseRepositoryName(repo, serverUrl);
    if (repository) return [{ link, repository, source: { repo, ref: { branch }, path } }];
    diagnostics.push(describeForeignServer(link.environment, serverUrl));
    return [];
  });
  const results = await deps.fetch(requests.map(({ source }) => source));
  const names = new CanonicalNames(deps.github);
  const branches: EnvironmentBranch[] = [];
  for (const { link, repository, source } of requests) {
    const result = results.get(source);
    if (!result) throw new Error(`no result for ${source.repo}`);
    if (result.kind === 'failed') {
      diagnostics.push(describeUnreadableBranch(link.environment, result.failure));
      continue;
    }
    const { root, commit: head } = result.source;
    const read = await readBaseRepo(link, source, root);
    diagnostics.push(...read.diagnostics);
    const baseRepo = read.value;
    if (!baseRepo) continue;
    if (!(await isNameOf(baseRepository, parseRepositoryName(baseRepo.repo, serverUrl), names))) {
      diagnostics.push(describeForeignBaseRepo(baseRepo, baseRepository, serverUrl));
      continue;
    }
    const { file } = baseRepo.locate('metadata', 'name');
    const content = readFileSync(join(root, file));
    // An empty text names no commit.
    const current = baseRepo.commit?.toLowerCase() || undefined;
    branches.push({ link, repository, head, baseRepo, current, file, content });
  }
  return { value: branches, diagnostics };
}

/** Whether a repository has a name, or had it before it was renamed or transferred. */
async function isNameOf(
  repository: RepositoryName,
  name: RepositoryName | undefined,
  names: CanonicalNames,
): Promise<boolean> {
  if (name === undefined) return false;
  if (isSameRepositoryName(name, repository)) return true;
  const [present, other] = [await names.resolve(name), await names.resolve(repository)];
  return present !== undefined && other !== undefined && isSameRepositoryName(present, other);
}

/** The branches of the environments that come before another one. */
export function listPreviousBranches(
  { link }: EnvironmentBranch,
  branches: readonly EnvironmentBranch[],
): readonly EnvironmentBranch[] {
  return branches.filter((other) => link.previous.includes(other.link.environment.name));
}

async function readBaseRepo(
  { environment }: ChainLink,
  { repo, ref, path }: GitSource,
  root: string,
): Promise<Checked<BaseRepo | undefined>> {
  const { value, diagnostics } = await loadFolder({ label: `${repo}@${ref.branch}`, root, path, trusted: true });
  const found = findPromotedBaseRepo(value.resources);
  // Other errors in the branch are reported when it is scheduled; a promotion may be what fixes them.
  const isRelevant = ({ subject }: Diagnostic) => subject?.kind === 'BaseRepo' && subject.name === PROMOTED_BASE_REPO;
  const relevant = [...diagnostics.filter(isRelevant), ...found.diagnostics];
  if (relevant.some(({ severity }) => severity === 'error')) return { value: undefined, diagnostics: relevant };
  if (!found.value) {
    const others = value.resources.filter((resource): resource is BaseRepo => resource.kind === 'BaseRepo');
    return { value: undefined, diagnostics: [describeMissingBaseRepo(environment, others, diagnostics)] };
  }
  return { value: found.value, diagnostics: relevant };
}
