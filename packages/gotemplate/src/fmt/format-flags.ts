/** What stands between `%` and the verb. */
export interface FormatFlags {
  sharp: boolean;
  zero: boolean;
  plus: boolean;
  minus: boolean;
  space: boolean;
  /** `%#v` and `%+v` change what `v` means rather than how it is padded. */
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

/** The characters of a text as Go's `utf8.RuneCountInString` counts them. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) {
    count++;
  }
  return count;
}

/** Brings a text to the width, with zeros if the flags say so. */
export function padText(text: string, flags: FormatFlags, zero = flags.zero): string {
  const missing = flags.width === undefined ? 0 : flags.width - characters(text);
  if (missing <= 0) {
    return text;
  }
  if (flags.minus) {
    return text + ' '.repeat(missing);
  }
  return (zero ? '0' : ' ').repeat(missing) + text;
}
