import {
  type FreezeWindow,
  isTimeZone,
  type LocalTime,
  parseCron,
  parseDuration,
  parseLocalTime,
  type TimeResult,
  toEnd,
  toStart,
} from '@kalypso-actions/calendar';
import { quote } from '@kalypso-actions/diagnostics';
import type { PromotionRules } from '../../resources/resource.ts';
import { listShape } from '../shapes/collection-shapes.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { DNS_LABEL_RULE, NOT_EMPTY_RULE } from './text-rules.ts';
import { joinPath, type NodeShape } from '../shapes/node-shape.ts';
import { type TextRule, text } from '../shapes/text-shape.ts';

const PLAIN_REASON: TextRule = {
  code: 'reason-too-long',
  holds: (reason) => reason.length <= 500,
  message: 'is longer than 500 characters',
  hint: 'Say it shortly, and link to the rest.',
  schema: { maxLength: 500 },
};

const TIME_ZONE: TextRule = {
  code: 'invalid-time-zone',
  holds: isTimeZone,
  message: 'is not a time zone',
  hint: 'Use a name of the IANA database, such as `Europe/Berlin`.',
};

/** Text about time: a duration, a cron expression or a local time. */
function timeText<T>(
  description: string,
  code: string,
  hint: string,
  parse: (text: string) => TimeResult<T>,
): NodeShape<T> {
  const plain = text(description);
  return {
    schema: plain.schema,
    read(node, where, context) {
      const written = plain.read(node, where, context);
      if (written === undefined) return undefined;
      const parsed = parse(written);
      if (parsed.kind === 'valid') return parsed.value;
      return context.error(node.offset, code, `${where}: ${quote(written)} ${parsed.reason}`, hint);
    },
  };
}

/** No freeze and no soak time lasts longer: a longer one is a typing error. */
const MAX_DURATION_MS = 366 * 86_400_000;

const duration = (description: string) =>
  timeText(
    description,
    'invalid-duration',
    'Use days, hours, minutes and seconds, for example `2h`, `90m` or `1d12h`.',
    (text) => parseDuration(text, { minMs: 1_000, maxMs: MAX_DURATION_MS }),
  );

const localTime = (description: string) =>
  timeText(description, 'invalid-time', 'Use `2026-12-20`, or `2026-12-20T18:00`.', parseLocalTime);

const window = objectShape(
  {
    cron: optional(
      timeText(
        'When it starts, again and again, as five fields of cron: `0 18 * * FRI`.',
        'invalid-cron',
        'Use five fields of numbers, names, lists, ranges and steps: `0 18 * * FRI`.',
        parseCron,
      ),
    ),
    duration: optional(duration('How long it lasts from a start of `cron`: `62h`.')),
    from: optional(localTime('When it starts: a day, or a day and a time.')),
    to: optional(localTime('When it ends: a day, which is part of it, or a day and a time.')),
    timeZone: optional(text('Whose clocks `cron`, `from` and `to` are by. UTC, without.', NOT_EMPTY_RULE, TIME_ZONE)),
    reason: optional(text('Why; told to those who have to wait.', PLAIN_REASON)),
  },
  'A time in which nothing is promoted to this environment: `cron` with `duration`, or `from` with `to`.',
  'strict',
);

/** A freeze window: recurring or dated, never both, never half of one. */
const freezeWindow: NodeShape<FreezeWindow> = {
  schema: {
    ...window.schema,
    dependencies: { cron: ['duration'], duration: ['cron'], from: ['to'], to: ['from'] },
  },
  read(node, where, context) {
    const read = window.read(node, where, context);
    if (!read) return undefined;
    const { cron, duration: length, from, to, reason } = read;
    const common = { timeZone: read.timeZone ?? 'UTC', reason };
    const isDated = from !== undefined || to !== undefined;
    if (cron !== undefined && length !== undefined && !isDated)
      return { kind: 'recurring', cron, durationMs: length, ...common };
    if (from !== undefined && to !== undefined && cron === undefined && length === undefined) {
      if (isEmpty(from, to, common.timeZone))
        return context.error(node.offset, 'empty-freeze', `${joinPath(where, 'to')} is not after from`);
      return { kind: 'dated', from, to, ...common };
    }
    const hint = 'Give it `cron` and `duration`, or `from` and `to`.';
    return context.error(node.offset, 'half-a-freeze', `${where} does not say when it starts and ends`, hint);
  },
};

function isEmpty(from: LocalTime, to: LocalTime, timeZone: string): boolean {
  return toEnd(to, timeZone) <= toStart(from, timeZone);
}

const name = text('Name of an environment.', DNS_LABEL_RULE);
const names = listShape(name, 'Names of environments.');

/** A name, or a list of names. */
const nextEnvironments: NodeShape<readonly string[]> = {
  schema: { description: 'The environment, or the environments, that come next.', anyOf: [name.schema, names.schema] },
  read(node, where, context) {
    if (node.kind === 'sequence') return names.read(node, where, context);
    const only = name.read(node, where, context);
    return only === undefined ? undefined : [only];
  },
};

export const promotionShape = objectShape(
  {
    next: optional(nextEnvironments),
    soak: optional(duration('How long a commit has to be deployed in the environment before this one: `2h`.')),
    hold: optional(text('Why nothing is promoted to this environment, until this line goes.', NOT_EMPTY_RULE, PLAIN_REASON)),
    freeze: optional(listShape(freezeWindow, 'Times in which nothing is promoted to this environment.')),
  },
  'Where commits go from here, and when they may come here. The scheduler operator does not know it.',
  'strict',
);

export function toPromotionRules(written: ReturnType<typeof promotionShape.read>): PromotionRules {
  const { next, soak, hold, freeze } = written ?? {};
  return { next, soakMs: soak, hold, freeze: freeze ?? [] };
}
