import { describe, expect, it } from 'vitest';
import { matchesFormat } from './string-formats.ts';

describe('matchesFormat', () => {
  it.each([
    ['date', '2020-02-29', '2021-02-29 2020-13-01 2020-1-01 20200101'],
    ['time', '12:30:45', '24:00:00 12:60:00 12:00:60 12:30'],
    ['time', '12:30:45+01:00', '12:30:45+25:00 12:30:45+01'],
    ['date-time', '2020-01-01T10:00:00.5+01:00', '2020-01-01t10:00:00Z 2020-01-01T10:00:00 2020-01-01T10:00:00z'],
    ['hostname', 'a.B-c.example', '-a a. a..b a_b'],
    ['email', 'a.b+c@example.com', 'a a@ @a a@@b'],
    ['ipv4', '0.10.255.1', '01.2.3.4 256.1.1.1 1.2.3 1.2.3.4.5'],
    ['ipv6', '::ffff:1.2.3.4', '1.2.3.4 1::2::3 12345:: 1:2:3:4:5:6:7 :::'],
    ['ipv6', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9 g::'],
    ['uri', 'mailto:a@b', '/rel %zz a\\b:c :'],
    ['uri-reference', '/rel', '%zz a\\b'],
    ['uri-template', '/a/{b}', '/a/{b'],
    ['uuid', '12345678-1234-1234-1234-123456789abc', '12345678-1234-1234-1234-123456789ABC 1'],
    ['regex', '^a', '( (?=a)'],
    ['json-pointer', '/a/~0b', 'a /~2'],
    ['relative-json-pointer', '0#', '01 #'],
  ])('%s matches %s, but not %s', (format, good, bad) => {
    expect(matchesFormat(format, good)).toBe(true);
    for (const text of bad.split(' ')) expect([text, matchesFormat(format, text)]).toEqual([text, false]);
  });

  it('accepts any text for an unknown format', () => expect(matchesFormat('toString', 'a')).toBe(true));
});
