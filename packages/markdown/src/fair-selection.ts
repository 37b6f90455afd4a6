import { escapeText, type Markdown, paragraph } from './markdown.ts';

export interface FairRules<T> {
  /** What is limited on its own, and counted if it is left out: `assigned for team-a`. */
  readonly groupOf: (row: T) => string;
  /** Who takes turns: each value of the first, then within it each value of the second, and so on. */
  readonly turnsOf: (row: T) => readonly string[];
  readonly maxRowsOfGroup: number;
}

export interface FairSelection<T> {
  /** In the order of the rows. */
  readonly shown: readonly T[];
  /** Number of rows left out, by group. */
  readonly omitted: ReadonlyMap<string, number>;
}

interface GroupedRow<T> {
  readonly row: T;
  readonly index: number;
  readonly group: string;
  readonly turns: readonly string[];
}

/**
 * Selects rows of a table that cannot show all of them, so that no group hides another, however many rows it has.
 * @returns a function that selects at most `maxRows` rows
 */
export function createFairSelector<T>(
  rows: readonly T[],
  { groupOf, turnsOf, maxRowsOfGroup }: FairRules<T>,
): (maxRows: number) => FairSelection<T> {
  const ordered = takeTurns(
    rows.map((row, index) => ({ row, index, group: groupOf(row), turns: turnsOf(row) })),
    0,
  );
  const counts = new Map<string, number>();
  const allowed = ordered.filter(({ group }) => {
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return count <= maxRowsOfGroup;
  });
  return (maxRows) => {
    const shown = allowed.slice(0, maxRows).sort((a, b) => a.index - b.index);
    const omitted = new Map(counts);
    for (const { group } of shown) omitted.set(group, (omitted.get(group) ?? 0) - 1);
    for (const [group, count] of omitted) if (count === 0) omitted.delete(group);
    return { shown: shown.map(({ row }) => row), omitted };
  };
}

/**
 * A paragraph that counts what a selection left out.
 * @param format describes the rows of a group: `3 more assigned for team-a`
 * @param maxGroups more groups are counted together
 */
export function omittedParagraph(
  omitted: FairSelection<unknown>['omitted'],
  format: (group: string, count: number) => string,
  maxGroups: number,
): Markdown {
  const counts = [...omitted];
  const shown = counts.slice(0, maxGroups).map(([group, count]) => format(group, count));
  const rest = counts.slice(maxGroups).reduce((sum, [, count]) => sum + count, 0);
  return paragraph(escapeText(`…and ${shown.join(', ')}${rest === 0 ? '' : `, and ${rest} more of others`}.`));
}

/** One row of each in turn, until all have none left. */
function takeTurns<T>(rows: readonly GroupedRow<T>[], depth: number): readonly GroupedRow<T>[] {
  if (rows.length < 2 || rows.every(({ turns }) => turns.length <= depth)) return rows;
  let waiting = [...Map.groupBy(rows, ({ turns }) => turns[depth]).values()].map((group) =>
    takeTurns(group, depth + 1),
  );
  const ordered: GroupedRow<T>[] = [];
  for (let turn = 0; waiting.length > 0; turn += 1) {
    for (const group of waiting) ordered.push(group[turn] as GroupedRow<T>);
    waiting = waiting.filter((group) => group.length > turn + 1);
  }
  return ordered;
}
