import { describe, expect, it } from 'vitest';
import { toUtcText, utc } from './test-support.ts';
import { isTimeZone, toInstants, toWallTime } from './time-zone.ts';

describe('toInstants', () => {
  it.each([
    ['2026-03-29T01:30', 'Europe/Berlin', ['2026-03-29T00:30']],
    ['2026-03-29T02:30', 'Europe/Berlin', ['2026-03-29T00:30', '2026-03-29T01:30']],
    ['2026-10-25T02:30', 'Europe/Berlin', ['2026-10-25T00:30', '2026-10-25T01:30']],
    ['2026-11-01T01:15', 'America/New_York', ['2026-11-01T05:15', '2026-11-01T06:15']],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', ['2026-04-04T14:45', '2026-04-04T15:15']],
    ['2026-06-01T12:00', 'Asia/Kathmandu', ['2026-06-01T06:15']],
    ['2026-06-01T12:00', 'UTC', ['2026-06-01T12:00']],
  ])('%s in %s: %j', (wall, zone, instants) => expect(toInstants(utc(wall), zone).map(toUtcText)).toEqual(instants));
});

describe('toWallTime', () => {
  it.each([
    ['2026-06-01T12:00', 'Asia/Kathmandu', '2026-06-01T17:45'],
    ['0050-01-01T00:00', 'UTC', '0050-01-01T00:00'],
    ['-000043-03-15T12:00', 'UTC', '-000043-03-15T12:00'],
  ])('%s in %s: %s', (instant, zone, wall) => {
    const at = Date.parse(`${instant}:00.250Z`);
    expect(toWallTime(at, zone)).toBe(Date.parse(`${wall}:00.250Z`));
  });
});

describe('isTimeZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('accepts %s', (zone) =>
    expect(isTimeZone(zone)).toBe(true),
  );
  it.each(['', 'Europe/Berln', 'Mars', '+01:00', 'Europe/Berlin\n', '../etc'])('rejects %j', (zone) =>
    expect(isTimeZone(zone)).toBe(false),
  );
});
