import { sanitizeText } from '@kalypso-actions/diagnostics';

interface YamlExplanation {
  readonly message: string;
  readonly hint?: string;
}

const INDENT = 'Indent with spaces, and give all keys of a mapping the same indentation.';
const QUOTE =
  'Text that starts with one of `{ [ & * ! | > % @ ` or a backtick, or that holds `: ` or ` #`, needs quotes.';

/** What the parser says, and what people can do with it. Whatever is not here is told in the parser's own words. */
const WORDS: readonly (readonly [RegExp, YamlExplanation])[] = [
  [/^tab characters/, { message: 'a tab is used for indentation', hint: 'Indent with spaces.' }],
  [
    /^deficient indentation/,
    { message: 'a bracket or quote that is opened above is not closed before this line', hint: 'Close it.' },
  ],
  [/^end of the stream or a document separator/, { message: 'this does not continue what stands above', hint: INDENT }],
  [/^null byte/, { message: 'there is a null character', hint: 'Remove it.' }],
  [
    /non-printable/,
    { message: 'there is a control character', hint: 'Remove it, or write it as an escape in double quotes.' },
  ],
];

/** The words for a reason of js-yaml's at an offset. */
export function explainYamlError(reason: string, text: string, offset: number): YamlExplanation {
  const known = WORDS.find(([pattern]) => pattern.test(reason));
  if (known) return known[1];
  if (!reason.startsWith('bad indentation')) return { message: sanitizeText(reason) };
  // js-yaml says the same of a key that stands in the wrong column and of a value that should have been quoted.
  const startsLine = /(^|[\r\n])[ -]*$/.test(text.slice(Math.max(0, offset - 200), offset));
  return startsLine
    ? { message: 'this is indented neither as what stands above nor as a part of it', hint: INDENT }
    : { message: 'this value cannot be read', hint: QUOTE };
}
