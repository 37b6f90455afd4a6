import type { Value } from '@kalypso-actions/govalue';
import { checkTextSize } from '../runtime/limits.ts';
import { formatValue } from './format-value.ts';

function joinValues(args: readonly Value[], needsSpace: (index: number) => boolean): string {
  let text = '';
  args.forEach((arg, index) => {
    text += (index > 0 && needsSpace(index) ? ' ' : '') + formatValue(arg);
    checkTextSize(text.length);
  });
  return text;
}

/** Go's `fmt.Sprint`: puts a space between two arguments if neither is a string. */
export function sprint(args: readonly Value[]): string {
  return joinValues(args, (index) => typeof args[index] !== 'string' && typeof args[index - 1] !== 'string');
}

/** Go's `fmt.Sprintln`: puts spaces between all arguments, and a line break at the end. */
export function sprintln(args: readonly Value[]): string {
  return `${joinValues(args, () => true)}\n`;
}
