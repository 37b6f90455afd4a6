import { limitText } from '@kalypso-actions/diagnostics';
import {
  createFairSelector,
  escapeText,
  type Markdown,
  omittedParagraph,
  table,
  trustedMarkdown,
} from '@kalypso-actions/markdown';

type RowKind = 'assigned' | 'unassigned' | 'reconfigured' | 'problem' | 'folder' | 'value' | 'warning';

/** What a row of a table is, and whose. */
export interface OwnedRow {
  readonly kind: RowKind;
  /** A phrase: `for team-a`. */
  readonly owner: string;
  /** Distinguishes rows of one owner that must not hide each other. */
  readonly parts?: readonly string[];
}

/** Renders a part of a body with at most so many rows. What does not depend on their number is prepared once. */
export type SectionsOfRows = (maxRows: number) => readonly Markdown[];

export interface SelectedRows<T> {
  readonly shown: readonly T[];
  /** A paragraph that counts the other rows by kind and owner; empty if there are none. */
  readonly omitted: readonly Markdown[];
}

const MAX_ROWS_OF_OWNER = 100;
const MAX_GROUPS = 50;
const MAX_OWNER_LENGTH = 100;

/** Selects rows, so that many rows of one owner never hide those of another. */
export function createRowSelector<T extends OwnedRow>(
  rows: readonly T[],
  maxRowsOfOwner = MAX_ROWS_OF_OWNER,
): (maxRows: number) => SelectedRows<T> {
  const select = createFairSelector(rows, {
    maxRowsOfGroup: maxRowsOfOwner,
    groupOf: ({ kind, owner }) => `${kind} ${owner}`,
    turnsOf: ({ kind, owner, parts = [] }) => [owner, kind, ...parts],
  });
  return (maxRows) => {
    const { shown, omitted } = select(maxRows);
    return {
      shown,
      omitted: omitted.size === 0 ? [] : [omittedParagraph(omitted, formatGroup, Math.min(maxRows, MAX_GROUPS))],
    };
  };
}

/** A table of rows that {@link createRowSelector} selects, followed by what is omitted. */
export function createOwnedTable<T extends OwnedRow>(
  header: readonly string[],
  rows: readonly T[],
  cells: (row: T) => readonly Markdown[],
): (maxRows: number) => Markdown {
  const select = createRowSelector(rows);
  return (maxRows) => {
    const { shown, omitted } = select(maxRows);
    return trustedMarkdown([table(header.map(escapeText), shown.map(cells), shown.length), ...omitted].join('\n'));
  };
}

/** The owner of what a team decides. A workload of the control plane itself has an empty workspace. */
export function ofTeam(team: string | undefined, unknown: string): string {
  if (team === undefined) return unknown;
  return team === '' ? 'without a workspace' : `for ${team}`;
}

const PLURALS: Readonly<Record<string, string>> = {
  problem: 'problems',
  folder: 'folders',
  value: 'values',
  warning: 'warnings',
};

function formatGroup(group: string, count: number): string {
  const [kind = '', ...owner] = group.split(' ');
  const noun = count === 1 ? kind : (PLURALS[kind] ?? kind);
  return `${count} more ${noun} ${limitText(owner.join(' '), MAX_OWNER_LENGTH)}`;
}
