import { Num, typeName, type Value } from '@kalypso-actions/govalue';
import { checkTextSize } from '../runtime/limits.ts';
import { ValueWalk } from '../runtime/value-walk.ts';
import { createFormatFlags, type FormatFlags } from './format-flags.ts';
import { ValueFormatter } from './format-value.ts';

/** The maximum width, precision and argument index that Go accepts. */
const MAX_FORMAT_NUMBER = 1_000_000;

export interface FormattedText {
  readonly text: string;
  /** What Go prints for verbs that do not fit, missing and superfluous arguments, without their values: `%!d(string=…)`, `%!s(<nil>)`. */
  readonly slips: readonly string[];
}

interface ScannedNumber {
  readonly value: number | undefined;
  readonly end: number;
}

function scanNumber(format: string, start: number, end: number): ScannedNumber {
  let at = start;
  let value: number | undefined;
  while (at < end && /[0-9]/.test(format[at] ?? '')) {
    value = (value ?? 0) * 10 + Number(format[at]);
    if (value > MAX_FORMAT_NUMBER) {
      return { value: undefined, end };
    }
    at++;
  }
  return { value, end: at };
}

/** Go's `fmt.Sprintf`, one pass over the format. */
class PrintfFormatter {
  readonly #format: string;
  readonly #args: readonly Value[];
  readonly #walk = new ValueWalk();
  readonly #slips: string[] = [];
  #out = '';
  #at = 0;
  #next = 0;
  #reordered = false;
  #goodIndex = true;
  #afterIndex = false;

  constructor(format: string, args: readonly Value[]) {
    this.#format = format;
    this.#args = args;
  }

  run(): FormattedText {
    while (this.#at < this.#format.length) {
      const percent = this.#format.indexOf('%', this.#at);
      this.#write(this.#format.slice(this.#at, percent < 0 ? undefined : percent));
      if (percent < 0) {
        break;
      }
      this.#at = percent + 1;
      this.#directive();
    }
    this.#extra();
    return { text: this.#out, slips: this.#slips };
  }

  #write(text: string): void {
    this.#out += text;
    checkTextSize(this.#out.length);
  }

  /** Writes what Go prints in place of a value. */
  #writeSlip(text: string, shown = text): void {
    this.#slips.push(shown);
    this.#write(text);
  }

  #directive(): void {
    const flags = this.#flags();
    this.#goodIndex = true;
    this.#afterIndex = false;
    this.#index();
    this.#width(flags);
    this.#precision(flags);
    if (!this.#afterIndex) {
      this.#index();
    }
    const verb = String.fromCodePoint(this.#format.codePointAt(this.#at) ?? 0);
    if (this.#at >= this.#format.length) {
      this.#writeSlip('%!(NOVERB)');
      return;
    }
    this.#at += verb.length;
    this.#verb(verb, flags);
  }

