import { styleText } from 'node:util';
import type { JobRecord, RunRecord } from '@kalypso-actions/workflow-runner';
import type { ClusterReport } from '../../test/support/tutorial/fleet.ts';
import type { GreetingPage } from '../../test/support/tutorial/greeting-pages.ts';
import type { DemoPullRequest, DemoStatuses, PlayedChapter } from './demo-snapshot.ts';

type Style = Parameters<typeof styleText>[0];

const MARKS: Readonly<Record<string, readonly [string, Style]>> = {
  success: ['✓', 'green'],
  failure: ['✗', 'red'],
  pending: ['●', 'yellow'],
  error: ['✗', 'red'],
  skipped: ['·', 'dim'],
  cancelled: ['✗', 'red'],
  Compliant: ['✓', 'green'],
  'Non-Compliant': ['✗', 'red'],
};

/** The result of a chapter as lines for a terminal: reports of clusters, workflow runs, pull requests, statuses, pages. */
export function formatChapter({ runs, finished, reports, pages, before, after }: PlayedChapter): readonly string[] {
  return [
    ...reports.map(formatReport),
    ...[...finished, ...runs].flatMap(formatRun),
    ...after.pulls.flatMap((pull) =>
      formatPullRequest(
        pull,
        before.pulls.find((earlier) => earlier.repository === pull.repository && earlier.number === pull.number),
      ),
    ),
    ...after.statuses.flatMap((current) =>
      formatStatuses(
        current,
        before.statuses.find(({ commit }) => commit.id === current.commit.id),
      ),
    ),
    ...pages.map(formatPage),
  ];
}

function formatPage({ environment, cluster, deploymentTarget, port, values }: GreetingPage): string {
  return `☺ page of ${styleText('bold', deploymentTarget)} on ${cluster} of ${environment}, port ${port}: ${values.join(', ')}`;
}

function formatReport({ cluster, environment, commit, to, state, message }: ClusterReport): string {
  const report = `${styleText('bold', cluster)} of ${environment} reports commit ${commit.slice(0, 7)} to ${to}: ${state}`;
  return [`${formatMark(state)} ${report}`, message].filter((part) => part !== '').join(', ');
}

function formatRun({ repository, workflow, title, conclusion, jobs }: RunRecord): string[] {
  const ran = jobs.filter((job) => job.conclusion !== 'skipped');
  const names = ran.map(({ name, conclusion: end }) => `${formatMark(end ?? 'pending')} ${name}`).join('  ');
  const prefix = styleText('dim', `${shortName(repository)}/`);
  return [
    `${formatMark(conclusion ?? 'pending')} ${prefix}${styleText('bold', workflow)}  ${title.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/, '$1')}`,
    `    ${names}`,
    ...jobs.flatMap(formatErrors),
  ];
}

function formatErrors({ annotations }: JobRecord): string[] {
  return annotations.filter(({ level }) => level === 'error').map(({ message }) => `    ${styleText('red', message)}`);
}

function formatPullRequest(pull: DemoPullRequest, before: DemoPullRequest | undefined): string[] {
  const change =
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
  if (change === undefined) return [];
  const labels = pull.labels.map((label) => styleText('magenta', `[${label}]`)).join(' ');
  const name = styleText('cyan', `${shortName(pull.repository)}#${pull.number}`);
  return [`⇄ pull request ${name} to ${pull.base} ${change}: ${pull.title} ${labels}`.trimEnd()];
}

function formatStatuses(current: DemoStatuses, before: DemoStatuses | undefined): string[] {
  return current.statuses.flatMap(({ context, state, description }) => {
    const earlier = before?.statuses.find((status) => status.context === context);
    if (earlier?.state === state && earlier.description === description) return [];
    return [
      `${formatMark(state)} commit ${current.commit.id.slice(0, 7)} "${current.commit.subject}": ${context}: ${description}`,
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

/** The running jobs as one line. */
export function formatRunningJobs(runs: readonly RunRecord[]): string {
  const jobs = runs.flatMap(({ workflow, jobs: all }) =>
    all.filter(({ status }) => status === 'in_progress').map(({ name }) => `${workflow}: ${name}`),
  );
  return styleText('dim', `  … ${jobs.join(', ')}`);
}
