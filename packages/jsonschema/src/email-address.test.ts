import { describe, expect, it } from 'vitest';
import { matchesFormat } from './string-formats.ts';

/** What Go's `mail.ParseAddress` accepts and rejects. */
describe('the format email', () => {
  it.each([
    'a.b+c@example.com',
    'jo\u0308rg@exa\u0308mple.de',
    '😀@example.com',
    'ops@😀.example',
    '名前@例え.jp',
    'नेहा@उदाहरण.भारत',
    'a\u0085\u200d@b',
    ' a@b ',
    'Alice B. <a@b>',
    '"Alice, B." <a@b>',
    '.. <a@b>',
    '<a@b>',
    '"a \\" b"@c',
    'a@ b',
    'a@b (a comment (with another))',
    'Team: a@b;',
    'a@[127.0.0.1]',
    'a@[::1]',
  ])('accepts %j', (text) => expect(matchesFormat('email', text)).toBe(true));

  it.each([
    '',
    'a',
    'a@',
    '@a',
    'a@@b',
    'a b@c',
    '.a@b',
    'a.@b',
    'a..b@c',
    'a@b.',
    'a@b\n',
    'a\u0007@b',
    'a@b, c@d',
    '""@a',
    '"a@b',
    'a@b (open',
    'Alice a@b',
    'Alice <a@b',
    'Team: a@b, c@d;',
    'Team: ;',
    'Team: a@b,;',
    'a@[b]',
    'a@[127.0.0.1',
  ])('rejects %j', (text) => expect(matchesFormat('email', text)).toBe(false));

  it('is checked in linear time', () => {
    for (const part of ['a', 'a.', '"', '(', '\\', ' ', 'é', '<', ','])
      expect(matchesFormat('email', part.repeat(500_000))).toBe(false);
  });
});
