import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { Position } from './diagnostic.ts';
import { resolvePlain, type ScalarTag } from './goyaml/resolve.ts';

interface NodeBase {
  /** Where the node starts in the source, in UTF-16 units. */
  readonly offset: number;
  /** How many nodes it stands for, aliases written out. */
  readonly size: number;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly text: string;
  /** What YAML 1.1 makes of it, as the Kubernetes API server reads it. */
  readonly type: ScalarTag;
  /** A block scalar's text starts on a line of its own, at `offset`, and is indented so far; nothing for other scalars. */
  readonly blockIndent: number | undefined;
}

export interface MappingEntry {
  readonly key: ScalarNode;
  readonly value: YamlNode;
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly entries: readonly MappingEntry[];
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly YamlNode[];
}

export type YamlNode = ScalarNode | MappingNode | SequenceNode;

/** What is wrong with a text as YAML. */
export interface YamlProblem {
  readonly code: 'yaml-syntax' | 'yaml-too-deep' | 'yaml-alias-expansion' | 'duplicate-key';
  readonly message: string;
  readonly offset: number;
}

export interface YamlDocument {
  readonly root: YamlNode;
  readonly problems: readonly YamlProblem[];
}

/** Deeper than any manifest, and far from what would exhaust the stack. */
const DEEPEST = 100;
/** Nodes that a document may stand for when its aliases are written out. */
const MOST_NODES = 200_000;

/** A text with the positions of its offsets. */
export class SourceText {
  readonly text: string;
  readonly #source: string;
  readonly #file: string;
  #lines: number[] | undefined;

  constructor(text: string, source: string, file: string) {
    this.text = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#source = source;
    this.#file = file;
  }

  at(offset: number): Position {
    this.#lines ??= lineStarts(this.text);
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { source: this.#source, file: this.#file, line: low + 1, column: offset - (this.#lines[low] ?? 0) + 1 };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.search(/[\r\n]/); at !== -1 && at < text.length; at += 1) {
    const character = text[at];
    if (character === '\n' || (character === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
  }
  return starts;
}

/** Parses a text of one or more YAML documents. When it is no YAML at all, `problem` says why, once. */
export function parseYaml(source: SourceText): {
  readonly documents: readonly YamlDocument[];
  readonly problem?: YamlProblem;
} {
  let events: Event[];
  try {
    events = parseEvents(source.text, { maxDepth: DEEPEST });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const deep = /depth/i.test(error.reason);
    return {
      documents: [],
      problem: {
        code: deep ? 'yaml-too-deep' : 'yaml-syntax',
        message: deep ? `it is nested deeper than ${DEEPEST} levels` : error.reason,
        offset: error.mark?.position ?? 0,
      },
    };
  }
  try {
    return { documents: new Composer(source.text, events).documents() };
  } catch (error) {
    if (!(error instanceof ComposeError)) throw error;
    return { documents: [], problem: error.problem };
  }
}

class ComposeError extends Error {
  readonly problem: YamlProblem;

  constructor(problem: YamlProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Makes trees of the parser's events. An alias shares its anchor's node, so a tree is never larger than its text. */
class Composer {
  readonly #text: string;
  readonly #events: readonly Event[];
  #next = 0;
  #anchors = new Map<string, YamlNode>();
  #problems: YamlProblem[] = [];

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  documents(): YamlDocument[] {
    const documents: YamlDocument[] = [];
    while (this.#next < this.#events.length) {
      this.#next += 1;
      this.#anchors = new Map();
      this.#problems = [];
      if (this.#events[this.#next]?.type !== EVENT_ID.POP) {
        const root = this.#node();
        documents.push({ root, problems: this.#problems });
      }
      this.#next += 1;
    }
    return documents;
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
        return this.#anchor(event, this.#sequence(event.start));
      case EVENT_ID.MAPPING:
        return this.#anchor(event, this.#mapping(event.start));
      default:
        throw new Error('the YAML parser gave events in an order that no document has');
    }
  }

  #anchor(event: { anchorStart: number; anchorEnd: number }, node: YamlNode): YamlNode {
    if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  #alias({ anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }): YamlNode {
    const name = this.#text.slice(anchorStart, anchorEnd);
    const node = this.#anchors.get(name);
    if (!node)
      throw new ComposeError({
        code: 'yaml-syntax',
        message: `nothing is anchored as &${name} before this alias`,
        offset: anchorStart - 1,
      });
    return node;
  }

  #scalar(event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>): ScalarNode {
    const text = blockWithoutFinalBreak(getScalarValue(this.#text, event), event, this.#text);
    const plain = event.style === SCALAR_STYLE.PLAIN;
    const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    const tag = event.tagStart >= 0 ? this.#text.slice(event.tagStart, event.tagEnd) : undefined;
    const type =
      tag === undefined
        ? plain
          ? resolvePlain(text, 'v2').tag
          : 'str'
        : tag === '!' || tag === '!!str'
          ? 'str'
          : resolvePlain(text, 'v2').tag;
    return {
      kind: 'scalar',
      text,
      type,
      offset: event.valueStart,
      size: 1,
      blockIndent: block ? Math.max(event.indent, 0) : undefined,
    };
  }

  #sequence(offset: number): SequenceNode {
    const items: YamlNode[] = [];
    let size = 1;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const item = this.#node();
      items.push(item);
      size = this.#grown(size + item.size, offset);
    }
    this.#next += 1;
    return { kind: 'sequence', items, offset, size };
  }

  #mapping(offset: number): MappingNode {
    const own = new Map<string, MappingEntry>();
    const merged: MappingEntry[] = [];
    let size = 1;
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      const plainKey = this.#isPlain(this.#next);
      const key = this.#node();
      const value = this.#node();
      size = this.#grown(size + key.size + value.size, offset);
      if (key.kind !== 'scalar') {
        throw new ComposeError({
          code: 'yaml-syntax',
          message: 'a mapping or list cannot be a key',
          offset: key.offset,
        });
      }
      if (plainKey && key.text === '<<') merged.push(...mergedEntries(value));
      else if (own.has(key.text)) {
        this.#problems.push({
          code: 'duplicate-key',
          message: `the key ${JSON.stringify(key.text)} stands here twice`,
          offset: key.offset,
        });
      } else own.set(key.text, { key, value });
    }
    this.#next += 1;
    for (const entry of merged) if (!own.has(entry.key.text)) own.set(entry.key.text, entry);
    return { kind: 'mapping', entries: [...own.values()], offset, size };
  }

