import {
  Dict,
  FunctionError,
  type Key,
  List,
  Num,
  Struct,
  toOutputText,
  typeName,
  type Value,
} from '@kalypso-actions/govalue';
import { formatFloat } from '../../fmt/format-float.ts';
import { checkTextSize } from '../../runtime/limits.ts';
import { newDict } from '../../runtime/rendering.ts';
import { ValueWalk } from '../../runtime/value-walk.ts';
import { sortEntries } from '../../values/key-order.ts';
import { createDepthError, MAX_VALUE_DEPTH } from '../collections/merge-dicts.ts';
import { toText } from '../common/convert.ts';

export interface JsonStyle {
  /** Spaces per level; 0 for all on one line. */
  readonly indent: number;
  /** Whether `<`, `>` and `&` are escaped, so that the text may stand in HTML. */
  readonly html: boolean;
}

/** What Go's `encoding/json` cannot write. */
export class UnsupportedJsonValue extends FunctionError {
  constructor(message: string) {
    super(`json: unsupported ${message}`);
  }
}

/**
 * A value as Go's `encoding/json` writes it.
 *
 * @throws UnsupportedValue for what JSON has no form of: maps with keys of any type, functions, infinity
 * @throws LimitError when it is too large or too deep
 */
export function writeJson(value: Value, style: JsonStyle): string {
  return new JsonWriter(style).value(value, 0);
}

class JsonWriter {
  readonly #style: JsonStyle;
  readonly #walk = new ValueWalk();
  #size = 0;

  constructor(style: JsonStyle) {
    this.#style = style;
  }

  value(value: Value, depth: number): string {
    this.#walk.visit();
    if (depth > MAX_VALUE_DEPTH) {
      throw createDepthError();
    }
    const text = this.#written(value, depth);
    this.#size += value instanceof Dict || value instanceof List ? 2 : text.length;
    checkTextSize(this.#size);
    return text;
  }

  #written(value: Value, depth: number): string {
    switch (typeof value) {
      case 'string':
        return quoted(value, this.#style.html);
      case 'bigint':
      case 'boolean':
        return String(value);
      case 'number':
        return writeNumber(value, false);
    }
    if (value === null) {
      return 'null';
    }
    if (value instanceof Num) {
      return typeof value.value === 'number' ? writeNumber(value.value, true) : String(value.value);
    }
    if (value instanceof List) {
      return value.isNil
        ? 'null'
        : this.#group(
            '[',
            ']',
            depth,
            value.items.map((item) => this.value(item, depth + 1)),
          );
    }
    if (value instanceof Dict) {
      return this.#dict(value, depth);
    }
    return value instanceof Struct ? this.#struct(value, depth) : unsupported(`type: ${typeName(value)}`);
  }

  #dict(dict: Dict, depth: number): string {
    if (dict.key !== 'string') {
      return unsupported(`type: ${typeName(dict)}`);
    }
    return dict.isNil ? 'null' : this.#members(sortEntries(dict), depth);
  }

  /** A struct that writes itself as text does so here too; of others, what is exported. */
  #struct(struct: Struct, depth: number): string {
    const text = struct.methods.MarshalJSON?.();
    if (text !== undefined) {
      return quoted(toText(text), this.#style.html);
    }
    return this.#members(
      Object.entries(struct.fields).filter(([name]) => /^\p{Lu}/u.test(name)),
      depth,
    );
  }

  #members(entries: readonly (readonly [Key, Value])[], depth: number): string {
    const colon = this.#style.indent > 0 ? ': ' : ':';
    return this.#group(
      '{',
      '}',
      depth,
      entries.map(([key, item]) => `${quoted(toText(key), this.#style.html)}${colon}${this.value(item, depth + 1)}`),
    );
  }

  #group(open: string, close: string, depth: number, parts: readonly string[]): string {
    const { indent } = this.#style;
    if (indent === 0 || parts.length === 0) {
      return `${open}${parts.join(',')}${close}`;
    }
    const pad = `\n${' '.repeat(indent * (depth + 1))}`;
    this.#size += pad.length * parts.length;
    checkTextSize(this.#size);
    return `${open}${pad}${parts.join(`,${pad}`)}\n${' '.repeat(indent * depth)}${close}`;
  }
}

function unsupported(what: string): never {
  throw new UnsupportedJsonValue(what);
}

/** Like JavaScript, Go writes very large and very small numbers with an exponent, but `1e-7` where it would print `1e-07`. */
function writeNumber(value: number, single: boolean): string {
  if (!Number.isFinite(value)) {
    return unsupported(`value: ${formatFloat(value, 'g')}`);
  }
  const size = Math.abs(value);
  const short = size === 0 || (size >= 1e-6 && size < 1e21);
  return short
    ? formatFloat(value, 'f', undefined, single)
    : formatFloat(value, 'e', undefined, single).replace(/e-0(?=\d$)/, 'e-');
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
const special = /["\\\x00-\x1f\u2028\u2029\ud800-\udfff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
const specialInHtml = /["\\<>&\x00-\x1f\u2028\u2029\ud800-\udfff]/gu;

function quoted(text: string, html: boolean): string {
  const escaped = text.replace(html ? specialInHtml : special, (char) => {
    const code = char.charCodeAt(0);
    return escapes[char] ?? `\\u${(code >= 0xd800 && code < 0xe000 ? 0xfffd : code).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

/**
 * What a JSON text says: objects as `map[string]interface {}`, every number as float64.
 *
 * @param lenient whether a number that is too large is nil rather than an error
 * @throws FunctionError for what is not JSON
 */
export function readJson(text: string, lenient: boolean): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(toOutputText(text));
  } catch (error) {
    throw new FunctionError(error instanceof Error ? error.message : String(error));
  }
  return new JsonReader(lenient).value(parsed, 0);
}

class JsonReader {
  readonly #lenient: boolean;
  readonly #walk = new ValueWalk();

  constructor(lenient: boolean) {
    this.#lenient = lenient;
  }

  value(parsed: unknown, depth: number): Value {
    this.#walk.visit();
    if (depth > MAX_VALUE_DEPTH) {
      throw createDepthError();
    }
    if (Array.isArray(parsed)) {
      return new List(parsed.map((item) => this.value(item, depth + 1)));
    }
    if (typeof parsed === 'object' && parsed !== null) {
      const entries = new Map<Key, Value>();
      for (const [key, item] of Object.entries(parsed)) {
        entries.set(key.toWellFormed(), this.value(item, depth + 1));
      }
      return newDict(entries);
    }
    if (typeof parsed === 'string') {
      return parsed.toWellFormed();
    }
    return typeof parsed === 'number' ? this.#number(parsed) : typeof parsed === 'boolean' ? parsed : null;
  }

  #number(parsed: number): Value {
    if (Number.isFinite(parsed)) {
      return parsed;
    }
    if (this.#lenient) {
      return null;
    }
    throw new FunctionError('json: cannot unmarshal a number that is too large into Go value of type float64');
  }
}
