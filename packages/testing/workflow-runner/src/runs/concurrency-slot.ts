import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { type ExpressionScope, evaluateToken } from '../language/expressions.ts';
import { isContextObject, textAt, valueAt } from '../language/json.ts';
import type { ConcurrencyGroups, ConcurrencyMember, ConcurrencyRequest } from './concurrency-groups.ts';

/** The concurrency group that a run or a job names; nothing when it names none. */
export function readConcurrency(
  token: TemplateToken | undefined,
  scope: ExpressionScope,
): ConcurrencyRequest | undefined {
  if (token === undefined) return undefined;
  const value = evaluateToken(token, scope);
  const group = isContextObject(value) ? textAt(value, 'group') : String(value ?? '');
  if (group === '') return undefined;
  const cancelInProgress = valueAt(value, 'cancel-in-progress') === true;
  const queue = valueAt(value, 'queue') === 'max' ? 'max' : 'single';
  if (cancelInProgress && queue === 'max')
    throw new Error('queue: max is not for a group that cancels what is in progress');
  return { group, cancelInProgress, queue };
}

/**
 * Waits for a turn in a concurrency group, does the work, and gives the turn back.
 * @param cancelled told why when the place is taken by another, before the turn or within it
 * @param signal gives up waiting; the work is done all the same, and has to look at it
 */
export async function withConcurrencySlot(
  groups: ConcurrencyGroups,
  entry: ConcurrencyRequest,
  { cancelled, signal }: { readonly cancelled: (reason: string) => void; readonly signal: AbortSignal },
  work: () => Promise<void>,
): Promise<void> {
  let member: ConcurrencyMember = { start: () => {}, cancel: () => {} };
  await new Promise<void>((done) => {
    member = {
      start: done,
      cancel: (reason) => {
        cancelled(reason);
        done();
      },
    };
    signal.addEventListener('abort', () => done(), { once: true });
    groups.enter(entry, member);
  });
  try {
    await work();
  } finally {
    groups.leave(entry.group, member);
  }
}
