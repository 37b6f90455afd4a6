import { formatCount } from '@kalypso-actions/diagnostics';
import { escapeText, type Markdown, paragraph, table, trustedMarkdown } from '@kalypso-actions/markdown';

/** A table of the first items, followed by the number of the others. Cells are created only for items that are shown. */
export function limitedTable<T>(
  header: readonly string[],
  items: readonly T[],
  maxRows: number,
  cells: (item: T) => readonly Markdown[],
): Markdown {
  const shown = table(header.map(escapeText), items.slice(0, maxRows).map(cells), maxRows);
  const more = items.length - maxRows;
  return more > 0
    ? trustedMarkdown(`${shown}\n${paragraph(escapeText(`…and ${formatCount(more, 'more row', 'more rows')}.`))}`)
    : shown;
}

/** The first items, separated by commas, and the number of the others. Only items that are shown are formatted. */
export function limitedList<T>(items: readonly T[], maxItems: number, format: (item: T) => Markdown): Markdown {
  const more = items.length - maxItems;
  const shown = items.slice(0, maxItems).map(format).join(', ');
  return trustedMarkdown(more > 0 ? `${shown} and ${more} more` : shown);
}
