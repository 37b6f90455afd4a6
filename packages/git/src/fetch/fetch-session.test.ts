import { describe, expect, test } from 'vitest';
import { FetchSession } from './fetch-session.ts';

describe('FetchSession', () => {
  test('counts the time of its tasks, that of parallel ones once, and no time between them', async () => {
    let now = 1000;
    const clock = { now: () => now, sleep: async () => undefined };
    const session = new FetchSession({ maxMs: 100, clock });
    now += 500;
    expect(session.remainingMs).toBe(100);
    const end = Promise.withResolvers<void>();
    const tasks = [session.run(() => end.promise), session.run(() => end.promise)];
    now += 30;
    expect(session.remainingMs).toBe(70);
    end.resolve();
    await Promise.all(tasks);
    now += 500;
    expect(session.remainingMs).toBe(70);
    await expect(
      session.run(async () => {
        now += 80;
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(session.remainingMs).toBe(-10);
  });

  test('gives up a server that is silent, and tries it again once it has responded', () => {
    const session = new FetchSession();
    expect(session.isUnresponsive('git.example:443', false)).toBe(false);
    expect(session.record('git.example:443', false, false)).toBe(true);
    expect(session.record('git.example:443', false, false)).toBe(false);
    expect(session.isUnresponsive('git.example:443', false)).toBe(true);
    expect(session.isUnresponsive('git.example:8443', false)).toBe(false);
    expect(session.record('git.example:443', true, false)).toBe(false);
    expect(session.isUnresponsive('git.example:443', false)).toBe(false);
  });

  test('allows the GitHub server one silence between responses', () => {
    const session = new FetchSession();
    const silences = [false, true, false, false].map((responded) => session.record('github.com:443', responded, true));
    expect(silences).toEqual([false, false, false, true]);
    expect(session.isUnresponsive('github.com:443', true)).toBe(true);
  });
});
