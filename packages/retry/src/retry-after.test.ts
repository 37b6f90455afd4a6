import { describe, expect, it } from 'vitest';
import { parseRetryAfter, serverTime } from './retry-after.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const SERVER_DATE = 'Thu, 01 Jan 2026 08:00:00 GMT';

describe('parseRetryAfter', () => {
  it.each<[string | undefined, number | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['0', 0],
    ['-5', 0],
    ['17', 17_000],
    ['Thu, 01 Jan 2026 08:00:09 GMT', 9_000],
    ['Thu, 01 Jan 2026 07:00:00 GMT', 0],
  ])('%j is %s ms', (header, expected) => expect(parseRetryAfter(header, SERVER_DATE, NOW)).toBe(expected));

  it("compares a date with this machine's clock if the response has no date", () => {
    expect(parseRetryAfter('Thu, 01 Jan 2026 00:01:00 GMT', undefined, NOW)).toBe(60_000);
  });
});

describe('serverTime', () => {
  it('is the Date header', () => expect(serverTime(SERVER_DATE, NOW)).toBe(Date.parse('2026-01-01T08:00:00Z')));
  it.each([undefined, '', 'today'])('is now for %j', (header) => expect(serverTime(header, NOW)).toBe(NOW));
});
