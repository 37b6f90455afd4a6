import { describe, expect, it } from 'vitest';
import { abortable } from './abort.ts';

const never = () => new Promise<never>(() => undefined);

describe('abortable', () => {
  it('settles as the promise does', async () => {
    const { signal } = new AbortController();
    await expect(abortable(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(abortable(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken');
  });

  it('rejects with the reason of a signal that is aborted meanwhile', async () => {
    const controller = new AbortController();
    const result = abortable(never(), controller.signal);
    controller.abort(new Error('cancelled'));
    await expect(result).rejects.toThrow('cancelled');
  });

  it.each([
    ['pending', never()],
    ['resolved', Promise.resolve()],
  ])('rejects at once if the signal is aborted already and the promise is %s', async (_, promise) => {
    await expect(abortable(promise, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  });
});