  #flags(): FormatFlags {
    const flags = createFormatFlags();
    for (; this.#at < this.#format.length; this.#at++) {
      switch (this.#format[this.#at]) {
        case '#':
          flags.sharp = true;
          break;
        case '0':
          flags.zero = true;
          break;
        case '+':
          flags.plus = true;
          break;
        case '-':
          flags.minus = true;
          break;
        case ' ':
          flags.space = true;
          break;
        default:
          return flags;
      }
    }
    return flags;
  }

  /** An explicit index, `[2]`. */
  #index(): void {
    this.#afterIndex = false;
    if (this.#format[this.#at] !== '[') {
      return;
    }
    this.#reordered = true;
    const close = this.#format.indexOf(']', this.#at + 1);
    if (close < 0) {
      this.#goodIndex = false;
      this.#at += 1;
      return;
    }
    const { value, end } = scanNumber(this.#format, this.#at + 1, close);
    this.#at = close + 1;
    const valid = value !== undefined && end === close;
    this.#afterIndex = valid;
    if (valid && value >= 1 && value <= this.#args.length) {
      this.#next = value - 1;
    } else {
      this.#goodIndex = false;
    }
  }

  /** The argument that `*` takes. */
  #star(): number | undefined {
    const arg = this.#args[this.#next];
    if (this.#next < this.#args.length) {
      this.#next++;
    }
    const value = arg instanceof Num ? arg.value : arg;
    const small = typeof value === 'bigint' && value >= -MAX_FORMAT_NUMBER && value <= MAX_FORMAT_NUMBER;
    return small ? Number(value) : undefined;
  }

  #width(flags: FormatFlags): void {
    if (this.#format[this.#at] === '*') {
      this.#at++;
      flags.width = this.#star();
      if (flags.width === undefined) {
        this.#writeSlip('%!(BADWIDTH)');
      } else if (flags.width < 0) {
        flags.width = -flags.width;
        flags.minus = true;
        flags.zero = false;
      }
      this.#afterIndex = false;
      return;
    }
    const scanned = scanNumber(this.#format, this.#at, this.#format.length);
    flags.width = scanned.value;
    this.#at = scanned.end;
    if (this.#afterIndex && flags.width !== undefined) {
      this.#goodIndex = false;
    }
  }

  #precision(flags: FormatFlags): void {
    // A dot at the end of the format is an invalid verb.
    if (this.#format[this.#at] !== '.' || this.#at + 1 >= this.#format.length) {
      return;
    }
    this.#at++;
    if (this.#afterIndex) {
      this.#goodIndex = false;
    }
    this.#index();
    if (this.#format[this.#at] === '*') {
      this.#at++;
      const precision = this.#star();
      flags.precision = precision !== undefined && precision >= 0 ? precision : undefined;
      if (flags.precision === undefined) {
        this.#writeSlip('%!(BADPREC)');
      }
      this.#afterIndex = false;
      return;
    }
    const scanned = scanNumber(this.#format, this.#at, this.#format.length);
    flags.precision = scanned.value ?? 0;
    this.#at = scanned.end;
  }

  #verb(verb: string, flags: FormatFlags): void {
    if (verb === '%') {
      this.#write('%');
      return;
    }
    if (!this.#goodIndex) {
      this.#writeSlip(`%!${verb}(BADINDEX)`);
      return;
    }
    const arg = this.#args[this.#next];
    if (arg === undefined) {
      this.#writeSlip(`%!${verb}(MISSING)`);
      return;
    }
    this.#next++;
    if (verb === 'v' || verb === 'w') {
      flags.sharpV = flags.sharp;
      flags.plusV = flags.plus;
      flags.sharp = false;
      flags.plus = false;
    }
    this.#write(new ValueFormatter(verb, flags, this.#walk, this.#slips).argument(arg));
  }

  /** Reports arguments that the format does not use, as Go does. */
  #extra(): void {
    if (this.#reordered || this.#next >= this.#args.length) {
      return;
    }
    const extra = this.#args.slice(this.#next);
    const shown = extra.map((arg) =>
      arg === null
        ? '<nil>'
        : `${typeName(arg)}=${new ValueFormatter('v', createFormatFlags(), this.#walk).argument(arg)}`,
    );
    const types = extra.map((arg) => (arg === null ? '<nil>' : `${typeName(arg)}=…`));
    this.#writeSlip(`%!(EXTRA ${shown.join(', ')})`, `%!(EXTRA ${types.join(', ')})`);
  }
}

/**
 * Go's `fmt.Sprintf`, with what in the text is there because a verb and its argument do not fit.
 *
 * @throws LimitError if the text would be too large, FunctionError for `%p` and functions
 */
export function formatPrintf(format: string, args: readonly Value[]): FormattedText {
  return new PrintfFormatter(format, args).run();
}

/** The text of {@link formatPrintf}. */
export function sprintf(format: string, args: readonly Value[]): string {
  return formatPrintf(format, args).text;
}
