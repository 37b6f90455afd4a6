import { escapeText, heading, inlineCode, type Markdown, paragraph } from '@kalypso-actions/markdown';
import { formatAssignmentFolder } from '@kalypso-actions/scheduler';
import type { ConfigDifference } from '../difference/config-differences.ts';
import type { FleetDifference } from '../difference/fleet-difference.ts';
import { limitedList, limitedTable, limitText } from './limited-lists.ts';

const MAX_VALUE_LENGTH = 80;
const MAX_ASSIGNMENTS = 3;

/** The values of the platform configuration that change, and for which assignments. */
export function configSection({ configs, uncompared }: FleetDifference, maxRows: number): readonly Markdown[] {
  if (configs.length === 0 && uncompared.length === 0) return [];
  const missing =
    uncompared.length === 1
      ? '1 more platform configuration changes; its values are not compared here.'
      : `${uncompared.length} more platform configurations change; their values are not compared here.`;
  return [
    heading('Platform configuration'),
    ...(configs.length > 0 ? [limitedTable(['key', 'before', 'after', 'assignments'], configs, maxRows, toCells)] : []),
    ...(uncompared.length > 0 ? [paragraph(escapeText(missing))] : []),
  ];
}

function toCells({ key, value, assignments }: ConfigDifference): readonly Markdown[] {
  const list = limitedList(assignments, MAX_ASSIGNMENTS, (assignment) =>
    inlineCode(formatAssignmentFolder(assignment)),
  );
  return [inlineCode(limitText(key, MAX_VALUE_LENGTH)), ...formatValues(value), list];
}

function formatValues(value: ConfigDifference['value']): readonly [Markdown, Markdown] {
  if (value.kind === 'hidden') return [formatHidden(value.before), formatHidden(value.after)];
  return [formatValue(value.before), formatValue(value.after)];
}

function formatHidden(isSet: boolean): Markdown {
  return escapeText(isSet ? '(hidden)' : '(not set)');
}

function formatValue(value: string | undefined): Markdown {
  if (value === undefined) return escapeText('(not set)');
  return value === '' ? escapeText('(empty)') : inlineCode(limitText(value, MAX_VALUE_LENGTH));
}
