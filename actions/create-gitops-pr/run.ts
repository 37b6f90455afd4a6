import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import type { Publication } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';
import type { Report } from '@kalypso-actions/scheduler';
import type { Context } from './context.ts';
import { readManifests } from './desired.ts';
import { reportFailures } from './failures.ts';
import { fleetSubject } from './fleet.ts';
import { foldersSubject } from './folders.ts';
import { readReport } from './read-report.ts';
import { failed, mistake, type Result } from './result.ts';
import { round } from './round.ts';
import type { Settings } from './settings.ts';
import type { Subject } from './subject.ts';
import { type Target, targetOf } from './target.ts';
import { failureOf } from './told.ts';

/** What a run needs of the world. */
export interface Doors {
  readonly github: GitHub;
  readonly openPublication: (target: Target) => Promise<Publication>;
  /** `GITHUB_SERVER_URL` */
  readonly serverUrl: string;
  /** The address of the repository that this runs in, where the schedule's own files come from. */
  readonly controlPlane: string | undefined;
  readonly log: (line: string) => void;
}

const MOST_ROUNDS = 5;

/**
 * Makes the pull request of a GitOps branch say what the scheduler has decided: opened, updated, closed, or left alone.
 *
 * What a person can mend comes back as diagnostics, the refusals of servers included; nothing is half done then that the next run would not complete.
 */
export async function run(settings: Settings, doors: Doors): Promise<Result> {
  const read = settings.report === undefined ? { report: undefined } : readReport(settings.report);
  if ('problems' in read) return failed(...read.problems);
  const { report } = read;
  const aimed = targetOf(settings, report?.gitops ?? [], doors.serverUrl);
  if ('problems' in aimed) return failed(...aimed.problems);
  const { target } = aimed;
  const result = await settled(() =>
    publishSubject(settings, doors, target, subjectOf(settings, doors, report, target)),
  );
  if (!report || !settings.reportIssues || settings.dryRun) return { target, ...result };
  // What is wrong with assignments is told whether or not the rest could be published.
  const issues = await settled(async () => {
    await reportFailures(doors.github, target.repository, report, doors.log);
    return { ok: true, diagnostics: [] };
  });
  return { target, ...result, ok: result.ok && issues.ok, diagnostics: [...result.diagnostics, ...issues.diagnostics] };
}

/** What servers refuse is told like a mistake, as far as it says what to do; anything else is a bug. */
async function settled(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure === undefined) throw thrown;
    return failed(failure);
  }
}

type Found = { readonly subject: Subject } | { readonly problems: readonly Diagnostic[] };

/** What is to be published, checked. */
function subjectOf(
  { manifests, promotedCommit }: Settings,
  { serverUrl, controlPlane }: Doors,
  report: Report | undefined,
  { path, branch }: Target,
): Found {
  if (report === undefined) return foldersSubject(manifests, { path, branch, promotedCommit });
  if (report.outcome === 'failed') return { problems: [scheduleFailed(report)] };
  const layout = { path, configFileName: report.layout.configFileName };
  const commit = promotedCommit ?? report.promotedCommit;
  const read = readManifests(manifests, report, { layout, promotedCommit: commit });
  if ('problems' in read) return read;
  const origin = { serverUrl, ...(controlPlane === undefined ? {} : { controlPlane }) };
  return { subject: fleetSubject({ ...report, promotedCommit: commit }, layout, read.files, origin) };
}

async function publishSubject(settings: Settings, doors: Doors, target: Target, found: Found): Promise<Result> {
  if ('problems' in found) return failed(...found.problems);
  const { github, log, openPublication } = doors;
  const publication = await openPublication(target);
  try {
    return await rounds({ settings, subject: found.subject, target, github, publication, log });
  } finally {
    await publication.close();
  }
}

/** Two runs may go on at once: who loses looks again at what the other has left. */
async function rounds(context: Context): Promise<Result> {
  const { publication, target, log } = context;
  for (let number = 1; number <= MOST_ROUNDS; number += 1) {
    const result = await round(context);
    if (result !== 'lost-race') return result;
    log(`somebody has moved ${target.branch} or ${target.head} meanwhile: looking again (${number} of ${MOST_ROUNDS})`);
    await publication.refresh();
  }
  return failed(
    mistake(
      'lost-races',
      `${quote(target.branch)} or ${quote(target.head)} was moved by others ${MOST_ROUNDS} times while this ran`,
      'Run it again when they are done; a `concurrency` group keeps runs of a workflow apart.',
    ),
  );
}

function scheduleFailed({ environment, diagnostics }: Report): Diagnostic {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return mistake(
    'schedule-failed',
    `the schedule of ${quote(environment)} failed with ${errors} error${errors === 1 ? '' : 's'}, so there is nothing to publish`,
    'Mend what the schedule step reports.',
  );
}

/** The outputs of the action. */
export function outputsOf({ operation, pull, headSha, change, filesChanged }: Result): Record<string, string> {
  return {
    operation: operation ?? '',
    'pull-request-number': pull === undefined ? '' : String(pull.number),
    'pull-request-url': pull?.url ?? '',
    'head-sha': headSha ?? '',
    promoted: String(change?.isPromotion ?? false),
    added: String(change?.added.length ?? 0),
    changed: String(change?.changed.length ?? 0),
    removed: String(change?.removed.length ?? 0),
    'files-changed': String(filesChanged ?? 0),
  };
}
