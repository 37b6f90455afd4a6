import type { TemplatePosition } from './template-error.ts';

/** Where an offset of a text is, lines and columns (in characters as JavaScript counts them) from 1. */
export function findTemplatePosition(text: string, offset: number): TemplatePosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) {
    line++;
  }
  return { line, column: offset - lineStart + 1 };
}

/** As much of a template as one wants to read in an error message. */
export function truncateText(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
}
