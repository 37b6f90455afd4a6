import { describe, expect, it } from 'vitest';
import { Ancestors, type Commits } from './ancestry.ts';
import { commit, NEWER, OLDER, TARGET } from './test-support.ts';

type Answer = 'same' | 'newer' | 'older' | 'apart';

/** A GitHub that answers from tables, fails for what is not in them, and writes down what it is asked. */
function github(
  answers: Readonly<Record<string, Answer>>,
  promoted: Readonly<Record<string, string | undefined>> = {},
) {
  const asked: string[] = [];
  let running = 0;
  let mostRunning = 0;
  const answer = async <T>(question: string, table: Readonly<Record<string, T>>, name: string): Promise<T> => {
    asked.push(question);
    running += 1;
    mostRunning = Math.max(mostRunning, running);
    await new Promise(setImmediate);
    running -= 1;
    if (!Object.hasOwn(table, name)) throw new Error(`HTTP 404 for ${question}`);
    return table[name] as T;
  };
  const commits: Commits = {
    compare: (base, head) => answer(`${base.slice(0, 2)}...${head.slice(0, 2)}`, answers, head),
    promotedBy: (one) => answer(`promoted by ${one.slice(0, 2)}`, promoted, one),
  };
  return { asked, commits, mostRunning: () => mostRunning };
}

describe('Ancestors', () => {
  it('asks once for each commit, and not for the one that is waited for', async () => {
    const { asked, commits } = github(
      { [NEWER]: 'newer', [OLDER]: 'older', [commit('e')]: 'apart' },
      { [TARGET]: 'p', [NEWER]: 'p' },
    );
    const ancestors = new Ancestors(TARGET, commits);
    const found = await ancestors.of([OLDER, NEWER, NEWER, TARGET, NEWER, commit('e')]);
    expect(Object.fromEntries(found)).toEqual({
      [NEWER]: { is: 'newer', promotes: 'same' },
      [OLDER]: { is: 'older' },
      [commit('e')]: { is: 'apart' },
    });
    expect(asked[0]).toBe('aa...bb');
    expect(await ancestors.of([OLDER, NEWER])).toEqual(found);
    expect(asked.sort()).toEqual(['aa...bb', 'aa...dd', 'aa...ee', 'promoted by aa', 'promoted by bb']);
  });

  it.each([
    ['the same', 'p', 'p', 'same'],
    ['something else', 'p', 'q', 'other'],
    ['nothing any more', 'p', undefined, 'other'],
    ['something where ours promotes nothing', undefined, 'q', 'other'],
    ['nothing where ours promotes nothing', undefined, undefined, 'other'],
  ])('tells whether a newer commit promotes %s', async (_, ours, theirs, promotes) => {
    const { commits } = github({ [NEWER]: 'newer' }, { [TARGET]: ours, [NEWER]: theirs });
    expect((await new Ancestors(TARGET, commits).of([NEWER])).get(NEWER)).toEqual({ is: 'newer', promotes });
  });

  it('does not know what could not be answered, and asks again', async () => {
    const answers: Record<string, Answer> = {};
    const promoted: Record<string, string> = {};
    const { commits } = github(answers, promoted);
    const ancestors = new Ancestors(TARGET, commits);
    const relation = async () => (await ancestors.of([NEWER])).get(NEWER);
    expect(await relation()).toEqual({ is: 'unknown', reason: 'HTTP 404 for aa...bb' });
    answers[NEWER] = 'newer';
    expect(await relation()).toEqual({ is: 'unknown', reason: 'HTTP 404 for promoted by aa' });
    promoted[TARGET] = 'p';
    expect(await relation()).toEqual({ is: 'unknown', reason: 'HTTP 404 for promoted by bb' });
    promoted[NEWER] = 'p';
    expect(await relation()).toEqual({ is: 'newer', promotes: 'same' });
  });

  it('believes nobody who says that two commits are one', async () => {
    const { commits } = github({ [NEWER]: 'same' });
    expect((await new Ancestors(TARGET, commits).of([NEWER])).get(NEWER)).toMatchObject({ is: 'unknown' });
  });

  it('asks for some of many at a time, the most frequent first, and for the others later', async () => {
    const many = Array.from({ length: 100 }, (_, index) => index.toString(16).padStart(40, '0'));
    const { asked, commits, mostRunning } = github(Object.fromEntries(many.map((one) => [one, 'older'])));
    const ancestors = new Ancestors(TARGET, commits);
    const frequent = many.at(-1) ?? '';
    const known = (ancestry: Awaited<ReturnType<typeof ancestors.of>>) =>
      [...ancestry.values()].filter(({ is }) => is === 'older').length;
    const first = await ancestors.of([...many, frequent]);
    expect(first.get(frequent)).toEqual({ is: 'older' });
    expect([first.size, known(first), asked.length, mostRunning()]).toEqual([100, 40, 40, 4]);
    await ancestors.of(many);
    expect(known(await ancestors.of(many))).toBe(100);
    expect(asked).toHaveLength(100);
  });
});