  #isPlain(index: number): boolean {
    const event = this.#events[index];
    return event?.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN;
  }

  #grown(size: number, offset: number): number {
    if (size <= MOST_NODES) return size;
    throw new ComposeError({
      code: 'yaml-alias-expansion',
      message: `with its aliases written out it has more than ${MOST_NODES} nodes`,
      offset,
    });
  }
}

/** A block scalar that the text ends with has a final line break only when the text has: Go's parser and YAML's authors agree on that. */
function blockWithoutFinalBreak(
  value: string,
  event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>,
  source: string,
): string {
  const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  const cut = block && event.valueEnd >= source.length && !/[\r\n]$/.test(source) && value.endsWith('\n');
  return cut ? value.slice(0, -1) : value;
}

/** What `<<` brings in: a mapping's entries, or those of a list of mappings, the first of which wins. */
function mergedEntries(node: YamlNode): readonly MappingEntry[] {
  if (node.kind === 'mapping') return node.entries;
  return node.kind === 'sequence' ? node.items.flatMap(mergedEntries) : [];
}

/** The value of a mapping's key; nothing for any other node. */
export function child(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return entry(node, key)?.value;
}

/** The text of a mapping's key that is a scalar. */
export function childText(node: YamlNode | undefined, key: string): string | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' ? value.text : undefined;
}

function entry(node: YamlNode | undefined, key: string): MappingEntry | undefined {
  return node?.kind === 'mapping' ? node.entries.find((candidate) => candidate.key.text === key) : undefined;
}

/** The offset of what a path leads to, or of the nearest parent that is there: a plain value's own, else its key's. */
export function locateOffset(root: YamlNode, path: readonly (string | number)[]): number {
  let node = root;
  let offset = root.offset;
  for (const step of path) {
    const next = typeof step === 'number' ? undefined : entry(node, step);
    const value = typeof step === 'number' ? (node.kind === 'sequence' ? node.items[step] : undefined) : next?.value;
    if (!value) return offset;
    const isLine = value.kind === 'scalar' && value.blockIndent === undefined && value.text !== '';
    offset = next && !isLine ? next.key.offset : value.offset;
    node = value;
  }
  return offset;
}

/** A node as plain data: text for scalars that YAML takes for text, YAML's own types for others. */
export function toData(node: YamlNode): unknown {
  if (node.kind === 'sequence') return node.items.map(toData);
  if (node.kind === 'mapping')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, toData(value)]));
  const { value } =
    node.type === 'str' || node.type === 'timestamp' ? { value: node.text } : resolvePlain(node.text, 'v2');
  return typeof value === 'bigint' ? Number(value) : value;
}
