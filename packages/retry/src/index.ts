export { abortable } from './abort.ts';
export { backoffDelayMs } from './backoff.ts';
export { causeChain, errorMessage, rootCause } from './cause.ts';
export { type Clock, systemClock } from './clock.ts';
export { parseRetryAfter, serverTime } from './retry-after.ts';
export { toWholeSeconds } from './seconds.ts';
export { withRetries } from './with-retries.ts';
