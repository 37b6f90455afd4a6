import type { Publication } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';
import { type Diagnostic, quote, type Report } from '@kalypso-actions/scheduler';
import type { Context } from './context.ts';
import { keeping, readManifests } from './desired.ts';
import { reportFailures } from './failures.ts';
import { readReport } from './read-report.ts';
import { failed, mistake, type Result } from './result.ts';
import { round } from './round.ts';
import type { Settings } from './settings.ts';
import { type Target, targetOf } from './target.ts';
import { failureOf } from './told.ts';

/** What a run needs of the world. */
export interface Doors {
  readonly github: GitHub;
  readonly openPublication: (target: Target) => Promise<Publication>;
  readonly serverUrl: string;
  readonly log: (line: string) => void;
}

const MOST_ROUNDS = 5;

/**
 * Makes the pull request of a GitOps branch say what the scheduler has decided: opened, updated, closed, or left alone.
 *
 * What a person can mend comes back as diagnostics, the refusals of servers included; nothing is half done then that the next run would not complete.
 */
export async function run(settings: Settings, doors: Doors): Promise<Result> {
  const read = readReport(settings.report);
  if ('problems' in read) return failed(...read.problems);
  const { report } = read;
  const aimed = targetOf(settings, report, doors.serverUrl);
  if ('problems' in aimed) return failed(...aimed.problems);
  const { target } = aimed;
  try {
    const result =
      report.outcome === 'failed'
        ? failed(scheduleFailed(report))
        : await publishReport(settings, doors, report, target);
    if (settings.reportIssues && !settings.dryRun) {
      await reportFailures(doors.github, target.repository, report, doors.log);
    }
    return { target, ...result };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure === undefined) throw thrown;
    return { target, ...failed(failure) };
  }
}

async function publishReport(settings: Settings, doors: Doors, report: Report, target: Target): Promise<Result> {
  const layout = { path: target.path, configFileName: report.layout.configFileName };
  const promotedCommit = settings.promotedCommit ?? report.promotedCommit;
  const manifests = readManifests(settings.manifests, report, { layout, promotedCommit });
  if ('problems' in manifests) return failed(...manifests.problems);
  const { files } = manifests;
  const { github, log, serverUrl } = doors;
  const publication = await doors.openPublication(target);
  try {
    const context: Context = {
      settings,
      report: { ...report, promotedCommit },
      target,
      layout,
      desired: { files, keeps: keeping(layout, report, files) },
      github,
      publication,
      serverUrl,
      log,
    };
    return await rounds(context);
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
    promoted: String(change?.promoted !== undefined),
    added: String(change?.assigned.length ?? 0),
    changed: String(change?.reconfigured.length ?? 0),
    removed: String(change?.unassigned.length ?? 0),
    'files-changed': String(filesChanged ?? 0),
  };
}
