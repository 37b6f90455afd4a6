import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { jsonOf, type Scope } from '../language/expressions.ts';
import { at, isObject, textAt } from '../language/json.ts';
import type { ConcurrencyGroups, Entry, Member } from './concurrency-groups.ts';

/** The concurrency group that a run or a job names; nothing when it names none. */
export function concurrencyOf(token: TemplateToken | undefined, scope: Scope): Entry | undefined {
  if (token === undefined) return undefined;
  const value = jsonOf(token, scope);
  const group = isObject(value) ? textAt(value, 'group') : String(value ?? '');
  if (group === '') return undefined;
  const cancelInProgress = at(value, 'cancel-in-progress') === true;
  const queue = at(value, 'queue') === 'max' ? 'max' : 'single';
  if (cancelInProgress && queue === 'max')
    throw new Error('queue: max is not for a group that cancels what is in progress');
  return { group, cancelInProgress, queue };
}

/**
 * Waits for a turn in a concurrency group, does the work, and gives the turn back.
 * @param cancelled told why when the place is taken by another, before the turn or within it
 * @param signal gives up waiting; the work is done all the same, and has to look at it
 */
export async function inTurn(
  groups: ConcurrencyGroups,
  entry: Entry,
  { cancelled, signal }: { readonly cancelled: (reason: string) => void; readonly signal: AbortSignal },
  work: () => Promise<void>,
): Promise<void> {
  let member: Member = { start: () => {}, cancel: () => {} };
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
