import { describe, expect, it } from 'vitest';
import { systemClock } from './clock.ts';

describe('systemClock', () => {
  it('counts milliseconds since 1970', () => expect(new Date(systemClock.now()).getFullYear()).toBeGreaterThan(2_023));
  it('sleeps', async () => expect(await systemClock.sleep(1)).toBeUndefined());

  it('stops sleeping when the signal is aborted', async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(3_600_000, controller.signal);
    controller.abort(new Error('cancelled'));
    await expect(sleep).rejects.toThrow('cancelled');
  });

  it('does not sleep if the signal is aborted already', async () => {
    await expect(systemClock.sleep(3_600_000, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  });
});
