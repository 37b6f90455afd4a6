export { parseCron } from './cron.ts';
export { formatDuration, formatWait, parseDuration } from './duration.ts';
export { type FreezeWindow, findActiveFreeze } from './freeze-window.ts';
export { type LocalTime, parseLocalTime, toEnd, toStart } from './local-time.ts';
export type { TimeResult } from './time-result.ts';
export { type Instant, isTimeZone, toWallTime } from './time-zone.ts';
