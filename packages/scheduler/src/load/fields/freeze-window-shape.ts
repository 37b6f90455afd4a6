import {
  type FreezeWindow,
  isTimeZone,
  type LocalTime,
  parseCron,
  parseLocalTime,
  toEnd,
  toStart,
} from '@kalypso-actions/calendar';
import { joinPath, type NodeShape } from '../shapes/node-shape.ts';
import { objectShape, optional } from '../shapes/object-shape.ts';
import { type TextRule, textShape } from '../shapes/text-shape.ts';
import { NOT_EMPTY_RULE } from './text-rules.ts';
import { durationShape, REASON_RULE, timeShape } from './time-shapes.ts';

const TIME_ZONE_RULE: TextRule = {
  code: 'invalid-time-zone',
  holds: isTimeZone,
  message: 'is not a time zone',
  hint: 'Use a name of the IANA database, such as `Europe/Berlin`.',
};

const cronShape = timeShape(
  'When it starts, as a cron expression: `0 18 * * FRI`.',
  'invalid-cron',
  'Use five fields of numbers, names, lists, ranges and steps: `0 18 * * FRI`.',
  parseCron,
);

const localTimeShape = (description: string) =>
  timeShape(description, 'invalid-time', 'Use `2026-12-20` or `2026-12-20T18:00`.', parseLocalTime);

const fieldsShape = objectShape(
  {
    cron: optional(cronShape),
    duration: optional(durationShape('How long it lasts from each start of `cron`: `62h`.')),
    from: optional(localTimeShape('When it starts: a date, or a date and a time.')),
    to: optional(localTimeShape('When it ends: a date, which is included, or a date and a time.')),
    timeZone: optional(
      textShape('Time zone of `cron`, `from` and `to`. Default: UTC.', NOT_EMPTY_RULE, TIME_ZONE_RULE),
    ),
    reason: optional(textShape('Why; shown in reports of blocked promotions.', REASON_RULE)),
  },
  'A period in which nothing is promoted to this environment: `cron` with `duration`, or `from` with `to`.',
  'strict',
);

/** A freeze window: recurring or dated, never both, and never incomplete. */
export const freezeWindowShape: NodeShape<FreezeWindow> = {
  schema: {
    ...fieldsShape.schema,
    dependencies: { cron: ['duration'], duration: ['cron'], from: ['to'], to: ['from'] },
  },
  read(node, path, context) {
    const fields = fieldsShape.read(node, path, context);
    if (!fields) return undefined;
    const { cron, duration: durationMs, from, to, reason } = fields;
    const common = { timeZone: fields.timeZone ?? 'UTC', reason };
    const isDated = from !== undefined || to !== undefined;
    if (cron !== undefined && durationMs !== undefined && !isDated) {
      return { kind: 'recurring', cron, durationMs, ...common };
    }
    if (from !== undefined && to !== undefined && cron === undefined && durationMs === undefined) {
      if (isEmptyPeriod(from, to, common.timeZone)) {
        return context.error(node.offset, 'empty-freeze', `${joinPath(path, 'to')} is not after from`);
      }
      return { kind: 'dated', from, to, ...common };
    }
    const hint = 'Give it `cron` and `duration`, or `from` and `to`.';
    return context.error(node.offset, 'half-a-freeze', `${path} does not define when it starts and ends`, hint);
  },
};

function isEmptyPeriod(from: LocalTime, to: LocalTime, timeZone: string): boolean {
  return toEnd(to, timeZone) <= toStart(from, timeZone);
}
