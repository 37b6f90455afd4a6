import type { Diagnostic } from '@kalypso-actions/diagnostics';
import {
  addAssignees,
  addLabels,
  createPullRequest,
  ensureLabel,
  listReviewers,
  mergeWhenReady,
  type PullRequest,
  removeLabel,
  requestReviewers,
  updatePullRequest,
} from '@kalypso-actions/github';
import type { Context } from './context.ts';
import { digestOf, markLine, markOf } from './ours.ts';

const PROMOTED = {
  name: 'promoted',
  color: '1d76db',
  description: 'Promotes a commit of the control plane to this environment',
};

/** Title and body as people will see them; the mark is not in the body yet. */
export interface Text {
  readonly title: string;
  readonly body: string;
}

/** What a run does to a pull request, in this order; each step can be done again. */
export interface Upkeep {
  readonly pull: PullRequest;
  readonly isNew: boolean;
  /** Whether anything about it was changed, its branch apart. */
  readonly isChanged: boolean;
}

/** Whether a pull request says already what it should; what people changed in it since is theirs. */
export function saysSo({ body }: PullRequest, text: Text): boolean {
  return markOf(body)?.digest === digestOf(text.title, text.body);
}

/** Opens the pull request, or has the one that is open say what it should. */
export async function keepPull(context: Context, ours: PullRequest | undefined, text: Text): Promise<Upkeep> {
  const { github, target, settings } = context;
  const { title } = text;
  const mark = markLine({ base: target.branch, path: target.path, digest: digestOf(title, text.body) });
  const body = `${mark}\n${text.body}`;
  const pull =
    ours ??
    (await createPullRequest(github, target.repository, {
      base: target.branch,
      head: target.head,
      title,
      body,
      draft: settings.draft,
    }));
  const isStale = !saysSo(pull, text);
  if (isStale) await updatePullRequest(github, target.repository, pull.number, { title, body });
  return { pull, isNew: ours === undefined, isChanged: isStale };
}

/** Labels, reviewers and assignees: adds what is missing, and takes `promoted` off what promotes nothing. @returns whether anything was missing */
export async function keepPeople(context: Context, pull: PullRequest, isPromotion: boolean): Promise<boolean> {
  const labelled = await keepLabels(context, pull, isPromotion);
  const asked = await keepReviewers(context, pull);
  const { github, target, settings } = context;
  const assignees = missing(settings.assignees, pull.assignees);
  if (assignees.length > 0) await addAssignees(github, target.repository, pull.number, assignees);
  return labelled || asked || assignees.length > 0;
}

async function keepLabels({ github, target, settings }: Context, pull: PullRequest, isPromotion: boolean) {
  const { repository } = target;
  const wanted = [...settings.labels, ...(isPromotion ? [PROMOTED.name] : [])];
  const labels = missing(wanted, pull.labels);
  if (labels.includes(PROMOTED.name)) await ensureLabel(github, repository, PROMOTED);
  if (labels.length > 0) await addLabels(github, repository, pull.number, labels);
  const isLeft = !wanted.includes(PROMOTED.name) && pull.labels.includes(PROMOTED.name);
  if (isLeft) await removeLabel(github, repository, pull.number, PROMOTED.name);
  return labels.length > 0 || isLeft;
}

/** Who has reviewed is no longer asked, as GitHub sees it, and must not be asked once more by every run. */
async function keepReviewers({ github, target, settings }: Context, pull: PullRequest): Promise<boolean> {
  let reviewers = missing(settings.reviewers, pull.reviewers);
  let teams = missing(settings.teams, pull.teams);
  if (reviewers.length === 0 && teams.length === 0) return false;
  const done = await listReviewers(github, target.repository, pull.number);
  reviewers = missing(reviewers, [...done]);
  if (done.size > 0) teams = [];
  if (reviewers.length === 0 && teams.length === 0) return false;
  await requestReviewers(github, target.repository, pull.number, { reviewers, teams });
  return true;
}

/** GitHub takes logins, slugs and labels in any letter case. */
function missing(wanted: readonly string[], present: readonly string[]): string[] {
  const there = new Set(present.map((name) => name.toLowerCase()));
  return wanted.filter((name) => !there.has(name.toLowerCase()));
}

/** Has the pull request merged, when that is asked for. What keeps it from being merged is a warning: a person can still do it. */
export async function merge(context: Context, pull: PullRequest, head: string): Promise<readonly Diagnostic[]> {
  const { github, target, settings, log } = context;
  const { autoMerge: method } = settings;
  if (method === 'none' || pull.isDraft || pull.autoMerges) return [];
  const merging = await mergeWhenReady(github, target.repository, pull, { method, head });
  if (merging.kind === 'merged') log(`pull request #${pull.number} is merged: ${merging.sha}`);
  if (merging.kind === 'waiting') log(`pull request #${pull.number} will be merged by GitHub as soon as it may be`);
  if (merging.kind !== 'refused') return [];
  return [
    {
      code: 'auto-merge',
      severity: 'warning',
      message: `pull request #${pull.number} is not merged: ${merging.reason}`,
      hint: 'Merge it by hand, or run this again; allow auto-merge in the settings of the repository to have GitHub wait.',
    },
  ];
}
