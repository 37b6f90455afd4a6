import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { type ExpressionScope, evaluateToken } from '../language/expressions.ts';
import { isContextObject, textAt, valueAt } from '../language/json.ts';
import type { ConcurrencyGroups, ConcurrencyMember, ConcurrencyRequest } from './concurrency-groups.ts';

/** Reads `concurrency:`; `undefined` if there is none. */
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
  if (cancelInProgress && queue === 'max') throw new Error('queue: max cannot be combined with cancel-in-progress');
  return { group, cancelInProgress, queue };
}

/**
 * Waits until the concurrency group is free, does the work, and frees the group.
 * @param cancelled called with the reason if another request replaces this one, before or during the work
 * @param signal stops the wait; the work is still called and has to check the signal
 */
export async function withConcurrencySlot(
  groups: ConcurrencyGroups,
  request: ConcurrencyRequest,
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
    groups.enter(request, member);
  });
  try {
    await work();
  } finally {
    groups.leave(request.group, member);
  }
}
