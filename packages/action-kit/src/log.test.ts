import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log, safeLine } from './log.ts';
import { captureOutput } from './test-support.ts';

/** Whether a runner interprets a line as a command, like its `ActionCommand`. */
function isCommand(line: string): boolean {
  return /^\s*::/.test(line) || line.includes('##[');
}

/** Any code point, lone surrogates included. fast-check's own `binary` unit takes seconds to create. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

describe('a line of the log', () => {
  it.each([
    '::add-mask::x',
    '  ::error::x',
    '\t::set-output name=a::b',
    '\u00a0::warning::x',
    '\u0085::warning::x',
    '\u2028::error::x',
    '\ufeff::error::x',
    ':::error::x',
    '##[error]x',
    'text ##[set-env name=A;]b',
    '###[error]x',
    '##[##[error]',
    'a\n::error::x',
    'a\r::error::x',
    'a\r\n##[error]x',
  ])('is not a command: %j', async (text) => {
    const lines = await captureOutput(() => log(text));
    expect(lines).toHaveLength(1);
    expect(lines.filter(isCommand)).toEqual([]);
  });

  it('is unchanged if it is safe', () => {
    for (const line of ['a: b', 'a::b', 'C:: D', '## [x]', 'tab\there', 'ä 漢 🚢']) expect(safeLine(line)).toBe(line);
  });

  it('does not control the terminal', () => {
    expect(safeLine('\u001b[31mred\u0007\b')).toBe(' [31mred  ');
  });

  it('is not a command, whatever the text', () => {
    const part = fc.constantFrom(':', '::', '#', '##', '[', '##[', ' ', '\t', '\n', '\r', '\u2028', 'error', ']', 'x');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part).map((parts) => parts.join('')),
          fc.string({ unit: anyCharacter }),
        ),
        (text) => {
          const line = safeLine(text);
          expect(isCommand(line)).toBe(false);
          expect(line).not.toMatch(/[\n\r\u2028\u2029]/);
        },
      ),
    );
  });
});
