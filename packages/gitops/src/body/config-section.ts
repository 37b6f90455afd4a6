import { limitText } from '@kalypso-actions/diagnostics';
import { escapeText, heading, inlineCode, type Markdown, paragraph } from '@kalypso-actions/markdown';
import { formatAssignmentFolder } from '@kalypso-actions/scheduler';
import type { ConfigDifference } from '../difference/config-differences.ts';
import type { FleetDifference } from '../difference/fleet-difference.ts';
import { limitedList } from './limited-lists.ts';
import { createOwnedTable, type OwnedRow, ofTeam, type SectionsOfRows } from './owned-rows.ts';

const MAX_VALUE_LENGTH = 80;
const MAX_ASSIGNMENTS = 3;

interface ConfigRow extends OwnedRow {
  readonly config: ConfigDifference;
}

/** The values of the platform configuration that change, and for which assignments. */
export function createConfigSection(difference: FleetDifference): SectionsOfRows {
  const { configs, uncompared } = difference;
  if (configs.length === 0 && uncompared.length === 0) return () => [];
  const missing =
    uncompared.length === 1
      ? '1 more platform configuration changes; its values are not compared here.'
      : `${uncompared.length} more platform configurations change; their values are not compared here.`;
  const renderTable = createOwnedTable(['key', 'before', 'after', 'assignments'], toRows(difference), toCells);
  return (maxRows) => [
    heading('Platform configuration'),
    ...(configs.length > 0 ? [renderTable(maxRows)] : []),
    ...(uncompared.length > 0 ? [paragraph(escapeText(missing))] : []),
  ];
}

function toRows({ configs, reconfigured }: FleetDifference): readonly ConfigRow[] {
  const teams = new Map(reconfigured.map((assignment) => [formatAssignmentFolder(assignment), assignment.team]));
  return configs.map((config) => {
    const [first, ...others] = config.assignments;
    const team = first && teams.get(formatAssignmentFolder(first));
    const isShared = others.some((other) => teams.get(formatAssignmentFolder(other)) !== team);
    return { kind: 'value', owner: ofTeam(isShared ? undefined : team, 'for several teams'), config };
  });
}

function toCells({ config: { key, value, assignments } }: ConfigRow): readonly Markdown[] {
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
