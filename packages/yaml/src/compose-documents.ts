import { quote } from '@kalypso-actions/diagnostics';
import { resolvePlain, type ScalarTag } from '@kalypso-actions/goyaml';
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode } from './yaml-node.ts';
import type { YamlProblem } from './yaml-problem.ts';

export interface ComposedDocument {
  /** A null scalar if the document has too many nodes after its aliases are expanded. */
  readonly root: YamlNode;
  readonly problems: readonly YamlProblem[];
}

/** Where an event's anchor and tag are; -1 if there are none. */
interface NodeMarkers {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

class TooManyNodesError extends Error {}

/** Builds trees from a parser's events. An alias shares the node of its anchor, so a tree is never larger than its text. */
export function composeDocuments(text: string, events: readonly Event[], maxNodes: number): ComposedDocument[] {
  const composer = new YamlComposer(text, events, maxNodes);
  const documents: ComposedDocument[] = [];
  while (composer.nextDocument()) {
    const document = composer.document();
    if (document) documents.push(document);
  }
  return documents;
}

class YamlComposer {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #maxNodes: number;
  #next = 0;
  #last = 0;
  #anchors = new Map<string, YamlNode>();
  #problems: YamlProblem[] = [];
  #hasComplexKey = false;

  constructor(text: string, events: readonly Event[], maxNodes: number) {
    this.#text = text;
    this.#events = events;
    this.#maxNodes = maxNodes;
  }

  /** Moves to the first event within the next document. Returns whether there is one. */
  nextDocument(): boolean {
    while (this.#next < this.#events.length && this.#events[this.#next]?.type !== EVENT_ID.DOCUMENT) this.#next += 1;
    this.#next += 1;
    return this.#next < this.#events.length;
  }

  /** Composes the document at the current event; `undefined` if it is empty. */
  document(): ComposedDocument | undefined {
    if (this.#events[this.#next]?.type === EVENT_ID.POP) return undefined;
    this.#anchors = new Map();
    this.#problems = [];
    this.#hasComplexKey = false;
    try {
      return { root: this.#node(), problems: this.#problems };
    } catch (error) {
      if (!(error instanceof TooManyNodesError)) throw error;
      return { root: createNullScalar(0), problems: this.#problems };
    }
  }

  #node(): YamlNode {
    const event = this.#events[this.#next];
    this.#next += 1;
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#withAnchor(event, this.#scalar(event));
      case EVENT_ID.ALIAS:
        return this.#alias(event);
      case EVENT_ID.SEQUENCE:
        return this.#withAnchor(event, this.#sequence(event));
      case EVENT_ID.MAPPING:
        return this.#withAnchor(event, this.#mapping(event));
      default:
        throw new Error('js-yaml produced an invalid sequence of events');
    }
  }

  #withAnchor(event: NodeMarkers, node: YamlNode): YamlNode {
    if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  #mark({ anchorStart, anchorEnd, tagStart, tagEnd }: NodeMarkers): string {
    if (anchorStart < 0 && tagStart < 0) return '';
    const anchor = anchorStart < 0 ? '' : `&${this.#text.slice(anchorStart, anchorEnd)}`;
    return tagStart < 0 ? anchor : `${anchor}${this.#text.slice(tagStart, tagEnd)}`;
  }

  #alias({ anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number }): YamlNode {
    const name = this.#text.slice(anchorStart, anchorEnd);
    const node = this.#anchors.get(name);
    if (node) return node;
    const offset = anchorStart - 1;
    this.#report(
      'yaml-syntax',
      offset,
      `the alias ${quote(`*${name}`)} has no anchor`,
      'Define the anchor above the alias. If it is text, put it in quotes.',
    );
    return createNullScalar(offset);
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const text = withoutImpliedBreak(getScalarValue(this.#text, event), event, this.#text);
    return {
      kind: 'scalar',
      text,
      type: this.#typeOf(event, text),
      offset: this.#offset(event.valueStart),
      end: event.valueEnd,
      size: 1,
      mark: this.#mark(event),
      blockIndent: isBlock(event) ? Math.max(event.indent, 0) : undefined,
    };
  }

  /** An omitted scalar has no offset: use the offset of the previous scalar. */
  #offset(start: number): number {
    if (start >= 0) this.#last = start;
    return this.#last;
  }

