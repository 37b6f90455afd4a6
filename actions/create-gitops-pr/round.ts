import { quote } from '@kalypso-actions/diagnostics';
import { isEmptyDifference, type TreeDifference } from '@kalypso-actions/git';
import { closePull, deleteBranch } from './closing.ts';
import type { Context } from './context.ts';
import { removalProblem } from './guard.ts';
import { peoplesWork } from './people.ts';
import { isPublished, publish } from './publish.ts';
import { keepPeople, keepPull, merge, saysSo, type Text } from './pull-request.ts';
import { findPulls, foreignPull, type Pulls } from './pulls.ts';
import { failed, mistake, type Result } from './result.ts';
import type { Change } from './subject.ts';
import { conflictDiagnostics, refusedPush, unsigned } from './told.ts';
import { textOf } from './view.ts';

/** Makes the pull request say what the desired tree says, from what both branches hold now. Somebody may move a branch meanwhile. */
export async function round(context: Context): Promise<Result | 'lost-race'> {
  const { publication, subject, target, settings, log } = context;
  const pulls = await findPulls(context);
  if (pulls.foreign) return failed(foreignPull(pulls.foreign, target.head));
  if (publication.base === undefined) {
    const begun = await beginBranch(context);
    if (begun !== 'begun') return begun;
  }
  const difference = await differenceOf(context);
  if (difference.conflicts.length > 0) return failed(...conflictDiagnostics(difference.conflicts));
  const change = subject.describe(difference, await publication.readContents(subject.formerContents(difference)));
  if (isEmptyDifference(difference)) return settleNothing(context, pulls, change);
  const tooMany = removalProblem(change, settings.maxRemovals, pulls.ours);
  if (tooMany) return { ...failed(tooMany), change, target };
  const work = settings.force ? undefined : await peoplesWork(context, pulls.ours !== undefined);
  if (work) return { ...failed(work), change, target };
  const { message, ...text } = textOf(context, difference, change);
  const tree = await publication.writeTree(difference);
  const known = {
    target,
    change,
    filesChanged: difference.written.length + difference.removed.length,
    ...text,
  };
  if (settings.dryRun) return { ...known, ...(await foreseen(context, pulls, tree, text)) };
  const published = await publish(context, difference, { tree, message });
  if (published.kind === 'lost-race') return 'lost-race';
  if (published.kind === 'refused') return failed(refusedPush(target.head, published.reason));
  for (const pull of pulls.outdated) await closeOutdated(context, pull.number, pulls);
  const kept = await keepPull(context, pulls.ours, text);
  const isCompleted = await keepPeople(context, kept.pull, change.isPromotion);
  const warnings = await merge(context, kept.pull, published.head);
  const isUpdated = published.isNew || kept.isChanged || isCompleted;
  const operation = kept.isNew ? 'created' : isUpdated ? 'updated' : 'unchanged';
  log(`${kept.pull.url}: ${operation}`);
  return {
    ...known,
    ok: true,
    operation,
    diagnostics: [...(published.warning === undefined ? [] : [unsigned(published.warning)]), ...warnings],
    pull: kept.pull,
    headSha: published.head,
  };
}

async function closeOutdated(context: Context, number: number, { outdated }: Pulls): Promise<void> {
  const pull = outdated.find((one) => one.number === number);
  if (pull === undefined) return;
  const why = `Closed: what this environment should run is proposed from the branch \`${context.target.head}\` now.`;
  await closePull(context, pull, why);
  context.log(`closed pull request #${number}, which came from another branch of ours`);
}

/** Makes the base branch, from a first commit that holds nothing. */
async function beginBranch(context: Context): Promise<Result | 'lost-race' | 'begun'> {
  const { publication, settings, target, log } = context;
  const { owner, repo } = target.repository;
  if (!settings.createBranch) {
    const message = `${owner}/${repo} has no branch ${quote(target.branch)}`;
    return failed(
      mistake('branch-missing', message, 'Create it, or set `create-branch: true` to have it begun empty.'),
    );
  }
  if (settings.dryRun) return 'begun';
  const { committer } = settings;
  const created = await publication.createBase({ message: `Begin ${target.branch}`, author: committer, committer });
  if (created.kind === 'refused') return failed(refusedPush(target.branch, created.reason));
  log(`created the branch ${target.branch}, empty`);
  return publication.base === undefined ? 'lost-race' : 'begun';
}

async function differenceOf({ publication, subject }: Context): Promise<TreeDifference> {
  const { files, within, keeps } = subject;
  // What lies there tells what is ours.
  const present = await publication.compare({ files: new Map(), within, isManaged: () => true });
  const owns = subject.owns([...present.managed.values()]);
  return publication.compare({ files, within, isKept: keeps, isManaged: owns });
}

/** Nothing differs from the base branch: nothing is to be said. */
async function settleNothing(context: Context, pulls: Pulls, change: Change): Promise<Result | 'lost-race'> {
  const { target, settings, log } = context;
  const open = [...(pulls.ours ? [pulls.ours] : []), ...pulls.outdated];
  const [first] = open;
  const base = { ok: true, diagnostics: [], target, change, filesChanged: 0 } as const;
  if (settings.dryRun) return { ...base, operation: first ? 'closed' : 'none', ...(first ? { pull: first } : {}) };
  const why = `Closed: \`${target.branch}\` holds just what this environment should run, so nothing is left to change.`;
  for (const pull of open) await closePull(context, pull, why);
  if ((await deleteBranch(context, pulls.ours !== undefined)) === 'lost-race') return 'lost-race';
  log(first ? `closed pull request #${first.number}: nothing is left to change` : 'nothing to change');
  return { ...base, operation: first ? 'closed' : 'none', ...(first ? { pull: first } : {}) };
}

/** What a run would do. */
async function foreseen(
  context: Context,
  { ours }: Pulls,
  tree: string,
  text: Text,
): Promise<Pick<Result, 'ok' | 'operation' | 'diagnostics' | 'pull'>> {
  const isSame = ours !== undefined && (await isPublished(context, tree)) && saysSo(ours, text);
  const operation = ours === undefined ? 'created' : isSame ? 'unchanged' : 'updated';
  return { ok: true, operation, diagnostics: [], ...(ours ? { pull: ours } : {}) };
}
