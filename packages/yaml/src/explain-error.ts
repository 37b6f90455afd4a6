import { sanitizeText } from '@kalypso-actions/diagnostics';

interface YamlExplanation {
  readonly message: string;
  readonly hint?: string;
}

const INDENT = 'Indent with spaces, and give all keys of a mapping the same indentation.';
const QUOTE =
  'Put text in quotes if it starts with one of `{ [ & * ! | > % @ ` or a backtick, or contains `: ` or ` #`.';

/** Explanations of js-yaml's errors. Other errors are reported in js-yaml's own words. */
const EXPLANATIONS: readonly (readonly [RegExp, YamlExplanation])[] = [
  [/^tab characters/, { message: 'tabs cannot be used for indentation', hint: 'Indent with spaces.' }],
  [
    /^deficient indentation/,
    {
      message: 'a bracket or quote that was opened above is not closed before this line',
      hint: 'Close the bracket or quote.',
    },
  ],
  [
    /^end of the stream or a document separator/,
    { message: 'this line does not continue the structure above it', hint: INDENT },
  ],
  [/^null byte/, { message: 'null characters are not allowed', hint: 'Remove them.' }],
  [
    /non-printable/,
    { message: 'control characters are not allowed', hint: 'Remove them, or escape them in double quotes.' },
  ],
];

/** Explains an error of js-yaml: its reason, the text, and the offset of the error. */
export function explainYamlError(reason: string, text: string, offset: number): YamlExplanation {
  const known = EXPLANATIONS.find(([pattern]) => pattern.test(reason));
  if (known) return known[1];
  if (!reason.startsWith('bad indentation')) return { message: sanitizeText(reason) };
  // js-yaml gives the same reason for a key in the wrong column and for a value that needs quotes.
  const startsLine = /(^|[\r\n])[ -]*$/.test(text.slice(Math.max(0, offset - 200), offset));
  return startsLine
    ? { message: 'the indentation of this line does not match the lines above it', hint: INDENT }
    : { message: 'this value cannot be parsed', hint: QUOTE };
}
