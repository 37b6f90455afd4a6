import type { CommitOrder } from '@kalypso-actions/github';
import { describe, expect, it } from 'vitest';
import { commitId, EXPECTED, NEWER, OLDER } from '../../test-support.ts';
import { CommitAncestry, type CommitLookup, type CommitRelations } from './commit-ancestry.ts';

/** Creates a lookup that reads from tables, fails for commits that are missing there, and records its calls. */
function createLookup(
  orders: Readonly<Record<string, CommitOrder>>,
  promoted: Readonly<Record<string, string | undefined>> = {},
) {
  const calls: string[] = [];
  let running = 0;
  let maxRunning = 0;
  const respond = async <T>(call: string, table: Readonly<Record<string, T>>, name: string): Promise<T> => {
    calls.push(call);
    running += 1;
    maxRunning = Math.max(maxRunning, running);
    await new Promise(setImmediate);
    running -= 1;
    if (!Object.hasOwn(table, name)) throw new Error(`HTTP 404 for ${call}`);
    return table[name] as T;
  };
  const lookup: CommitLookup = {
    compare: (base, head) => respond(`${base.slice(0, 2)}...${head.slice(0, 2)}`, orders, head),
    readPromotedCommit: (one) => respond(`promoted by ${one.slice(0, 2)}`, promoted, one),
  };
  return { calls, lookup, maxRunning: () => maxRunning };
}

describe('CommitAncestry', () => {
  it('looks up each commit once, and never the expected one', async () => {
    const { calls, lookup } = createLookup(
      { [NEWER]: 'newer', [OLDER]: 'older', [commitId('e')]: 'diverged' },
      { [EXPECTED]: 'p', [NEWER]: 'p' },
    );
    const ancestry = new CommitAncestry(EXPECTED, lookup);
    const found = await ancestry.relate([OLDER, NEWER, NEWER, EXPECTED, NEWER, commitId('e')]);
    expect(Object.fromEntries(found)).toEqual({
      [NEWER]: { kind: 'newer', promotes: 'same' },
      [OLDER]: { kind: 'older' },
      [commitId('e')]: { kind: 'diverged' },
    });
    expect(calls[0]).toBe('aa...bb');
    expect(await ancestry.relate([OLDER, NEWER])).toEqual(found);
    expect(calls.sort()).toEqual(['aa...bb', 'aa...dd', 'aa...ee', 'promoted by aa', 'promoted by bb']);
  });

  it.each([
    ['the same', 'p', 'p', 'same'],
    ['something else', 'p', 'q', 'other'],
    ['nothing', 'p', undefined, 'other'],
    ['something, if the expected one promotes nothing', undefined, 'q', 'other'],
    ['nothing, like the expected one', undefined, undefined, 'other'],
  ])('reports whether a newer commit promotes %s', async (_, expected, newer, promotes) => {
    const { lookup } = createLookup({ [NEWER]: 'newer' }, { [EXPECTED]: expected, [NEWER]: newer });
    expect((await new CommitAncestry(EXPECTED, lookup).relate([NEWER])).get(NEWER)).toEqual({
      kind: 'newer',
      promotes,
    });
  });

  it('repeats a failed lookup; until then the relation is unknown', async () => {
    const orders: Record<string, CommitOrder> = {};
    const promoted: Record<string, string> = {};
    const { lookup } = createLookup(orders, promoted);
    const ancestry = new CommitAncestry(EXPECTED, lookup);
    const relation = async () => (await ancestry.relate([NEWER])).get(NEWER);
    expect(await relation()).toEqual({ kind: 'unknown', reason: 'HTTP 404 for aa...bb' });
    orders[NEWER] = 'newer';
    expect(await relation()).toEqual({ kind: 'unknown', reason: 'HTTP 404 for promoted by aa' });
    promoted[EXPECTED] = 'p';
    expect(await relation()).toEqual({ kind: 'unknown', reason: 'HTTP 404 for promoted by bb' });
    promoted[NEWER] = 'p';
    expect(await relation()).toEqual({ kind: 'newer', promotes: 'same' });
  });

  it('rejects that two commit IDs are the same commit', async () => {
    const { lookup } = createLookup({ [NEWER]: 'same' });
    expect((await new CommitAncestry(EXPECTED, lookup).relate([NEWER])).get(NEWER)).toMatchObject({ kind: 'unknown' });
  });

  it('looks up a limited number of commits at a time, the most frequent first', async () => {
    const many = Array.from({ length: 100 }, (_, index) => index.toString(16).padStart(40, '0'));
    const { calls, lookup, maxRunning } = createLookup(Object.fromEntries(many.map((one) => [one, 'older'])));
    const ancestry = new CommitAncestry(EXPECTED, lookup);
    const frequent = many.at(-1) ?? '';
    const known = (relations: CommitRelations) => [...relations.values()].filter(({ kind }) => kind === 'older').length;
    const first = await ancestry.relate([...many, frequent]);
    expect(first.get(frequent)).toEqual({ kind: 'older' });
    expect([first.size, known(first), calls.length, maxRunning()]).toEqual([100, 40, 40, 4]);
    await ancestry.relate(many);
    expect(known(await ancestry.relate(many))).toBe(100);
    expect(calls).toHaveLength(100);
  });
});
