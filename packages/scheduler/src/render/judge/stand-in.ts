import { hasOtherType } from '@kalypso-actions/goyaml';

/** Creates the text that stands in for a value, which is the one with this index. */
export type StandIn = (text: string, index: number) => string;

/** A harmless text of the same outline, but longer: letters in place of everything that YAML could interpret. */
export function createStandIn(text: string): string {
  const outline = text
    .replace(/[A-Za-z0-9]/g, 'x')
    .replace(/[^x_./:@+-]/gu, 'x')
    .replace(/^[^x]|[^x]$/g, 'x')
    .replace(/:(?![x/])/g, 'x');
  return `x${hasOtherType(outline) ? 'x'.repeat(text.length) : outline}`;
}

/** Another harmless text: of another length, and without any punctuation. */
export function createOtherStandIn(text: string): string {
  return `y${'z'.repeat(text.length + 2)}`;
}
