export { parseCron } from './cron.ts';
export { formatDuration, parseDuration } from './duration.ts';
export { type FreezeWindow, frozenAt } from './freeze.ts';
export { endOf, type LocalTime, parseLocalTime, startOf } from './local-time.ts';
export { type Instant, isTimeZone, wallTime } from './zone.ts';
