import { describe, expect, it } from 'vitest';
import { parseLocalTime, toEnd, toStart } from './local-time.ts';
import { toUtcText, validLocalTime } from './test-support.ts';

describe('parseLocalTime', () => {
  it.each([
    '2026-13-01',
    '2026-02-29',
    '2026-1-1',
    '20.12.2026',
    '2026-12-20T25:00',
    '2026-12-20T24:00',
    '2026-12-20T18',
    '1970-01-01',
    'tomorrow',
  ])('rejects %s', (text) => expect(parseLocalTime(text)).toMatchObject({ kind: 'invalid' }));
});

describe('toStart and toEnd', () => {
  it('never make a period too short', () => {
    // Skipped: from the earlier of what it could be; shown twice: to the later.
    expect(toUtcText(toStart(validLocalTime('2026-03-29T02:30'), 'Europe/Berlin'))).toBe('2026-03-29T00:30');
    expect(toUtcText(toEnd(validLocalTime('2026-03-29T02:30'), 'Europe/Berlin'))).toBe('2026-03-29T01:30');
    expect(toUtcText(toEnd(validLocalTime('2026-10-25T02:30'), 'Europe/Berlin'))).toBe('2026-10-25T01:30');
    expect(toUtcText(toStart(validLocalTime('2026-10-25T02:30'), 'Europe/Berlin'))).toBe('2026-10-25T00:30');
    expect(toUtcText(toEnd(validLocalTime('2026-10-25'), 'Europe/Berlin'))).toBe('2026-10-25T23:00');
  });
});
