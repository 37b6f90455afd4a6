import {
  Complex,
  Dict,
  Func,
  FunctionError,
  fromBytes,
  List,
  Num,
  Struct,
  typeName,
  type Value,
} from '@kalypso-actions/govalue';
import { checkTextSize } from '../runtime/limits.ts';
import { ValueWalk } from '../runtime/value-walk.ts';
import { sortEntries } from '../values/key-order.ts';
import { createFormatFlags, type FormatFlags, padText } from './format-flags.ts';
import { formatFloatVerb, formatIntegerVerb } from './format-number.ts';
import { formatString } from './format-string.ts';

/** Formats one argument of `printf` and what is in it, within bounds. */
export class ValueFormatter {
  readonly #verb: string;
  readonly #flags: FormatFlags;
  readonly #walk: ValueWalk;
  #size = 0;

  constructor(verb: string, flags: FormatFlags, walk: ValueWalk) {
    this.#verb = verb;
    this.#flags = flags;
    this.#walk = walk;
  }

  argument(value: Value | undefined): string {
    if (this.#verb === 'T' && value !== null && value !== undefined) {
      return formatString(typeName(value), 's', this.#flags) ?? '';
    }
    if (value === null || value === undefined) {
      return this.#verb === 'v' || this.#verb === 'T' ? padText('<nil>', this.#flags) : `%!${this.#verb}(<nil>)`;
    }
    if (this.#verb === 'p') {
      throw new FunctionError('%p prints an address in memory, which says nothing about a value');
    }
    // `%w` is for errors alone; of a value with parts it is wrong as a whole.
    return this.#verb === 'w' && typeof value === 'object' ? this.#wrong(value) : this.#any(value);
  }

  #any(value: Value): string {
    this.#walk.visit();
    const text = this.#scalar(value) ?? this.#composite(value) ?? this.#wrong(value);
    this.#size += text.length;
    checkTextSize(this.#size);
    return text;
  }

  #wrong(value: Value): string {
    const shown = new ValueFormatter('v', this.#flags, this.#walk).#any(value);
    return `%!${this.#verb}(${typeName(value)}=${shown})`;
  }

  #scalar(value: Value): string | undefined {
    switch (typeof value) {
      case 'string':
        return formatString(value, this.#verb, this.#flags);
      case 'boolean':
        return this.#verb === 'v' || this.#verb === 't' ? padText(String(value), this.#flags) : undefined;
      case 'bigint':
        return formatIntegerVerb({ value, signed: true }, this.#verb, this.#flags);
      case 'number':
        return formatFloatVerb(value, this.#verb, this.#flags, false);
    }
    if (value instanceof Num) {
      return typeof value.value === 'bigint'
        ? formatIntegerVerb({ value: value.value, signed: !value.type.startsWith('u') }, this.#verb, this.#flags)
        : formatFloatVerb(value.value, this.#verb, this.#flags, true);
    }
    return value instanceof Complex ? this.#complex(value) : undefined;
  }

  #complex(value: Complex): string | undefined {
    const real = formatFloatVerb(value.real, this.#verb, this.#flags, false);
    const imaginary = formatFloatVerb(value.imaginary, this.#verb, { ...this.#flags, plus: true }, false);
    return real === undefined || imaginary === undefined ? undefined : `(${real}${imaginary}i)`;
  }

  #composite(value: Value): string | undefined {
    if (value instanceof Dict) {
      return this.#dict(value);
    }
    if (value instanceof List) {
      return this.#list(value);
    }
    if (value instanceof Struct && !(value instanceof Complex)) {
      return this.#struct(value);
    }
    if (value instanceof Func) {
      throw new FunctionError('a function cannot be printed');
    }
    return undefined;
  }

  #dict(dict: Dict): string {
    const go = this.#flags.sharpV;
    if (go && dict.isNil) {
      return `${typeName(dict)}(nil)`;
    }
    const parts = sortEntries(dict).map(
      ([key, value]) => `${this.#part(key, dict.key)}:${this.#part(value, dict.elem)}`,
    );
    return go ? `${typeName(dict)}{${parts.join(', ')}}` : `map[${parts.join(' ')}]`;
  }

  #list(list: List): string {
    const bytes = list.elem === 'uint8' ? this.#bytes(list) : undefined;
    if (bytes !== undefined) {
      return bytes;
    }
    const go = this.#flags.sharpV;
    if (go && list.isNil) {
      return `${goType(list)}(nil)`;
    }
    const parts = list.items.map((item) => this.#part(item, list.elem));
    return go ? `${goType(list)}{${parts.join(', ')}}` : `[${parts.join(' ')}]`;
  }

  #bytes(list: List): string | undefined {
    if (!'sqxX'.includes(this.#verb)) {
      return undefined;
    }
    const bytes = list.items.map((item) => (item instanceof Num ? Number(item.value) : 0));
    return formatString(fromBytes(Uint8Array.from(bytes)), this.#verb, this.#flags);
  }

  #struct(struct: Struct): string {
    const go = this.#flags.sharpV;
    const own = go || !'vsqxX'.includes(this.#verb) ? undefined : struct.methods.String?.();
    if (typeof own === 'string') {
      return formatString(own, this.#verb, this.#flags) ?? own;
    }
    const parts = [...Object.entries(struct.hidden), ...Object.entries(struct.fields)].map(([name, value]) => {
      const shown = this.#part(value, 'interface {}');
      return go || this.#flags.plusV ? `${name}:${shown}` : shown;
    });
    const pointer = struct.type.startsWith('*');
    const type = pointer ? struct.type.slice(1) : struct.type;
    return `${pointer ? '&' : ''}${go ? `${type}{${parts.join(', ')}}` : `{${parts.join(' ')}}`}`;
  }

  #part(value: Value, type: string): string {
    if (value !== null) {
      return this.#any(value);
    }
    return this.#flags.sharpV ? `${type}(nil)` : '<nil>';
  }
}

/** Go writes `[]byte` for the type that it calls `[]uint8` otherwise. */
function goType(list: List): string {
  return list.elem === 'uint8' ? '[]byte' : typeName(list);
}

/**
 * A value as Go's `%v` prints it: `map[a:1 b:2]`, `[1 2]`, `1e+06`, `<nil>`.
 *
 * @throws LimitError when the text would be too large, FunctionError for a function
 */
export function formatValue(value: Value | undefined): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return new ValueFormatter('v', createFormatFlags(), new ValueWalk()).argument(value);
  }
}