  #typeOf(event: ScalarEvent, text: string): ScalarTag {
    const tag = event.tagStart >= 0 ? this.#text.slice(event.tagStart, event.tagEnd) : undefined;
    if (tag === undefined) return event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text, 'v2').tag : 'str';
    return tag === '!' || tag === '!!str' ? 'str' : resolvePlain(text, 'v2').tag;
  }

  #sequence(event: NodeMarkers & { readonly start: number }): SequenceNode {
    const offset = event.start;
    const items: YamlNode[] = [];
    let size = 1;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const item = this.#node();
      items.push(item);
      size = this.#checkSize(size + item.size, item.offset);
    }
    this.#next += 1;
    return { kind: 'sequence', items, offset, size, mark: this.#mark(event) };
  }

  #mapping(event: NodeMarkers & { readonly start: number }): MappingNode {
    const offset = event.start;
    const byKey = new Map<string, MappingEntry>();
    const merged: MappingEntry[] = [];
    let size = 1;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const isPlain = this.#isPlain();
      const key = this.#node();
      const value = this.#node();
      size = this.#checkSize(size + key.size + value.size, key.offset);
      if (key.kind !== 'scalar') this.#complexKey(key);
      else if (isPlain && key.text === '<<') merged.push(...this.#merged(value, key.offset));
      else if (byKey.has(key.text)) {
        this.#report('duplicate-key', key.offset, `duplicate key ${quote(key.text)}`, 'Remove one of the two.');
      } else byKey.set(key.text, { key, value: withOffset(value, key) });
    }
    this.#next += 1;
    for (const entry of merged) if (!byKey.has(entry.key.text)) byKey.set(entry.key.text, entry);
    return { kind: 'mapping', entries: [...byKey.values()], byKey, offset, size, mark: this.#mark(event) };
  }

  /** Reported once per document: an unquoted template is a mapping as a key of a mapping as a key. */
  #complexKey(key: YamlNode): void {
    if (this.#hasComplexKey) return;
    this.#hasComplexKey = true;
    const isTemplate = this.#text.startsWith('{{', key.offset - 1);
    this.#report(
      'yaml-syntax',
      isTemplate ? key.offset - 1 : key.offset,
      'a mapping or a list cannot be a key',
      isTemplate ? 'Put text that starts with `{{` in quotes.' : 'Use text as the key.',
    );
  }

  /** The entries that `<<` merges: those of a mapping or of a list of mappings, the first of which has priority. */
  #merged(node: YamlNode, offset: number): MappingEntry[] {
    if (node.kind === 'mapping') return [...node.entries];
    if (node.kind === 'sequence' && node.items.every(({ kind }) => kind === 'mapping'))
      return node.items.flatMap((item) => this.#merged(item, offset));
    this.#report(
      'yaml-syntax',
      offset,
      '`<<` can merge only a mapping or a list of mappings',
      'Use an alias of a mapping as its value.',
    );
    return [];
  }

  #isPlain(): boolean {
    const event = this.#events[this.#next];
    return event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
  }

  #checkSize(size: number, offset: number): number {
    if (size <= this.#maxNodes) return size;
    const message = `the document has more than ${this.#maxNodes} values after its aliases are expanded`;
    this.#report('yaml-alias-expansion', offset, message, 'Split the document, or use fewer aliases.');
    throw new TooManyNodesError();
  }

  #report(code: YamlProblem['code'], offset: number, message: string, hint: string): void {
    this.#problems.push({ code, message, hint, offset });
  }
}

function createNullScalar(offset: number): ScalarNode {
  return { kind: 'scalar', text: '', type: 'null', offset, end: offset, size: 1, mark: '', blockIndent: undefined };
}

/** An omitted value has no offset of its own: it has that of its key. */
function withOffset(value: YamlNode, key: ScalarNode): YamlNode {
  const isPresent = value.kind !== 'scalar' || value.text !== '' || value.type !== 'null';
  return isPresent ? value : { ...value, offset: key.offset };
}

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** A block scalar at the end of the text has a final line break only if the text has one, in Go's parser as well. */
function withoutImpliedBreak(value: string, event: ScalarEvent, source: string): string {
  const cut = isBlock(event) && event.valueEnd >= source.length && !/[\r\n]$/.test(source) && value.endsWith('\n');
  return cut ? value.slice(0, -1) : value;
}
