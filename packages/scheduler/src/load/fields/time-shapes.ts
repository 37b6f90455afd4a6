import { parseDuration, type TimeResult } from '@kalypso-actions/calendar';
import { quote } from '@kalypso-actions/diagnostics';
import type { NodeShape } from '../shapes/node-shape.ts';
import { type TextRule, textShape } from '../shapes/text-shape.ts';

export const REASON_RULE: TextRule = {
  code: 'reason-too-long',
  holds: (text) => text.length <= 500,
  message: 'is longer than 500 characters',
  hint: 'Shorten it, and link to the details.',
  schema: { maxLength: 500 },
};

/** Text about time: a duration, a cron expression or a local time. */
export function timeShape<T>(
  description: string,
  code: string,
  hint: string,
  parse: (text: string) => TimeResult<T>,
): NodeShape<T> {
  const plain = textShape(description);
  return {
    schema: plain.schema,
    read(node, path, context) {
      const text = plain.read(node, path, context);
      if (text === undefined) return undefined;
      const parsed = parse(text);
      if (parsed.kind === 'valid') return parsed.value;
      return context.error(node.offset, code, `${path}: ${quote(text)} ${parsed.reason}`, hint);
    },
  };
}

/** A longer freeze or soak time is a typing error. */
const MAX_DURATION_MS = 366 * 86_400_000;

/** A duration in milliseconds. */
export function durationShape(description: string): NodeShape<number> {
  const hint = 'Use days, hours, minutes and seconds, for example `2h`, `90m` or `1d12h`.';
  const limits = { minMs: 1_000, maxMs: MAX_DURATION_MS };
  return timeShape(description, 'invalid-duration', hint, (text) => parseDuration(text, limits));
}
