import { code, heading, type Markdown, paragraph, text, trusted } from '@kalypso-actions/action-kit';
import { type AssignmentKey, type ConfigChange, type FleetChange, folderOf } from '@kalypso-actions/gitops';
import { tableOf } from './rows.ts';

const LONGEST_VALUE = 80;
const MOST_NAMED = 3;

/** Keys and values of the platform configuration that change, and where. */
export function configSection({ configs, uncompared }: FleetChange, most: number): readonly Markdown[] {
  if (configs.length === 0 && uncompared.length === 0) return [];
  const missing =
    uncompared.length === 1
      ? '1 more platform configuration changes; its values are not compared here.'
      : `${uncompared.length} more platform configurations change; their values are not compared here.`;
  return [
    heading('Platform configuration'),
    ...(configs.length > 0 ? [tableOf(['key', 'before', 'after', 'assignments'], configs, most, cells)] : []),
    ...(uncompared.length > 0 ? [paragraph(text(missing))] : []),
  ];
}

function cells(change: ConfigChange): readonly Markdown[] {
  return [code(cut(change.key)), ...values(change), assignments(change.assignments)];
}

function values({ value }: ConfigChange): readonly [Markdown, Markdown] {
  if ('hidden' in value) return [hidden(value.hidden.before), hidden(value.hidden.after)];
  return [shown(value.before), shown(value.after)];
}

function hidden(isSet: boolean): Markdown {
  return text(isSet ? '(hidden)' : '(not set)');
}

function shown(value: string | undefined): Markdown {
  if (value === undefined) return text('(not set)');
  return value === '' ? text('(empty)') : code(cut(value));
}

function assignments(all: readonly AssignmentKey[]): Markdown {
  const named = all.slice(0, MOST_NAMED).map((assignment) => code(folderOf(assignment)));
  const more = all.length - named.length;
  return trusted(`${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
}

function cut(value: string): string {
  const characters = [...value.slice(0, 2 * LONGEST_VALUE)];
  const isLonger = characters.length > LONGEST_VALUE || value.length > 2 * LONGEST_VALUE;
  return isLonger ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : value;
}
