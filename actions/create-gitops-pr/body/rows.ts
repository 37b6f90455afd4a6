import { type Markdown, paragraph, table, text, trusted } from '@kalypso-actions/action-kit';

/** A table of the first items; the rest is counted, and nothing is made of it. */
export function tableOf<T>(
  header: readonly string[],
  items: readonly T[],
  most: number,
  cells: (item: T) => readonly Markdown[],
): Markdown {
  const shown = table(header.map(text), items.slice(0, most).map(cells), most);
  const more = items.length - most;
  return more > 0 ? trusted(`${shown}\n${paragraph(text(`…and ${more} more rows.`))}`) : shown;
}
