import { quote } from '@kalypso-actions/diagnostics';
import { resolvePlain, type ScalarTag } from '@kalypso-actions/goyaml';
import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { YamlProblem } from './parse-yaml.ts';
import type { MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode } from './yaml-node.ts';

export interface ComposedDocument {
  /** Null when the document is too large to be read with its aliases written out. */
  readonly root: YamlNode;
  readonly problems: readonly YamlProblem[];
}

/** Where an event's anchor and tag are; -1 when there are none. */
interface NodeMarkers {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
}

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** Nodes that a document may stand for when its aliases are written out. */
const MOST_NODES = 200_000;

class TooManyNodesError extends Error {}

/** Makes trees of a parser's events. An alias shares its anchor's node, so a tree is never larger than its text. */
export function composeDocuments(text: string, events: readonly Event[]): ComposedDocument[] {
  const composer = new YamlComposer(text, events);
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
  #next = 0;
  #last = 0;
  #anchors = new Map<string, YamlNode>();
  #problems: YamlProblem[] = [];
  #hasComplexKey = false;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  /** Goes to the first event within the next document. */
  nextDocument(): boolean {
    while (this.#next < this.#events.length && this.#events[this.#next]?.type !== EVENT_ID.DOCUMENT) this.#next += 1;
    this.#next += 1;
    return this.#next < this.#events.length;
  }

  /** The document that starts here; nothing for an empty one. */
  document(): ComposedDocument | undefined {
    if (this.#events[this.#next]?.type === EVENT_ID.POP) return undefined;
    this.#anchors = new Map();
    this.#problems = [];
    this.#hasComplexKey = false;
    try {
      return { root: this.#node(), problems: this.#problems };
    } catch (error) {
      if (!(error instanceof TooManyNodesError)) throw error;
      return { root: emptyScalar(0), problems: this.#problems };
    }
  }

  #node(): YamlNode {
    const event = this.#events[this.#next];
    this.#next += 1;
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#anchor(event, this.#scalar(event));
      case EVENT_ID.ALIAS:
        return this.#alias(event);
      case EVENT_ID.SEQUENCE:
        return this.#anchor(event, this.#sequence(event));
      case EVENT_ID.MAPPING:
        return this.#anchor(event, this.#mapping(event));
      default:
        throw new Error('the YAML parser gave events in an order that no document has');
    }
  }

  #anchor(event: NodeMarkers, node: YamlNode): YamlNode {
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
    this.#problem(
      'yaml-syntax',
      offset,
      `the alias ${quote(`*${name}`)} stands for nothing`,
      `Anchor something above it, or quote it.`,
    );
    return emptyScalar(offset);
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const text = blockWithoutFinalBreak(getScalarValue(this.#text, event), event, this.#text);
    return {
      kind: 'scalar',
      text,
      type: this.#typeOf(event, text),
      offset: this.#place(event.valueStart),
      size: 1,
      mark: this.#mark(event),
      blockIndent: isBlock(event) ? Math.max(event.indent, 0) : undefined,
    };
  }

  /** A scalar that is not written has no place: it is taken to be where the one before it is. */
  #place(start: number): number {
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
      size = this.#grown(size + item.size, item.offset);
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
      size = this.#grown(size + key.size + value.size, key.offset);
      if (key.kind !== 'scalar') this.#complexKey(key);
      else if (isPlain && key.text === '<<') merged.push(...this.#merged(value, key.offset));
      else if (byKey.has(key.text)) {
        this.#problem(
          'duplicate-key',
          key.offset,
          `the key ${quote(key.text)} stands here twice`,
          'Remove one of them.',
        );
      } else byKey.set(key.text, { key, value: placed(value, key) });
    }
    this.#next += 1;
    for (const entry of merged) if (!byKey.has(entry.key.text)) byKey.set(entry.key.text, entry);
    return { kind: 'mapping', entries: [...byKey.values()], byKey, offset, size, mark: this.#mark(event) };
  }

  /** Told once: a template without quotes is a mapping as a key of a mapping as a key. */
  #complexKey(key: YamlNode): void {
    if (this.#hasComplexKey) return;
    this.#hasComplexKey = true;
    const isTemplate = this.#text.startsWith('{{', key.offset - 1);
    this.#problem(
      'yaml-syntax',
      isTemplate ? key.offset - 1 : key.offset,
      'a mapping or list cannot be a key',
      isTemplate ? 'Text that starts with `{{` needs quotes.' : 'Use text.',
    );
  }

  /** What `<<` brings in: a mapping's entries, or those of a list of mappings, the first of which wins. */
  #merged(node: YamlNode, offset: number): MappingEntry[] {
    if (node.kind === 'mapping') return [...node.entries];
    if (node.kind === 'sequence' && node.items.every(({ kind }) => kind === 'mapping'))
      return node.items.flatMap((item) => this.#merged(item, offset));
    this.#problem(
      'yaml-syntax',
      offset,
      '`<<` needs a mapping, or a list of mappings, to merge',
      'Give it an alias to one.',
    );
    return [];
  }

  #isPlain(): boolean {
    const event = this.#events[this.#next];
    return event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
  }

  #grown(size: number, offset: number): number {
    if (size <= MOST_NODES) return size;
    const message = `with its aliases written out it has more than ${MOST_NODES} values`;
    this.#problem('yaml-alias-expansion', offset, message, 'Split the document, or use fewer aliases.');
    throw new TooManyNodesError();
  }

  #problem(code: YamlProblem['code'], offset: number, message: string, hint: string): void {
    this.#problems.push({ code, message, hint, offset });
  }
}

function emptyScalar(offset: number): ScalarNode {
  return { kind: 'scalar', text: '', type: 'null', offset, size: 1, mark: '', blockIndent: undefined };
}

/** A value that is not there has no place of its own: it is where its key is. */
function placed(value: YamlNode, key: ScalarNode): YamlNode {
  const isThere = value.kind !== 'scalar' || value.text !== '' || value.type !== 'null';
  return isThere ? value : { ...value, offset: key.offset };
}

function isBlock({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK;
}

/** A block scalar that the text ends with has a final line break only when the text has: Go's parser and YAML's authors agree on that. */
function blockWithoutFinalBreak(value: string, event: ScalarEvent, source: string): string {
  const cut = isBlock(event) && event.valueEnd >= source.length && !/[\r\n]$/.test(source) && value.endsWith('\n');
  return cut ? value.slice(0, -1) : value;
}
