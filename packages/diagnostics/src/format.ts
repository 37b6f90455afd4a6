import type { Position } from './diagnostic.ts';

/** A number with its noun: `1 assignment`, `2 assignments`, `2 policies`. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/**
 * The first `max` items, separated by commas, and the number of the others: `a, b and 3 more`. Items that contain commas are separated by semicolons:
 * `a; b; and 3 more`.
 */
export function joinLimited(items: readonly string[], max: number, separator: ', ' | '; ' = ', '): string {
  const rest = items.length - max;
  const shown = items.slice(0, max).join(separator);
  return rest > 0 ? `${shown}${separator.replace(',', '')}and ${rest} more` : shown;
}

/** A position as `file:line:column`, after its source if that is not the control plane itself. */
export function formatPosition({ source, file, line, column }: Position): string {
  return `${source === '.' ? '' : `${source}: `}${file}:${line}:${column}`;
}
