import { type CronExpression, parseCron } from './cron.ts';
import { type LocalTime, parseLocalTime } from './local-time.ts';
import type { TimeResult } from './time-result.ts';

/** An instant from its UTC time: `2026-12-20T18:00`. */
export function utc(text: string): number {
  return Date.parse(`${text}Z`);
}

/** An instant as its UTC time, to the minute. */
export function toUtcText(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);
}

export function validCron(text: string): CronExpression {
  return expectValid(parseCron(text));
}

export function validLocalTime(text: string): LocalTime {
  return expectValid(parseLocalTime(text));
}

export function expectValid<T>(result: TimeResult<T>): T {
  if (result.kind === 'invalid') throw new Error(result.reason);
  return result.value;
}
