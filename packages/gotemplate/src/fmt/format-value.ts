import {
  Complex,
  Dict,
  Func,
  FunctionError,
  fromBytes,
  List,
  type MaybeValue,
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

/** Formats one argument of `printf`, including its parts, within limits. */
export class ValueFormatter {
  readonly #verb: string;
  readonly #flags: FormatFlags;
  readonly #walk: ValueWalk;
  readonly #slips: string[];
  #size = 0;

  /** @param slips gets what the verb does not fit, without the values: `%!d(string=…)` */
  constructor(verb: string, flags: FormatFlags, walk: ValueWalk, slips: string[] = []) {
    this.#verb = verb;
    this.#flags = flags;
    this.#walk = walk;
    this.#slips = slips;
  }

  argument(value: MaybeValue): string {
    if (this.#verb === 'T' && value !== null && value !== undefined) {
      return formatString(typeName(value), 's', this.#flags) ?? '';
    }
    if (value === null || value === undefined) {
      if (this.#verb === 'v' || this.#verb === 'T') return padText('<nil>', this.#flags);
      const text = `%!${this.#verb}(<nil>)`;
      this.#slips.push(text);
      return text;
    }
    if (this.#verb === 'p') {
      throw new FunctionError('%p is not available: it prints an address in memory, which differs between runs');
    }
    // `%w` is for errors only; for a value with parts, Go reports the value as a whole.
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
    this.#slips.push(`%!${this.#verb}(${typeName(value)}=…)`);
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
    const isGoSyntax = this.#flags.sharpV;
    if (isGoSyntax && dict.isNil) {
      return `${typeName(dict)}(nil)`;
    }
    const parts = sortEntries(dict).map(
      ([key, value]) => `${this.#part(key, dict.key)}:${this.#part(value, dict.elem)}`,
    );
    return isGoSyntax ? `${typeName(dict)}{${parts.join(', ')}}` : `map[${parts.join(' ')}]`;
  }

  #list(list: List): string {
    const bytes = list.elem === 'uint8' ? this.#bytes(list) : undefined;
    if (bytes !== undefined) {
      return bytes;
    }
    const isGoSyntax = this.#flags.sharpV;
    if (isGoSyntax && list.isNil) {
      return `${formatListType(list)}(nil)`;
    }
    const parts = list.items.map((item) => this.#part(item, list.elem));
    return isGoSyntax ? `${formatListType(list)}{${parts.join(', ')}}` : `[${parts.join(' ')}]`;
  }

  #bytes(list: List): string | undefined {
    if (!'sqxX'.includes(this.#verb)) {
      return undefined;
    }
    const bytes = list.items.map((item) => (item instanceof Num ? Number(item.value) : 0));
    return formatString(fromBytes(Uint8Array.from(bytes)), this.#verb, this.#flags);
  }

  #struct(struct: Struct): string {
    const isGoSyntax = this.#flags.sharpV;
    const own = isGoSyntax || !'vsqxX'.includes(this.#verb) ? undefined : struct.methods.String?.();
    if (typeof own === 'string') {
      return formatString(own, this.#verb, this.#flags) ?? own;
    }
    const parts = [...Object.entries(struct.hidden), ...Object.entries(struct.fields)].map(([name, value]) => {
      const shown = this.#part(value, 'interface {}');
      return isGoSyntax || this.#flags.plusV ? `${name}:${shown}` : shown;
    });
    const pointer = struct.type.startsWith('*');
    const type = pointer ? struct.type.slice(1) : struct.type;
    return `${pointer ? '&' : ''}${isGoSyntax ? `${type}{${parts.join(', ')}}` : `{${parts.join(' ')}}`}`;
  }

  #part(value: Value, type: string): string {
    if (value !== null) {
      return this.#any(value);
    }
    return this.#flags.sharpV ? `${type}(nil)` : '<nil>';
  }
}

/** For `%#v`, Go writes `[]byte` for the type `[]uint8`. */
function formatListType(list: List): string {
  return list.elem === 'uint8' ? '[]byte' : typeName(list);
}

/**
 * Formats a value as Go's `%v` does: `map[a:1 b:2]`, `[1 2]`, `1e+06`, `<nil>`.
 *
 * @throws LimitError if the text would be too large, FunctionError for a function
 */
export function formatValue(value: MaybeValue): string {
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
