const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d)))| +(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function countDays(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** Whether Go's YAML reads the text as a timestamp: an existing date, with or without a time. */
export function isTimestamp(text: string): boolean {
  if (text.charAt(4) !== '-') return false;
  const found = TIMESTAMP.exec(text);
  if (!found) return false;
  const part = (...groups: number[]): number => Number(groups.map((group) => found[group]).find((text) => text) ?? 0);
  const year = part(1);
  const month = part(2);
  const day = part(3);
  if (day < 1 || day > countDays(year, month)) return false;
  // Like Go, accept an offset of 24 hours or 60 minutes.
  return part(4, 9) < 24 && part(5, 10) < 60 && part(6, 11) < 60 && part(7) <= 24 && part(8) <= 60;
}
