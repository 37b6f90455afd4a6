import { Dict, FunctionError, type Key, List, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { compareYamlKeys } from './compare-keys.ts';
import { formatYamlFloat, formatYamlNum } from './format-float.ts';
import { formatSimpleKey, formatYamlText, isCertainlyPlain } from './format-scalar.ts';

const INDENT = 4;
const MAX_DEPTH = 500;
const MAX_SIZE = 10_000_000;

interface FormattedKey {
  readonly key: Key;
  /** The key's text; `undefined` if it needs the form with a question mark. */
  readonly text: string | undefined;
  /** The start of a line with the key and a value, for maps that are not indented. */
  readonly line: string;
}

const formattedKeys = new WeakMap<ReadonlyMap<Key, Value>, readonly FormattedKey[]>();

/** The keys of a map, sorted and formatted, and its values in the same order. */
function orderedEntries(entries: ReadonlyMap<Key, Value>): { keys: readonly FormattedKey[]; values: readonly Value[] } {
  // The same maps are written for many assignments, so their keys are cached.
  const known = formattedKeys.get(entries);
  const knownValues = known?.length === entries.size ? valuesOf(entries, known) : undefined;
  if (known && knownValues) return { keys: known, values: knownValues };
  const keys = [...entries.keys()].sort(compareYamlKeys).map(toFormattedKey);
  formattedKeys.set(entries, keys);
  return { keys, values: valuesOf(entries, keys) ?? [] };
}

/** `undefined` if a key is missing: the template functions `set` and `unset` may have changed the map since its keys were cached. */
function valuesOf(entries: ReadonlyMap<Key, Value>, keys: readonly FormattedKey[]): readonly Value[] | undefined {
  const values: Value[] = [];
  for (const { key } of keys) {
    const value = entries.get(key);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function toFormattedKey(key: Key): FormattedKey {
  const text = formatKey(key);
  return { key, text, line: `\n${text}: ` };
}

function formatKey(key: Key): string | undefined {
  return typeof key === 'string' ? formatSimpleKey(key) : formatAtom(key);
}

function formatAtom(value: null | boolean | bigint | number): string {
  return typeof value === 'number' ? formatYamlFloat(value) : String(value);
}

/** The next multiple of the indentation step. */
function nextIndent(indent: number): number {
  return INDENT * (Math.floor(indent / INDENT) + 1);
}

/** The parent of a value, which determines its indentation. */
type NodeParent = 'document' | 'item' | 'key';

class YamlEmitter {
  #out = '';
  /** The column if the line has only indentation and indicators so far; -1 if the next value must start on a new line. */
  #column = 0;
  #depth = 0;

  document(value: Value): string {
    this.#value(value, 0, 'document');
    if (this.#column < 0) this.#out += '\n';
    return this.#out;
  }

  /** `indent` is the parent's. */
  #value(value: Value, indent: number, parent: NodeParent): void {
    if (typeof value === 'string') {
      this.#text(value, indent, parent);
    } else if (value instanceof Dict) {
      this.#nested(value.entries.size, '{}', () => this.#dict(value, this.#blockIndent(indent, parent)));
    } else if (value instanceof List) {
      this.#nested(value.items.length, '[]', () => this.#list(value, this.#blockIndent(indent, parent)));
    } else if (value instanceof Struct && value.type === 'time.Time') {
      // As in JSON, but without quotes.
      this.#scalar(String(value.methods.MarshalJSON?.()));
    } else if (value instanceof Struct) {
      checkStruct(value);
      const fields = Object.entries(value.fields);
      this.#nested(fields.length, '{}', () => this.#struct(fields, this.#blockIndent(indent, parent)));
    } else {
      this.#scalar(formatOther(value));
    }
  }

  #blockIndent(indent: number, parent: NodeParent): number {
    return parent === 'document' ? 0 : parent === 'item' ? indent + 2 : nextIndent(indent);
  }

  #text(text: string, indent: number, parent: NodeParent): void {
    const own = parent === 'item' ? indent + 2 : nextIndent(indent);
    const formatted = formatYamlText(text, { indent: own, step: parent === 'document' ? INDENT : own - indent });
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

  /** Values may share parts, so a small value may produce an endless text. */
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

function checkStruct(value: Struct): void {
  if (value.type === 'complex128') throw new FunctionError('a complex number cannot be written as YAML');
}

function formatOther(value: Exclude<Value, string | Dict | List | Struct>): string {
  if (value instanceof Num) return formatYamlNum(value);
  if (value !== null && typeof value === 'object') throw new FunctionError('a function cannot be written as YAML');
  return formatAtom(value);
}

/**
 * Writes a value as Go's `yaml.Marshal` of yaml.v3 3.0.1 does, including the line break at the end.
 *
 * @throws FunctionError if YAML cannot represent the value (functions, complex numbers), or it is nested too deeply or too large
 */
export function marshalYaml(value: Value): string {
  return new YamlEmitter().document(value);
}
