/** The flags, width and precision between `%` and the verb. */
export interface FormatFlags {
  sharp: boolean;
  zero: boolean;
  plus: boolean;
  minus: boolean;
  space: boolean;
  /** `%#v` and `%+v` select another format instead of changing the padding. */
  sharpV: boolean;
  plusV: boolean;
  width: number | undefined;
  precision: number | undefined;
}

export function createFormatFlags(): FormatFlags {
  return {
    sharp: false,
    zero: false,
    plus: false,
    minus: false,
    space: false,
    sharpV: false,
    plusV: false,
    width: undefined,
    precision: undefined,
  };
}

/** Go's `utf8.RuneCountInString`. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) {
    count++;
  }
  return count;
}

/** Pads a text to the width. */
export function padText(text: string, flags: FormatFlags, zero = flags.zero): string {
  const missing = flags.width === undefined ? 0 : flags.width - countCharacters(text);
  if (missing <= 0) {
    return text;
  }
  if (flags.minus) {
    return text + ' '.repeat(missing);
  }
  return (zero ? '0' : ' ').repeat(missing) + text;
}
