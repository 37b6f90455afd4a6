import { GitHubError } from '@kalypso-actions/github';
import { describe, expect, it } from 'vitest';
import { addNames } from './add-names.ts';

const WARNING = { code: 'labels-not-set', message: 'without the labels', hint: 'Shorten them.' };
const refuse = (httpStatus: number) =>
  new GitHubError({ call: 'POST /x', reason: 'no', httpStatus }, { mask: (text) => text });

/** @param invalid names for which GitHub rejects the whole call */
function createLabels(invalid: readonly string[], status = 422) {
  const calls: (readonly string[])[] = [];
  const add = async (names: readonly string[]): Promise<readonly string[]> => {
    calls.push(names);
    if (names.some((name) => invalid.includes(name))) throw refuse(status);
    return [];
  };
  return { add, calls };
}

describe('addNames', () => {
  it('adds all with one call', async () => {
    const { add, calls } = createLabels([]);
    expect(await addNames(['a', 'b'], add, WARNING)).toEqual({ isDone: true, diagnostics: [] });
    expect(calls).toEqual([['a', 'b']]);
    expect(await addNames([], add, WARNING)).toEqual({ isDone: false, diagnostics: [] });
    expect(calls).toHaveLength(1);
  });

  it('adds each alone if GitHub rejects some', async () => {
    const { add, calls } = createLabels(['b']);
    const { isDone, diagnostics } = await addNames(['a', 'b', 'c'], add, WARNING);
    expect(isDone).toBe(true);
    expect(calls).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
    expect(diagnostics).toEqual([
      {
        code: 'labels-not-set',
        severity: 'warning',
        message: 'without the labels "b": POST /x: no',
        hint: 'Shorten them.',
      },
    ]);
  });

  it('does not try each if GitHub refuses for another reason', async () => {
    const { add, calls } = createLabels(['b'], 403);
    const { isDone, diagnostics } = await addNames(['a', 'b'], add, WARNING);
    expect(isDone).toBe(false);
    expect(calls).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ message: 'without the labels "a", "b": POST /x: no' }]);
  });

  it('reports what GitHub left out in silence', async () => {
    expect(await addNames(['a', 'b'], async () => ['b'], WARNING)).toEqual({
      isDone: true,
      diagnostics: [
        { code: 'labels-not-set', severity: 'warning', message: 'without the labels "b"', hint: 'Shorten them.' },
      ],
    });
  });
});
