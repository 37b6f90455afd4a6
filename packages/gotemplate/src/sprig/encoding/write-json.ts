import { Dict, FunctionError, type Key, List, Num, Struct, typeName, type Value } from '@kalypso-actions/govalue';
import { formatFloat } from '../../fmt/format-float.ts';
import { checkTextSize } from '../../runtime/limits.ts';
import { ValueWalk } from '../../runtime/value-walk.ts';
import { sortEntries } from '../../values/key-order.ts';
import { toText } from '../common/convert.ts';
import { createDepthError, MAX_VALUE_DEPTH } from '../common/value-depth.ts';

export interface JsonStyle {
  /** Spaces per level; 0 to write everything on one line. */
  readonly indent: number;
  /** Whether `<`, `>` and `&` are escaped, so that the text is safe in HTML. */
  readonly html: boolean;
}

/** The value has no representation in Go's `encoding/json`. */
export class UnsupportedJsonValue extends FunctionError {
  constructor(message: string) {
    super(`json: unsupported ${message}`);
  }
}

/**
 * Writes a value as Go's `encoding/json` does.
 *
 * @throws UnsupportedJsonValue if JSON cannot represent it: maps with keys of any type, functions, infinity
 * @throws LimitError if it is too large or nested too deeply
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
    const text = this.#write(value, depth);
    this.#size += value instanceof Dict || value instanceof List ? 2 : text.length;
    checkTextSize(this.#size);
    return text;
  }

  #write(value: Value, depth: number): string {
    switch (typeof value) {
      case 'string':
        return quoteJson(value, this.#style.html);
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
    return value instanceof Struct ? this.#struct(value, depth) : failUnsupported(`type: ${typeName(value)}`);
  }

  #dict(dict: Dict, depth: number): string {
    if (dict.key !== 'string') {
      return failUnsupported(`type: ${typeName(dict)}`);
    }
    return dict.isNil ? 'null' : this.#members(sortEntries(dict), depth);
  }

  /** A struct with the method `MarshalJSON` is written as its text; other structs as their exported fields. */
  #struct(struct: Struct, depth: number): string {
    const text = struct.methods.MarshalJSON?.();
    if (text !== undefined) {
      return quoteJson(toText(text), this.#style.html);
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
      entries.map(([key, item]) => `${quoteJson(toText(key), this.#style.html)}${colon}${this.value(item, depth + 1)}`),
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

function failUnsupported(value: string): never {
  throw new UnsupportedJsonValue(value);
}

/** Like JavaScript, Go writes very large and very small numbers with an exponent: `1e-7`, which it prints as `1e-07` elsewhere. */
function writeNumber(value: number, single: boolean): string {
  if (!Number.isFinite(value)) {
    return failUnsupported(`value: ${formatFloat(value, 'g')}`);
  }
  const size = Math.abs(value);
  const short = size === 0 || (size >= 1e-6 && size < 1e21);
  return short
    ? formatFloat(value, 'f', undefined, single)
    : formatFloat(value, 'e', undefined, single).replace(/e-0(?=\d$)/, 'e-');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters
const SPECIAL = /["\\\x00-\x1f\u2028\u2029\ud800-\udfff]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters
const SPECIAL_IN_HTML = /["\\<>&\x00-\x1f\u2028\u2029\ud800-\udfff]/gu;

function quoteJson(text: string, html: boolean): string {
  const escaped = text.replace(html ? SPECIAL_IN_HTML : SPECIAL, (char) => {
    const code = char.charCodeAt(0);
    return ESCAPES[char] ?? `\\u${(code >= 0xd800 && code < 0xe000 ? 0xfffd : code).toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
