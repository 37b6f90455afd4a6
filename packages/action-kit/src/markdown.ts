/** Markdown that was made here, as opposed to text that was not. */
export type Markdown = string & { readonly __markdown: unique symbol };

/** GitHub takes a mebibyte of summary for a step. */
const MOST_SUMMARY = 1_000_000;

const markdown = (text: string): Markdown => text as Markdown;

/** Keeps apart what together would be a link or a mention, and is not seen. */
const APART = '&#8203;';

/**
 * Text from anywhere, as Markdown that shows just that text: no markup, no link, no mention, no new row of a table. GitHub sees no issue (`#1`, `GH-1`)
 * and no commit (seven hexadecimal digits or more) in it.
 */
export function text(value: string): Markdown {
  const apart = escaped(value)
    .replace(/\bgh-(?=\d)/gi, (match) => `${match}${APART}`)
    .replace(/[0-9a-f]{7,}/gi, (digits) => digits.replace(/.{6}(?=.)/g, `$&${APART}`));
  return markdown(apart);
}

function escaped(value: string): string {
  const plain = value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    // Four spaces at the start would make code of it.
    .replace(/^\s+/, ' ');
  return (
    plain
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_{}[\]()#!|~$^]|(?<=^ ?)[-+=]|(?<=^ ?\d+)\./g, (character) => `&#${character.charCodeAt(0)};`)
      // GitHub makes links of `@team`, `#1` and addresses when entities are text again.
      .replaceAll('@', `&#64;${APART}`)
      .replace(/&#35;(?=\d)/g, `&#35;${APART}`)
      .replaceAll('://', `:${APART}&#47;&#47;`)
      .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${APART}.`)
  );
}

/** Text from anywhere, in a fixed width. GitHub looks for no commits and issues in there. */
export function code(value: string): Markdown {
  return markdown(`<code>${escaped(value)}</code>`);
}

/** A link, if the address is one of the web; the label alone otherwise. */
export function link(label: Markdown, address: string): Markdown {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return label;
  const href = url.href.replace(/[^\w:/.?=#@~+%-]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return markdown(`<a href="${href}">${label}</a>`);
}

export function heading(value: string): Markdown {
  return markdown(`### ${text(value)}\n`);
}

export function paragraph(...parts: readonly Markdown[]): Markdown {
  return markdown(`${parts.join('')}\n`);
}

/** A table of at most `most` rows, and a line that says how many more there are. */
export function table(header: readonly Markdown[], rows: readonly (readonly Markdown[])[], most = 200): Markdown {
  const line = (cells: readonly Markdown[]) => `| ${cells.join(' | ')} |\n`;
  const rule = `|${' --- |'.repeat(header.length)}\n`;
  const more = rows.length - most;
  const tail = more > 0 ? `\n…and ${more} more rows.\n` : '';
  return markdown(`${line(header)}${rule}${rows.slice(0, most).map(line).join('')}${tail}`);
}

/** A part that is folded until somebody opens it. */
export function details(summary: Markdown, body: Markdown): Markdown {
  return markdown(`<details><summary>${summary}</summary>\n\n${body}\n</details>\n`);
}

/** Puts parts below each other, as many as GitHub takes, and says when it had to leave some out. */
export function document(parts: readonly Markdown[]): Markdown {
  let result = '';
  for (const [index, part] of parts.entries()) {
    if (Buffer.byteLength(result) + Buffer.byteLength(part) > MOST_SUMMARY) {
      return markdown(
        `${result}\nThe summary is cut here: ${parts.length - index} more parts are too long for GitHub to show.\n`,
      );
    }
    result += `${part}\n`;
  }
  return markdown(result);
}

export { markdown as trusted };
