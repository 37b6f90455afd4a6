import type { Value } from '@kalypso-actions/govalue';
import { checkTextSize } from '../runtime/limits.ts';
import { formatValue } from './format-value.ts';

function joined(args: readonly Value[], spaced: (index: number) => boolean): string {
  let text = '';
  args.forEach((arg, index) => {
    text += (index > 0 && spaced(index) ? ' ' : '') + formatValue(arg);
    checkTextSize(text.length);
  });
  return text;
}

/** Go's `fmt.Sprint`: a space between two arguments when neither is a string. */
export function sprint(args: readonly Value[]): string {
  return joined(args, (index) => typeof args[index] !== 'string' && typeof args[index - 1] !== 'string');
}

/** Go's `fmt.Sprintln`: spaces between all, and a line break. */
export function sprintln(args: readonly Value[]): string {
  return `${joined(args, () => true)}\n`;
}
