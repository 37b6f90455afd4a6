import { PROMOTED_BASE_REPO } from '@kalypso-actions/conventions';
import type { Checked, Diagnostic } from '@kalypso-actions/diagnostics';
import { listFileChanges, readFileText } from '@kalypso-actions/github';
import type { ChainLink } from '../chain/chain-link.ts';
import { findNamedCommit } from '../decide/set-commit.ts';
import { type EnvironmentBranch, readEnvironmentBranches } from '../observe/environment-branch.ts';
import { hasCommitOrNewer } from '../observe/promotion-observation.ts';
import { readPromotionOrder } from '../observe/promotion-order.ts';
import { readPromotionRoute } from '../observe/promotion-route.ts';
import { PromotionStatusReader } from '../observe/promotion-status-reader.ts';
import { parsePromotionMessage } from '../records/promotion-message.ts';
import { readGitOpsCommit } from './gitops-commit.ts';
import { findProposal } from './promotion-proposal.ts';
import type { NextEnvironment, PromotionProof, ResolveObservation } from './resolve-observation.ts';
import type { ResolveDeps, ResolveSettings } from './resolve-settings.ts';
import { findRuns } from './workflow-runs.ts';

/** How many changes of the file with the `BaseRepo` are searched for one that names a commit. */
const MAX_SEARCHED_CHANGES = 30;

/**
 * Reads everything that decides what a GitOps commit promotes; writes nothing. Throws a `GitHubError` if GitHub cannot be read. After an error there is no
 * observation.
 */
export async function observeResolution(
  settings: ResolveSettings,
  deps: ResolveDeps,
): Promise<Checked<ResolveObservation | undefined>> {
  const route = await readPromotionRoute({ ...settings, fromEnvironment: undefined });
  const [link] = route.value.targets;
  if (!link || hasErrors(route.diagnostics)) return { value: undefined, diagnostics: route.diagnostics };
  const { chain } = route.value;
  const gitops = await readGitOpsCommit(settings, deps);
  const diagnostics = [...route.diagnostics, ...gitops.diagnostics];
  if (!gitops.value || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const observation = { chain, link, gitops: gitops.value };
  const { promotedCommit } = gitops.value;
  if (promotedCommit === undefined) return { value: { ...observation, promotion: undefined }, diagnostics };
  const proof = await readProof(promotedCommit, observation, settings, deps);
  diagnostics.push(...proof.diagnostics);
  if (!proof.value || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  return { value: { ...observation, promotion: proof.value }, diagnostics };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

async function readProof(
  commit: string,
  { chain, link }: Pick<ResolveObservation, 'chain' | 'link'>,
  settings: ResolveSettings,
  deps: ResolveDeps,
): Promise<Checked<PromotionProof | undefined>> {
  const { value, diagnostics } = await readEnvironmentBranches([link], settings, deps);
  const [branch] = value;
  if (!branch) return { value: undefined, diagnostics };
  const reader = new PromotionStatusReader(settings, deps);
  await reader.read(commit);
  const { statuses } = reader;
  const { name } = link.environment;
  const proposal = findProposal(statuses.list(commit, name));
  const proof: PromotionProof = {
    commit,
    branch,
    named: await readNamed(commit, branch, reader, settings, deps),
    isInterrupted: false,
    statuses,
    next: [],
    promotions: [],
  };
  if (proof.named !== 'now') return { value: proof, diagnostics };
  if (proposal === 'none')
    return { value: { ...proof, isInterrupted: await isRecorded(commit, branch, deps) }, diagnostics };
  if (statuses.progress(commit, name).kind !== 'deployed') return { value: proof, diagnostics };
  const links = link.next.flatMap((next) => chain.get(next) ?? []);
  const branches = await readEnvironmentBranches(links, settings, deps);
  const next: NextEnvironment[] = [];
  for (const each of branches.value)
    next.push({ link: each.link, order: await readPromotionOrder(each, { commit, reader, settings, deps }) });
  const found = { ...proof, next, promotions: await findPromotions(commit, link, next, settings, deps) };
  return { value: found, diagnostics: [...diagnostics, ...branches.diagnostics] };
}

async function readNamed(
  commit: string,
  branch: EnvironmentBranch,
  reader: PromotionStatusReader,
  settings: ResolveSettings,
  deps: ResolveDeps,
): Promise<PromotionProof['named']> {
  if (commit === branch.current) return 'now';
  if (!(await wasNamed(commit, branch, deps))) return 'never';
  const order = await readPromotionOrder(branch, { commit, reader, settings, deps });
  return hasCommitOrNewer({ order }) ? 'earlier' : 'undone';
}

/** Whether an earlier version of the file with the `BaseRepo` names a commit. */
async function wasNamed(
  commit: string,
  { repository, head, file: path }: EnvironmentBranch,
  { github }: ResolveDeps,
): Promise<boolean> {
  const changes = await listFileChanges(github, repository, { head, path, max: MAX_SEARCHED_CHANGES });
  for (const { id } of changes) {
    const text = await readFileText(github, repository, path, id);
    if (text !== undefined && findNamedCommit(text, PROMOTED_BASE_REPO) === commit) return true;
  }
  return false;
}

/** Whether the last change of the file with the `BaseRepo` is a promotion of a commit, and not a change by hand. */
async function isRecorded(commit: string, branch: EnvironmentBranch, { github }: ResolveDeps): Promise<boolean> {
  const { repository, head, file: path } = branch;
  const [change] = await listFileChanges(github, repository, { head, path, max: 1 });
  return change !== undefined && parsePromotionMessage(change.message, commit) !== undefined;
}

/** Only looked up if an environment that comes next does not have the commit. */
async function findPromotions(
  commit: string,
  { environment }: ChainLink,
  next: readonly NextEnvironment[],
  { repository, workflows }: ResolveSettings,
  { github }: ResolveDeps,
): Promise<PromotionProof['promotions']> {
  if (next.every(hasCommitOrNewer)) return [];
  const environments = [environment.name, ...next.map(({ link }) => link.environment.name)];
  return findRuns(github, repository, { workflow: workflows.promote, commit, environments });
}
