/** Markdown that was made here, as opposed to text that was not. */
export type Markdown = string & { readonly __markdown: unique symbol };

/** GitHub takes a mebibyte of summary for a step. */
const MOST_SUMMARY = 1_000_000;

const markdown = (text: string): Markdown => text as Markdown;

/** Keeps apart what together would be a link or a mention, and is not seen. */
const APART = '&#8203;';

/**
 * Text from anywhere, as Markdown that shows just that text: no markup, no link, no mention, no new row of a table.
 */
export function text(value: string): Markdown {
  const plain = value
    .replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    // Four spaces at the start would make code of it.
    .replace(/^\s+/, ' ');
  const escaped = plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#!|~$^]|(?<=^ ?)[-+=]|(?<=^ ?\d+)\./g, (character) => `&#${character.charCodeAt(0)};`)
    // GitHub makes links of `@team`, `#1` and addresses when entities are text again.
    .replaceAll('@', `&#64;${APART}`)
    .replace(/&#35;(?=\d)/g, `&#35;${APART}`)
    .replaceAll('://', `:${APART}&#47;&#47;`)
    .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${APART}.`);
  return markdown(escaped);
}

/** Text from anywhere, in a fixed width. */
export function code(value: string): Markdown {
  return markdown(`<code>${text(value)}</code>`);
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
