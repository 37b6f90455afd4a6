import { escapeText, type Markdown, paragraph, table, trustedMarkdown } from '@kalypso-actions/markdown';

/** A table of the first items; the rest is counted, and nothing is made of it. */
export function tableOf<T>(
  header: readonly string[],
  items: readonly T[],
  most: number,
  cells: (item: T) => readonly Markdown[],
): Markdown {
  const shown = table(header.map(escapeText), items.slice(0, most).map(cells), most);
  const more = items.length - most;
  return more > 0 ? trustedMarkdown(`${shown}\n${paragraph(escapeText(`…and ${more} more rows.`))}`) : shown;
}
