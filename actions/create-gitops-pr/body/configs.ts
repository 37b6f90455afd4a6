import { type AssignmentKey, type ConfigChange, type FleetChange, folderOf } from '@kalypso-actions/gitops';
import { escapeText, heading, inlineCode, type Markdown, paragraph, trustedMarkdown } from '@kalypso-actions/markdown';
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
    ...(uncompared.length > 0 ? [paragraph(escapeText(missing))] : []),
  ];
}

function cells(change: ConfigChange): readonly Markdown[] {
  return [inlineCode(cut(change.key)), ...values(change), assignments(change.assignments)];
}

function values({ value }: ConfigChange): readonly [Markdown, Markdown] {
  if ('hidden' in value) return [hidden(value.hidden.before), hidden(value.hidden.after)];
  return [shown(value.before), shown(value.after)];
}

function hidden(isSet: boolean): Markdown {
  return escapeText(isSet ? '(hidden)' : '(not set)');
}

function shown(value: string | undefined): Markdown {
  if (value === undefined) return escapeText('(not set)');
  return value === '' ? escapeText('(empty)') : inlineCode(cut(value));
}

function assignments(all: readonly AssignmentKey[]): Markdown {
  const named = all.slice(0, MOST_NAMED).map((assignment) => inlineCode(folderOf(assignment)));
  const more = all.length - named.length;
  return trustedMarkdown(`${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
}

function cut(value: string): string {
  const characters = [...value.slice(0, 2 * LONGEST_VALUE)];
  const isLonger = characters.length > LONGEST_VALUE || value.length > 2 * LONGEST_VALUE;
  return isLonger ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : value;
}
