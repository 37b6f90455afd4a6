import { describe, expect, it } from 'vitest';
import { ConcurrencyGroups, type ConcurrencyMember } from './concurrency-groups.ts';

describe('a concurrency group', () => {
  function createGroup(queue: 'single' | 'max', cancelInProgress = false) {
    const groups = new ConcurrencyGroups();
    const calls: string[] = [];
    const enter = (name: string): ConcurrencyMember => {
      const member = { start: () => calls.push(`${name} starts`), cancel: () => calls.push(`${name} is cancelled`) };
      groups.enter({ group: name === 'C' ? 'GROUP' : 'group', cancelInProgress, queue }, member);
      return member;
    };
    return { calls, enter, leave: (member: ConcurrencyMember) => groups.leave('group', member) };
  }

  it('keeps only the newest waiting member', () => {
    const { calls, enter, leave } = createGroup('single');
    const a = enter('A');
    enter('B');
    enter('C');
    leave(a);
    expect(calls).toEqual(['A starts', 'B is cancelled', 'C starts']);
  });

  it('keeps all waiting members with queue: max', () => {
    const { calls, enter, leave } = createGroup('max');
    const [a, b] = [enter('A'), enter('B')];
    enter('C');
    leave(a);
    leave(b);
    expect(calls).toEqual(['A starts', 'B starts', 'C starts']);
  });

  it('cancels the active member with cancel-in-progress, and waits for its end', () => {
    const { calls, enter, leave } = createGroup('single', true);
    const a = enter('A');
    enter('B');
    expect(calls).toEqual(['A starts', 'A is cancelled']);
    leave(a);
    expect(calls).toEqual(['A starts', 'A is cancelled', 'B starts']);
  });
});
