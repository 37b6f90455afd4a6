const MILLISECONDS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** No window and no soak time lasts longer: what does is a slip of the pen. */
const LONGEST = 366 * 86_400_000;

/** A length of time as `2h`, `90m` or `1d12h`: days, hours, minutes and seconds, each at most once, in that order. Milliseconds, or what is wrong. */
export function parseDuration(text: string): number | { readonly problem: string } {
  const match = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!match || text === '') return { problem: 'is not a length of time' };
  const total = ['d', 'h', 'm', 's'].reduce(
    (sum, unit, index) => sum + Number(match[index + 1] ?? 0) * (MILLISECONDS[unit] ?? 0),
    0,
  );
  if (total === 0) return { problem: 'is no time at all' };
  return total > LONGEST ? { problem: 'is longer than 366 days' } : total;
}

/** A length of time for people, to the minute, rounded up: `1d 2h 30m`. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'm'],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join(' ');
}
