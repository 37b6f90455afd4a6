import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  details,
  escapeProblem,
  escapeText,
  heading,
  inlineCode,
  link,
  markdownDocument,
  paragraph,
  table,
} from './markdown.ts';

/** Any code point, lone surrogates included. fast-check's own `binary` unit takes seconds to create. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

/** What a browser shows of text without tags: entities are characters again, and what only keeps apart is not seen. */
function shown(markdown: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
  return markdown
    .replace(/&(?:#(\d+)|(amp|lt|gt));/g, (_, number, name) =>
      number ? String.fromCodePoint(Number(number)) : (names[name] ?? ''),
    )
    .replaceAll('\u200b', '');
}

/** What GitHub's renderer sees after it has made characters of entities, and looks for links and mentions in. */
const decoded = (markdown: string) =>
  markdown.replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));

describe('escapeText', () => {
  it.each([
    'plain words, with 1.5 and a-b_c',
    '| a | b |',
    '`code` **bold** _it_ ~~gone~~ $x$ <b>bold</b> &lt; &amp;amp;',
    '[link](https://example.com) ![image](x.png) [ref]: x',
    '# heading',
    '- item',
    '+ item',
    '1. item',
    '=== rule',
    '> quote',
    '@octocat and @contoso/team, fixes #12, see contoso/app#7',
    'https://example.com/a?b=c&d www.example.com me@example.com',
    '<script>alert(1)</script><!-- x --><details>',
    '\\| \\` \\\\',
    'fixes GH-12, reverts 0123456 and 0123456789abcdef0123456789abcdef01234567',
  ])('shows just that text: %s', (value) => {
    expect(shown(escapeText(value))).toBe(value);
  });

  it('contains neither markup nor links nor mentions', () => {
    const part = fc.constantFrom(
      '|',
      '`',
      '*',
      '_',
      '<',
      '>',
      '&',
      '[',
      ']',
      '(',
      ')',
      '!',
      '#',
      '1',
      '@',
      'a',
      '\\',
      '~',
      '$',
      '://',
      'http',
      'GH-7',
      'abcdef',
      '\ud800',
      'www.',
      '-',
      '+',
      '.',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u202e',
      '&#124;',
      '<!--',
      '-->',
    );
    const value = fc.oneof(
      fc.array(part).map((parts) => parts.join('')),
      fc.string({ unit: anyCharacter }),
    );
    fc.assert(
      fc.property(value, (given) => {
        const escaped = escapeText(given);
        expect(escaped).not.toMatch(/[\n\r|`*_<>[\]()!~$\\]/);
        expect(escaped).not.toMatch(/^ {2}|^ ?(?:[-+=#>]|\d+[.)])|&(?!(?:amp|lt|gt|#\d+);)/);
        expect(decoded(escaped)).not.toMatch(/@[\w/]|#\d|:\/\/|\bwww\.|[\u202a-\u202e\u2066-\u2069]/i);
        expect(decoded(escaped)).not.toMatch(/\bgh-\d|[0-9a-f]{7}/i);
        expect(escaped.isWellFormed()).toBe(true);
        const code = escapeProblem('x', given).replace(/<\/?code>/g, ' ');
        expect(code).not.toMatch(/[\n\r|`*_<>[\]()!~$\\]/);
        expect(decoded(code)).not.toMatch(/@[\w/]|#\d|:\/\/|\bwww\.|[\u202a-\u202e\u2066-\u2069]/i);
      }),
      { numRuns: 500 },
    );
  });

  it('can be followed by a hint with code in backticks', () => {
    expect(escapeProblem('`a` is bad.', 'Add `{{ .x | quote }}`: *a* `b')).toBe(
      '&#96;a&#96; is bad. Add <code>&#123;&#123; .x &#124; quote &#125;&#125;</code>: &#42;a&#42; &#96;b',
    );
    expect(escapeProblem('bad', 'See "\\"`@ada`" and `a: "1"`')).toBe(
      'bad See "&#92;"&#96;&#64;&#8203;ada&#96;" and <code>a: "1"</code>',
    );
    expect(escapeProblem('bad', '`</code><b>`')).toBe('bad <code>&lt;/code&gt;&lt;b&gt;</code>');
    expect(escapeProblem('`a`', undefined)).toBe('&#96;a&#96;');
  });

  it('can be code', () => {
    expect(inlineCode('a|b`')).toBe('<code>a&#124;b&#96;</code>');
  });
});

describe('a link', () => {
  it('leads to an https: or http: address', () => {
    expect(link(inlineCode('x'), 'https://github.com/a/b?c=d#e')).toBe(
      '<a href="https://github.com/a/b?c=d#e"><code>x</code></a>',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '/path', 'not a url', ''])('does not lead to %s', (address) => {
    expect(link(escapeText('x'), address)).toBe('x');
  });

  it('contains nothing but a link', () => {
    const start = fc.constantFrom(
      'https://github.com/',
      'http://host.example:8080/a?b=',
      'https://host.example/a?b=c#d',
      '',
    );
    const markup = fc.constantFrom('"', '<', '>', '|', '`', '&', "'", ')', ']', ' ', '\n', '\\', '%', '@', ':');
    const rest = fc.string({ unit: fc.oneof(markup, anyCharacter) });
    fc.assert(
      fc.property(start, rest, (url, more) => {
        expect(link(escapeText('x'), `${url}${more}`)).toMatch(/^<a href="[^"<>|`\s&]*">x<\/a>$|^x$/);
      }),
    );
  });
});

describe('a table', () => {
  it('has a cell for every value, whatever is in it', () => {
    const rows = [[inlineCode('a|b'), escapeText('one\ntwo')]];
    expect(table([escapeText('x'), escapeText('y')], rows)).toBe(
      '| x | y |\n| --- | --- |\n| <code>a&#124;b</code> | one two |\n',
    );
  });

  it('counts the rows that it leaves out', () => {
    const rows = Array.from({ length: 7 }, (_, index) => [escapeText(`row ${index}`)]);
    const shortened = table([escapeText('x')], rows, 5);
    expect(shortened.split('\n').filter((line) => line.startsWith('| row'))).toHaveLength(5);
    expect(shortened).toContain('…and 2 more rows.');
    expect(table([escapeText('x')], rows, 7)).not.toContain('more rows');
  });
});

describe('a document', () => {
  it('joins its sections', () => {
    expect(
      markdownDocument([
        heading('Title'),
        paragraph(escapeText('a '), inlineCode('b')),
        details(escapeText('more'), paragraph(escapeText('c'))),
      ]),
    ).toBe('### Title\n\na <code>b</code>\n\n<details><summary>more</summary>\n\nc\n\n</details>\n\n');
  });

  it('is never longer than GitHub accepts, and says what is left out', () => {
    const long = paragraph(escapeText('ä'.repeat(150_000)));
    const whole = markdownDocument([long, long, long]);
    expect(whole).not.toContain('The summary ends here');
    const cut = markdownDocument(Array.from({ length: 10 }, () => long));
    expect(Buffer.byteLength(cut)).toBeLessThan(1024 * 1024);
    expect(cut).toContain('7 more sections are too long for GitHub to show');
  });
});
