import { styleText } from 'node:util';
import type { JobRecord, RunRecord } from '@kalypso-actions/workflow-runner';
import type { Played, PullRecord, StatusRecord } from './record.ts';

type Style = Parameters<typeof styleText>[0];

const MARKS: Readonly<Record<string, readonly [string, Style]>> = {
  success: ['✓', 'green'],
  failure: ['✗', 'red'],
  pending: ['●', 'yellow'],
  error: ['✗', 'red'],
  skipped: ['·', 'dim'],
  cancelled: ['✗', 'red'],
};

/** What came of a chapter, as lines for a terminal: workflows, pull requests, statuses. */
export function told({ runs, ended, before, after }: Played): readonly string[] {
  return [
    ...[...ended, ...runs].flatMap(toldRun),
    ...after.pulls.flatMap((pull) =>
      toldPull(
        pull,
        before.pulls.find((earlier) => earlier.repository === pull.repository && earlier.number === pull.number),
      ),
    ),
    ...after.statuses.flatMap((now) =>
      toldStatuses(
        now,
        before.statuses.find(({ commit }) => commit.id === now.commit.id),
      ),
    ),
  ];
}

function toldRun({ repository, workflow, title, conclusion, jobs }: RunRecord): string[] {
  const ran = jobs.filter((job) => job.conclusion !== 'skipped');
  const names = ran.map(({ name, conclusion: end }) => `${mark(end ?? 'pending')} ${name}`).join('  ');
  const where = styleText('dim', `${short(repository)}/`);
  return [
    `${mark(conclusion ?? 'pending')} ${where}${styleText('bold', workflow)}  ${title.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/, '$1')}`,
    `    ${names}`,
    ...jobs.flatMap(errors),
  ];
}

function errors({ annotations }: JobRecord): string[] {
  return annotations.filter(({ level }) => level === 'error').map(({ message }) => `    ${styleText('red', message)}`);
}

function toldPull(pull: PullRecord, before: PullRecord | undefined): string[] {
  const what =
    before === undefined
      ? pull.merged
        ? 'opened and merged'
        : 'opened'
      : before.state !== pull.state
        ? pull.merged
          ? 'merged'
          : 'closed'
        : before.head !== pull.head
          ? 'updated'
          : undefined;
  if (what === undefined) return [];
  const labels = pull.labels.map((label) => styleText('magenta', `[${label}]`)).join(' ');
  const name = styleText('cyan', `${short(pull.repository)}#${pull.number}`);
  return [`⇄ pull request ${name} to ${pull.base} ${what}: ${pull.title} ${labels}`.trimEnd()];
}

function toldStatuses(now: StatusRecord, before: StatusRecord | undefined): string[] {
  return now.statuses.flatMap(({ context, state, description }) => {
    const earlier = before?.statuses.find((one) => one.context === context);
    if (earlier?.state === state && earlier.description === description) return [];
    return [`${mark(state)} commit ${now.commit.id.slice(0, 7)} "${now.commit.subject}": ${context}: ${description}`];
  });
}

function mark(state: string): string {
  const [sign, style] = MARKS[state] ?? ['?', 'dim'];
  return styleText(style, sign);
}

function short(repository: string): string {
  return repository.split('/')[1] ?? repository;
}

/** What runs at this moment, as one line. */
export function underWay(runs: readonly RunRecord[]): string {
  const jobs = runs.flatMap(({ workflow, jobs: all }) =>
    all.filter(({ status }) => status === 'in_progress').map(({ name }) => `${workflow}: ${name}`),
  );
  return styleText('dim', `  … ${jobs.join(', ')}`);
}
