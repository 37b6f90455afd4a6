const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `1h30m`, `0`; every number with its unit, since a bare one means seconds to one and minutes to another. */
const DURATION = /^(?:0|(?:\d{1,9}(?:ms|s|m|h|d))+)$/;

/** The longest that a timer of Node's can wait. */
const LONGEST = 2 ** 31 - 1;

/** A duration such as `90s`, `5m` or `1h30m` in milliseconds; nothing when it is none, or longer than 24 days. */
export function parseDuration(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|s|m|h|d)/g)) sum += Number(amount) * (UNITS[unit ?? ''] ?? 0);
  return sum <= LONGEST ? sum : undefined;
}

const FOR_PEOPLE = ['d', 'h', 'm', 's'];

/** A duration for people: its largest unit and the next one, `1h 5m`, `40s`; milliseconds only of less than a second. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds));
  if (whole < 1_000) return whole === 0 ? '0s' : `${whole}ms`;
  const first = FOR_PEOPLE.findIndex((unit) => whole >= (UNITS[unit] ?? 1));
  let rest = whole;
  const parts = FOR_PEOPLE.slice(first, first + 2).map((unit) => {
    const size = UNITS[unit] ?? 1;
    const amount = Math.floor(rest / size);
    rest %= size;
    return amount === 0 ? '' : `${amount}${unit}`;
  });
  return parts.filter((part) => part !== '').join(' ');
}
