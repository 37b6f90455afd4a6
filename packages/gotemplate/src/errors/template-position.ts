import type { TemplatePosition } from './template-error.ts';

/** The line and column of an offset, in UTF-16 units. */
export function findTemplatePosition(text: string, offset: number): TemplatePosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) {
    line++;
  }
  return { line, column: offset - lineStart + 1 };
}

/** Shortens a text for an error message. */
export function truncateText(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength).toWellFormed()}…` : text;
}
