import { type Instant, toWallTime } from '@kalypso-actions/calendar';

/** Formats an instant by the clocks of a time zone: `2026-12-20 18:00 Europe/Berlin`. */
export function formatLocalTime(instant: Instant, timeZone = 'UTC'): string {
  const wallTime = new Date(toWallTime(instant, timeZone)).toISOString();
  return `${wallTime.slice(0, 10)} ${wallTime.slice(11, 16)} ${timeZone}`;
}
