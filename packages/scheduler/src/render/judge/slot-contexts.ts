import {
  type DocumentNode,
  type DocumentScalar,
  findInvalidKey,
  type ParsedDocuments,
  parseDocuments,
} from '@kalypso-actions/goyaml';
import { replaceSlots, type SourcedSlot } from './rendered-text.ts';

/** Where in a manifest a slot is. */
export type SlotContext =
  /** It is a plain scalar of its own. */
  | { readonly kind: 'whole' }
  /** It is a part of a plain scalar. */
  | { readonly kind: 'plain'; readonly scalar: PlainScalar }
  /** Within quotes. Text of a scalar of several lines has to be looked at: lines are folded, and some begin with `---` or `#`. */
  | { readonly kind: 'double' | 'single'; readonly isMultiline: boolean }
  /** Within a block scalar. */
  | { readonly kind: 'block'; readonly startsLine: boolean }
  | { readonly kind: 'comment' }
  /** It is a part of the structure: contexts hold for exactly its text. */
  | { readonly kind: 'fixed' };

/** A plain scalar that is made of slots and of text of the template. */
export interface PlainScalar {
  readonly parts: readonly (string | number)[];
}

/** The contexts of all slots of a rendering, given the texts of those that are `fixed`. */
export type SlotContexts = readonly SlotContext[];

/**
 * Finds the contexts of slots by putting a marker into each and looking where the parser that clusters use finds it.
 *
 * @param fixed the slots that keep their text; those that turn out to be keys, or not to be in a scalar, join them
 * @returns `undefined` if the text is not valid with markers
 */
export function findSlotContexts(
  text: string,
  slots: readonly SourcedSlot[],
  fixed: ReadonlySet<number>,
): SlotContexts | undefined {
  let kept = fixed;
  // Each turn fixes at least one more slot.
  for (;;) {
    const marker = createMarker(text);
    const marked = replaceSlots(text, slots, (index) => (kept.has(index) ? undefined : marker.create(index)));
    const result = parseDocuments(marked);
    if (result.kind === 'invalid' || findInvalidKey(result.stream.documents)) return undefined;
    const contexts = locateMarkers(marked, result.stream, marker.pattern, slots.length);
    const more = [...slots.keys()].filter((index) => !kept.has(index) && contexts[index]?.kind === 'fixed');
    if (more.length === 0) return contexts;
    kept = new Set([...kept, ...more]);
  }
}

export interface SlotMarker {
  readonly pattern: RegExp;
  readonly create: (index: number) => string;
}

/** Markers are words that a text does not have. */
export function createMarker(text: string): SlotMarker {
  let word = 'slot';
  while (text.includes(word)) word = `x${word}`;
  return { pattern: new RegExp(`${word}(\\d+)z`, 'g'), create: (index) => `${word}${index}z` };
}

/** The line breaks of YAML 1.1. */
export const LINE_BREAK = /[\r\n\u0085\u2028\u2029]/;

const FIXED: SlotContext = { kind: 'fixed' };

function locateMarkers(text: string, stream: ParsedDocuments, pattern: RegExp, count: number): SlotContexts {
  const contexts: SlotContext[] = new Array<SlotContext>(count).fill(FIXED);
  for (const { start, end } of stream.comments) {
    for (const [, index] of text.slice(start, end).matchAll(pattern)) contexts[Number(index)] = { kind: 'comment' };
  }
  for (const scalar of valuesOf(stream.documents)) {
    const source = text.slice(scalar.start, scalar.end);
    const isMultiline = LINE_BREAK.test(source);
    const found = [...source.matchAll(pattern)];
    if (found.length === 0 || scalar.tag !== '') continue;
    const plain = scalar.style === 'plain' && !isMultiline ? { parts: splitParts(source, pattern) } : undefined;
    for (const match of found) {
      const context = contextIn(scalar, source, match, isMultiline, plain);
      contexts[Number(match[1])] = context;
    }
  }
  return contexts;
}

function contextIn(
  { style }: DocumentScalar,
  source: string,
  { index, 0: marker }: RegExpExecArray,
  isMultiline: boolean,
  plain: PlainScalar | undefined,
): SlotContext {
  switch (style) {
    case 'plain':
      if (!plain) return FIXED;
      return source === marker ? { kind: 'whole' } : { kind: 'plain', scalar: plain };
    case 'double':
    case 'single':
      return { kind: style, isMultiline };
    default: {
      const lines = source.slice(0, index).split(LINE_BREAK);
      // The header of a block scalar (`|2-`) is part of its source.
      if (lines.length === 1) return FIXED;
      return { kind: 'block', startsLine: lines.at(-1)?.trim() === '' };
    }
  }
}

function splitParts(source: string, pattern: RegExp): readonly (string | number)[] {
  // `split` with a group gives text and group in turn.
  return source.split(new RegExp(pattern.source)).flatMap((part, at): (string | number)[] => {
    if (at % 2 === 1) return [Number(part)];
    return part === '' ? [] : [part];
  });
}

/** The scalars that are values: items of lists, values of mappings, and documents. */
function* valuesOf(nodes: readonly DocumentNode[]): Generator<DocumentScalar> {
  for (const node of nodes) {
    if (node.kind === 'scalar') yield node;
    else if (node.kind === 'sequence') yield* valuesOf(node.items);
    else if (node.kind === 'mapping') yield* valuesOf(node.entries.map(([, value]) => value));
  }
}
