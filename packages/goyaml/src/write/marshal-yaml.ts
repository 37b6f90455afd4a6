import { Dict, FunctionError, type Key, List, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { compareYamlKeys } from './compare-keys.ts';
import { formatYamlFloat, formatYamlNum } from './format-float.ts';
import { formatSimpleKey, formatYamlText, isCertainlyPlain } from './format-scalar.ts';

const INDENT = 4;
const MAX_DEPTH = 500;
const MAX_SIZE = 10_000_000;

interface FormattedKey {
  readonly key: Key;
  /** The key's text; `undefined` when it needs a question mark. */
  readonly text: string | undefined;
  /** How a line begins that has the key and a value: for maps that are not indented. */
  readonly line: string;
}

const writtenKeys = new WeakMap<ReadonlyMap<Key, Value>, readonly FormattedKey[]>();

/** A map's keys in the order and the form in which they are written, and its values in that order. */
function orderedEntries(entries: ReadonlyMap<Key, Value>): { keys: readonly FormattedKey[]; values: readonly Value[] } {
  // The same maps are written for many assignments, so their keys are remembered.
  const known = writtenKeys.get(entries);
  const knownValues = known?.length === entries.size ? valuesOf(entries, known) : undefined;
  if (known && knownValues) return { keys: known, values: knownValues };
  const keys = [...entries.keys()].sort(compareYamlKeys).map(writeKey);
  writtenKeys.set(entries, keys);
  return { keys, values: valuesOf(entries, keys) ?? [] };
}

/** `undefined` when a key is not there: a template's `set` and `unset` may have changed the map since its keys were remembered. */
function valuesOf(entries: ReadonlyMap<Key, Value>, keys: readonly FormattedKey[]): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const { key } of keys) {
    const value = entries.get(key);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function writeKey(key: Key): FormattedKey {
  const text = formatKey(key);
  return { key, text, line: `\n${text}: ` };
}

function formatKey(key: Key): string | undefined {
  return typeof key === 'string' ? formatSimpleKey(key) : formatAtom(key);
}

function formatAtom(value: null | boolean | bigint | number): string {
  return typeof value === 'number' ? formatYamlFloat(value) : String(value);
}

function aligned(indent: number): number {
  return INDENT * (Math.floor(indent / INDENT) + 1);
}

/** What holds a value: the document, a list item, or a key. It decides how far the value is indented. */
type NodeParent = 'document' | 'item' | 'key';

class YamlEmitter {
  #out = '';
  /** The column, while the line has nothing but indentation and indicators; -1 once something is written after which only a new line can follow. */
  #column = 0;
  #depth = 0;

  document(value: Value): string {
    this.#value(value, 0, 'document');
    if (this.#column < 0) this.#out += '\n';
    return this.#out;
  }

  /** `indent` is that of the holder. */
  #value(value: Value, indent: number, holder: NodeParent): void {
    if (typeof value === 'string') {
      this.#text(value, indent, holder);
    } else if (value instanceof Dict) {
      this.#nested(value.entries.size, '{}', () => this.#dict(value, this.#blockIndent(indent, holder)));
    } else if (value instanceof List) {
      this.#nested(value.items.length, '[]', () => this.#list(value, this.#blockIndent(indent, holder)));
    } else if (value instanceof Struct && value.type === 'time.Time') {
      // As in JSON, but without quotes.
      this.#scalar(String(value.methods.MarshalJSON?.()));
    } else if (value instanceof Struct) {
      const fields = Object.entries(checkedStruct(value).fields);
      this.#nested(fields.length, '{}', () => this.#struct(fields, this.#blockIndent(indent, holder)));
    } else {
      this.#scalar(formatOther(value));
    }
  }

  #blockIndent(indent: number, holder: NodeParent): number {
    return holder === 'document' ? 0 : holder === 'item' ? indent + 2 : aligned(indent);
  }

  #text(text: string, indent: number, holder: NodeParent): void {
    const own = holder === 'item' ? indent + 2 : aligned(indent);
    const formatted = formatYamlText(text, { indent: own, step: holder === 'document' ? INDENT : own - indent });
    this.#scalar(formatted);
  }

  #scalar(formatted: string): void {
    this.#out += this.#out === '' ? formatted : ` ${formatted}`;
    this.#column = endsInBreak(formatted) ? 0 : -1;
    this.#checkSize();
  }

  #nested(size: number, empty: string, write: () => void): void {
    if (size === 0) {
      this.#scalar(empty);
      return;
    }
    this.#depth++;
    if (this.#depth > MAX_DEPTH) {
      throw new FunctionError(`a value that is nested more than ${MAX_DEPTH} levels deep cannot be written as YAML`);
    }
    write();
    this.#depth--;
    this.#checkSize();
  }

  /** Values may share parts, so a small one may come to a text without end. */
  #checkSize(): void {
    if (this.#out.length > MAX_SIZE) throw new FunctionError(`YAML of more than ${MAX_SIZE} characters is too large`);
  }

  #startAt(indent: number): void {
    if (this.#column < 0) this.#out += `\n${' '.repeat(indent)}`;
    else this.#out += ' '.repeat(indent - this.#column);
    this.#column = indent;
  }

  #dict({ entries }: Dict, indent: number): void {
    const { keys, values } = orderedEntries(entries);
    const lineStart = indent === 0 ? '' : `\n${' '.repeat(indent)}`;
    let at = 0;
    for (const { key, text, line } of keys) {
      const value = values[at++] ?? null;
      if (typeof value === 'string' && text !== undefined && this.#column < 0 && isCertainlyPlain(value)) {
        this.#out += indent === 0 ? line + value : `${lineStart}${text}: ${value}`;
        continue;
      }
      this.#startAt(indent);
      this.#key(key, text, indent);
      this.#value(value, indent, 'key');
    }
  }

  #key(key: Key, text: string | undefined, indent: number): void {
    if (text !== undefined) {
      this.#out += `${text}:`;
      this.#column = -1;
      return;
    }
    this.#out += '?';
    this.#text(String(key), indent, 'key');
    this.#startAt(indent);
    this.#out += ':';
    this.#column = indent + 1;
  }

  #list({ items }: List, indent: number): void {
    for (const item of items) {
      this.#startAt(indent);
      this.#out += '-';
      this.#column = indent + 1;
      this.#value(item, indent, 'item');
    }
  }

  #struct(fields: readonly (readonly [string, Value])[], indent: number): void {
    for (const [name, value] of fields) {
      this.#startAt(indent);
      const key = name.toLowerCase();
      this.#key(key, formatSimpleKey(key), indent);
      this.#value(value, indent, 'key');
    }
  }
}

function endsInBreak(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last === 0x0a || last === 0x2028 || last === 0x2029;
}

function checkedStruct(value: Struct): Struct {
  if (value.type === 'complex128') throw new FunctionError('a complex number cannot be written as YAML');
  return value;
}

function formatOther(value: Exclude<Value, string | Dict | List | Struct>): string {
  if (value instanceof Num) return formatYamlNum(value);
  if (value !== null && typeof value === 'object') throw new FunctionError('a function cannot be written as YAML');
  return formatAtom(value);
}

/**
 * Writes a value as Go's `yaml.Marshal` of yaml.v3 3.0.1 does, the line break at the end included.
 *
 * @throws FunctionError for what YAML cannot hold (functions, complex numbers), and for what is nested too deeply or too large
 */
export function marshalYaml(value: Value): string {
  return new YamlEmitter().document(value);
}
