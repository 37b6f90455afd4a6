import type { SourcedSlot } from './rendered-text.ts';
import type { SlotContext } from './slot-contexts.ts';
import { isLine, isPlainString, isQuotedScalar, isUnambiguous } from './slot-text.ts';

/**
 * Whether the text of a slot cannot be anything but a part of the scalar or comment that the slot is in. `false` is not a verdict yet: the manifest is inspected then.
 *
 * A text of the platform team may be a scalar of any type, a text of a workload file only a string.
 */
export function acceptsSlot(
  context: SlotContext,
  { text, source }: SourcedSlot,
  slots: readonly SourcedSlot[],
): boolean {
  switch (context.kind) {
    case 'whole':
      return (isUnambiguous(text) && (!source.isUntrusted || isPlainString(text))) || isQuotedScalar(text);
    case 'plain':
      return isUnambiguous(text) && acceptsScalar(joinParts(context.scalar.parts, slots), source.isUntrusted);
    case 'double':
      return !context.isMultiline && isLine(text) && !/["\\]/.test(text);
    case 'single':
      return !context.isMultiline && isLine(text) && !text.includes("'");
    case 'block':
      return context.startsLine ? isUnambiguous(text) : isLine(text);
    case 'comment':
      return isLine(text);
    case 'fixed':
      return true;
  }
}

function acceptsScalar(text: string, isUntrusted: boolean): boolean {
  // At the beginning of a line, three dots end a document.
  return !text.startsWith('...') && (!isUntrusted || isPlainString(text));
}

function joinParts(parts: readonly (string | number)[], slots: readonly SourcedSlot[]): string {
  return parts.map((part) => (typeof part === 'number' ? (slots[part]?.text ?? '') : part)).join('');
}
