import {
  Ancestors,
  AzureError,
  type Clock,
  type Commits,
  type ConfigurationSource,
  type Waited,
  wait,
} from '@kalypso-actions/compliance';
import type { Diagnostic } from '@kalypso-actions/scheduler';
import { mendable, problemsOf } from './diagnostics.ts';
import { progressLine } from './progress.ts';
import type { Settings } from './settings.ts';
import { CANCELLED, DEPLOYING, decided, NOT_CHECKED, type StatusWords } from './words.ts';

/** Azure, looked at with the right eyes. */
export interface AzureView {
  readonly source: ConfigurationSource;
  /** The page of a resource in the portal. */
  readonly portal: (resourceId: string) => string;
}

/** What a run needs of the world. */
export interface Doors {
  readonly openAzure: (signal: AbortSignal) => Promise<AzureView>;
  readonly commits: Commits;
  /** Sets the commit status, if there is to be one. `hurry`: there are only seconds left. */
  readonly setStatus: (words: StatusWords, hurry: boolean) => Promise<void>;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Aborted when the runner cancels the job. */
  readonly cancelled: AbortSignal;
}

export type Result =
  | {
      readonly outcome: 'decided';
      readonly ok: boolean;
      readonly diagnostics: readonly Diagnostic[];
      readonly waited: Waited;
      readonly portal: (resourceId: string) => string;
    }
  /** Nothing was decided: what had to be asked could not be. */
  | { readonly outcome: 'failed' | 'cancelled'; readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Waits until the fleet complies, or cannot, and says so in the commit status: at the beginning, and at the end whatever it is.
 *
 * `finish` is called between the decision and the status that tells it, so that nobody who sees the status finds no report yet.
 * @throws what is neither the fleet's fault nor Azure's nor GitHub's
 */
export async function run(
  settings: Settings,
  doors: Doors,
  finish: (result: Extract<Result, { readonly outcome: 'decided' }>) => void,
): Promise<Result> {
  try {
    await doors.setStatus(DEPLOYING, false);
    const { waited, portal } = await look(settings, doors);
    const ok = waited.state === 'compliant' || waited.state === 'superseded';
    const result = { outcome: 'decided', ok, waited, portal, diagnostics: problemsOf(settings, waited) } as const;
    finish(result);
    await doors.setStatus(decided(waited, settings.status?.onSuccess ?? 'success'), false);
    return result;
  } catch (error) {
    if (doors.cancelled.aborted) {
      doors.log('cancelled');
      await lastWords(CANCELLED, doors);
      return { outcome: 'cancelled', ok: false, diagnostics: [] };
    }
    const diagnostic = mendable(error);
    await lastWords(NOT_CHECKED, doors);
    if (diagnostic === undefined) throw error;
    return { outcome: 'failed', ok: false, diagnostics: [diagnostic] };
  }
}

async function look(settings: Settings, doors: Doors): Promise<{ waited: Waited; portal: AzureView['portal'] }> {
  const { policy, timeout, interval, stability } = settings;
  const { clock, log, cancelled } = doors;
  const { source, portal } = await doors.openAzure(cancelled);
  const waited = await wait({
    source,
    ancestors: new Ancestors(policy.commit, doors.commits),
    policy,
    timeout,
    interval,
    stability,
    mayPass,
    clock,
    signal: cancelled,
    onPoll: (poll) => log(progressLine(poll, stability)),
  });
  return { waited, portal };
}

/** A look that took too long may be quicker the next time. */
function mayPass(error: unknown): boolean {
  if (error instanceof AzureError) return error.isTransient;
  return error instanceof DOMException && error.name === 'TimeoutError';
}

/** The status must not stay pending for ever. That it cannot be set is not the worst news at that point. */
async function lastWords(words: StatusWords, doors: Doors): Promise<void> {
  try {
    await doors.setStatus(words, true);
  } catch (error) {
    doors.log(`the commit status could not be set: ${error instanceof Error ? error.message : String(error)}`);
  }
}
