import { describe, expect, it } from 'vitest';
import { type History, NOTHING_SEEN, remember } from './history.ts';
import { configuration, MINUTE, NEWER, NOW, TARGET, type Wanted } from './test-support.ts';

/** What is known of a cluster after answers a minute apart, each with these configurations. */
function after(...answers: readonly (readonly Wanted[])[]): History {
  let history = NOTHING_SEEN;
  for (const [index, answer] of answers.entries())
    history = remember(history, answer.map(configuration), NOW + index * MINUTE, 2 * MINUTE);
  return history;
}

const only = (history: History) => {
  expect(history.size).toBe(1);
  const [sighting] = history.values();
  return sighting;
};

describe('what is remembered', () => {
  const fails: Wanted = { complianceState: 'Non-Compliant' };
  const tries: Wanted = { complianceState: 'Pending' };
  const fine: Wanted = {};

  it.each<[string, Wanted[], number | undefined]>([
    ['one that never failed', [fine, tries, fine], undefined],
    ['one that begins to fail', [fine, fails], 1],
    ['one that fails all the time', [fails, fails, fails], 0],
    ['one that tries again', [fails, tries], 0],
    ['one that fails, tries and fails', [fails, tries, { complianceState: 'Unknown' }, fails], 0],
    ['one that was fine in between', [fails, fine, fails], 2],
    ['one that is fine', [fails, fine], undefined],
    ['one that tries on another commit', [fails, { ...tries, syncedCommit: NEWER }], undefined],
    ['one that fails on another commit', [fails, { ...fails, syncedCommit: NEWER }], 1],
    ['one that only tries', [tries, tries], undefined],
  ])('since when it fails: %s', (_, looks, minute) => {
    const sighting = only(after(...looks.map((look) => [look])));
    expect(sighting?.failingSince).toBe(minute === undefined ? undefined : NOW + minute * MINUTE);
  });

  it('a configuration that is missing, for a while', () => {
    const there = only(after([fine]));
    expect(there).toMatchObject({ isThere: true, seenAt: NOW });
    expect(only(after([fine], []))).toEqual({ ...there, isThere: false });
    expect(after([fine], [], []).size).toBe(0);
    expect(only(after([fine], [], [fine]))).toMatchObject({ isThere: true, seenAt: NOW + 2 * MINUTE });
  });

  it('since when one fails that was missing for a moment', () => {
    expect(only(after([fails], [], [fails]))).toMatchObject({ isThere: true, failingSince: NOW });
  });

  it('one configuration once, however its id is written', () => {
    const id = configuration().id.toUpperCase();
    expect(only(after([fine], [{ id }]))).toMatchObject({ isThere: true, isContradictory: false });
    expect(only(after([fine, { id }]))).toMatchObject({ isContradictory: true });
  });

  it.each<[string, Wanted[], boolean]>([
    ['the same twice', [fine, fine], false],
    ['two states', [fine, fails], true],
    ['two commits', [fine, { syncedCommit: NEWER }], true],
    ['a contradiction, and then none', [fails, fine, { syncedCommit: TARGET }], true],
  ])('whether an answer contradicts itself: %s', (_, answer, isContradictory) => {
    expect(only(after(answer))).toMatchObject({ isContradictory });
  });
});
