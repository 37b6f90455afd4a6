import { expect, it } from 'vitest';
import { backoffDelayMs } from './backoff.ts';
import { type RetryOptions, withRetries } from './with-retries.ts';

class TransientError extends Error {}

/** Runs an attempt that fails with these errors, one after the other, and then succeeds. */
async function run(errors: readonly Error[], options: Partial<RetryOptions> = {}) {
  const sleeps: number[] = [];
  const log: string[] = [];
  const rest = [...errors];
  const attempt = () => {
    const error = rest.shift();
    if (error) throw error;
    return 'done';
  };
  const result = await withRetries(attempt, {
    retries: 3,
    delayMs: (error, retry) => (error instanceof TransientError ? backoffDelayMs(retry) : undefined),
    clock: {
      now: () => 0,
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted();
        sleeps.push(milliseconds);
      },
    },
    log: (line) => log.push(line),
    ...options,
  }).catch((error: Error) => error.message);
  return { result, sleeps, log };
}

it('returns the result of the first attempt that succeeds', async () => {
  expect(await run([])).toEqual({ result: 'done', sleeps: [], log: [] });
  expect(await run([new TransientError('HTTP 503'), new TransientError('HTTP 502')])).toEqual({
    result: 'done',
    sleeps: [1_000, 2_000],
    log: ['HTTP 503; retrying in 1 s (1 of 3)', 'HTTP 502; retrying in 2 s (2 of 3)'],
  });
});

it('throws an error that a retry cannot fix', async () => {
  expect(await run([new TransientError('HTTP 503'), new Error('HTTP 401')])).toMatchObject({
    result: 'HTTP 401',
    sleeps: [1_000],
  });
});

it('throws the last error when the retries are used up', async () => {
  const errors = [new TransientError('first'), new TransientError('second')];
  expect(await run(errors, { retries: 1 })).toMatchObject({ result: 'second', sleeps: [1_000] });
  expect(await run(errors, { retries: 0 })).toMatchObject({ result: 'first', sleeps: [] });
});

it('stops waiting when the signal is aborted', async () => {
  const signal = AbortSignal.abort(new Error('cancelled'));
  expect(await run([new TransientError('HTTP 503')], { signal })).toMatchObject({ result: 'cancelled', sleeps: [] });
});

it('logs the given description of an error', async () => {
  const { log } = await run([new TransientError('HTTP 503')], { describe: () => 'the server is busy' });
  expect(log).toEqual(['the server is busy; retrying in 1 s (1 of 3)']);
});
