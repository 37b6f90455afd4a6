import { styleText } from 'node:util';
import type { JobRecord, RunRecord } from '@kalypso-actions/workflow-runner';
import type { DemoPullRequest, DemoStatuses, PlayedChapter } from './demo-snapshot.ts';

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
export function formatChapter({ runs, ended, before, after }: PlayedChapter): readonly string[] {
  return [
    ...[...ended, ...runs].flatMap(formatRun),
    ...after.pulls.flatMap((pull) =>
      formatPullRequest(
        pull,
        before.pulls.find((earlier) => earlier.repository === pull.repository && earlier.number === pull.number),
      ),
    ),
    ...after.statuses.flatMap((now) =>
      formatStatuses(
        now,
        before.statuses.find(({ commit }) => commit.id === now.commit.id),
      ),
    ),
  ];
}

function formatRun({ repository, workflow, title, conclusion, jobs }: RunRecord): string[] {
  const ran = jobs.filter((job) => job.conclusion !== 'skipped');
  const names = ran.map(({ name, conclusion: end }) => `${formatMark(end ?? 'pending')} ${name}`).join('  ');
  const where = styleText('dim', `${shortName(repository)}/`);
  return [
    `${formatMark(conclusion ?? 'pending')} ${where}${styleText('bold', workflow)}  ${title.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/, '$1')}`,
    `    ${names}`,
    ...jobs.flatMap(formatErrors),
  ];
}

function formatErrors({ annotations }: JobRecord): string[] {
  return annotations.filter(({ level }) => level === 'error').map(({ message }) => `    ${styleText('red', message)}`);
}

function formatPullRequest(pull: DemoPullRequest, before: DemoPullRequest | undefined): string[] {
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
  const name = styleText('cyan', `${shortName(pull.repository)}#${pull.number}`);
  return [`⇄ pull request ${name} to ${pull.base} ${what}: ${pull.title} ${labels}`.trimEnd()];
}

function formatStatuses(now: DemoStatuses, before: DemoStatuses | undefined): string[] {
  return now.statuses.flatMap(({ context, state, description }) => {
    const earlier = before?.statuses.find((one) => one.context === context);
    if (earlier?.state === state && earlier.description === description) return [];
    return [
      `${formatMark(state)} commit ${now.commit.id.slice(0, 7)} "${now.commit.subject}": ${context}: ${description}`,
    ];
  });
}

function formatMark(state: string): string {
  const [sign, style] = MARKS[state] ?? ['?', 'dim'];
  return styleText(style, sign);
}

function shortName(repository: string): string {
  return repository.split('/')[1] ?? repository;
}

/** What runs at this moment, as one line. */
export function formatRunningJobs(runs: readonly RunRecord[]): string {
  const jobs = runs.flatMap(({ workflow, jobs: all }) =>
    all.filter(({ status }) => status === 'in_progress').map(({ name }) => `${workflow}: ${name}`),
  );
  return styleText('dim', `  … ${jobs.join(', ')}`);
}
