/** Markdown that is safe to publish: made by the functions below, as opposed to text from input. */
export type Markdown = string & { readonly __markdown: unique symbol };

/** GitHub accepts a mebibyte of job summary for each step. */
const MAX_DOCUMENT_BYTES = 1_000_000;

/** Declares that a text is safe Markdown already. Never use it for text from input. */
export function trustedMarkdown(text: string): Markdown {
  return text as Markdown;
}

/** Invisible. Separates characters that GitHub would turn into a link or a mention. */
const SEPARATOR = '&#8203;';

/**
 * Escapes text from input, so that the Markdown shows exactly that text: no markup, no link, no mention, no new table row. GitHub detects no issue
 * (`#1`, `GH-1`) and no commit (seven hexadecimal digits or more) in it.
 */
export function escapeText(value: string): Markdown {
  const separated = escapeCharacters(value)
    .replace(/\bgh-(?=\d)/gi, (match) => `${match}${SEPARATOR}`)
    .replace(/[0-9a-f]{7,}/gi, (digits) => digits.replace(/.{6}(?=.)/g, `$&${SEPARATOR}`));
  return trustedMarkdown(separated);
}

/**
 * Escapes a message, and a hint. Code of the hint in backticks is shown in a fixed-width font, but not what a quoted value in it contains.
 */
export function escapeProblem(message: string, hint: string | undefined): Markdown {
  if (hint === undefined) return escapeText(message);
  const parts = hint.split(/("(?:[^"\\]|\\.)*"|`[^`\n]+`)/);
  const isCode = (part: string, index: number) => index % 2 === 1 && part.startsWith('`');
  const text = parts.map((part, index) => (isCode(part, index) ? inlineCode(part.slice(1, -1)) : escapeText(part)));
  return trustedMarkdown(`${escapeText(`${message} `)}${text.join('')}`);
}

function escapeCharacters(value: string): string {
  const plain = value
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    // Four leading spaces would make it a code block.
    .replace(/^\s+/, ' ');
  return (
    plain
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_{}[\]()#!|~$^]|(?<=^ ?)[-+=]|(?<=^ ?\d+)\./g, (character) => `&#${character.charCodeAt(0)};`)
      // GitHub decodes entities before it looks for mentions (`@team`), issues (`#1`) and addresses.
      .replaceAll('@', `&#64;${SEPARATOR}`)
      .replace(/&#35;(?=\d)/g, `&#35;${SEPARATOR}`)
      .replaceAll('://', `:${SEPARATOR}&#47;&#47;`)
      .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}${SEPARATOR}.`)
  );
}

/** Escapes text from input and shows it in a fixed-width font. GitHub does not look for commits and issues in code. */
export function inlineCode(value: string): Markdown {
  return trustedMarkdown(`<code>${escapeCharacters(value)}</code>`);
}

/** A link if the address is `http:` or `https:`; otherwise the label alone. */
export function link(label: Markdown, address: string): Markdown {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return label;
  const href = url.href.replace(/[^\w:/.?=#@~+%-]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  return trustedMarkdown(`<a href="${href}">${label}</a>`);
}

export function heading(value: string): Markdown {
  return trustedMarkdown(`### ${escapeText(value)}\n`);
}

export function paragraph(...parts: readonly Markdown[]): Markdown {
  return trustedMarkdown(`${parts.join('')}\n`);
}

/** A table of at most `maxRows` rows, followed by the number of rows that are left out. */
export function table(header: readonly Markdown[], rows: readonly (readonly Markdown[])[], maxRows = 200): Markdown {
  const line = (cells: readonly Markdown[]) => `| ${cells.join(' | ')} |\n`;
  const rule = `|${' --- |'.repeat(header.length)}\n`;
  const more = rows.length - maxRows;
  const tail = more > 0 ? `\n…and ${more} more ${more === 1 ? 'row' : 'rows'}.\n` : '';
  return trustedMarkdown(`${line(header)}${rule}${rows.slice(0, maxRows).map(line).join('')}${tail}`);
}

/** A section that is collapsed until a reader opens it. */
export function details(summary: Markdown, body: Markdown): Markdown {
  return trustedMarkdown(`<details><summary>${summary}</summary>\n\n${body}\n</details>\n`);
}

/** Joins sections to a document that GitHub accepts as a job summary. If some do not fit, it ends with their number. */
export function markdownDocument(sections: readonly Markdown[]): Markdown {
  let result = '';
  for (const [index, section] of sections.entries()) {
    if (Buffer.byteLength(result) + Buffer.byteLength(section) > MAX_DOCUMENT_BYTES) {
      const more = sections.length - index;
      return trustedMarkdown(
        `${result}\nThe summary ends here: ${more} more ${more === 1 ? 'section is' : 'sections are'} too long for GitHub to show.\n`,
      );
    }
    result += `${section}\n`;
  }
  return trustedMarkdown(result);
}
