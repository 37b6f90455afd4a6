import { describe, expect, it } from 'vitest';
import { packChart } from '../../../../test/support/services/chart-repository.ts';
import { listLookups, readArchive } from './archive.ts';

const TEMPLATE = 'web/templates/a.yaml';
const lookups = (text: string) => listLookups(new Map([[TEMPLATE, text]]));

describe('an archive', () => {
  it('is read without being written to the disk', () => {
    const { archive } = packChart('web', '1.0.0', { 'templates/a.yaml': 'a: 1\n' });
    expect(readArchive(archive)?.get(TEMPLATE)).toBe('a: 1\n');
  });

  it('must not have a file that Helm would refuse', () => {
    const text = 'a'.repeat(5 * 1024 * 1024);
    const withFile = (content: string) => readArchive(packChart('web', '1.0.0', { 'files/a.txt': content }).archive);
    expect(withFile(text)?.size).toBe(3);
    expect(withFile(`${text}a`)).toBeUndefined();
  });

  it('is compressed', () => expect(readArchive(Buffer.from('text'))).toBeUndefined());
});

describe('a template', () => {
  it.each([
    '{{ lookup "v1" "Secret" "a" "b" }}',
    '{{- if (lookup "v1" "Secret" "a" "b") }}',
    '{{ "}" | print | lookup }}',
  ])('calls `lookup`: %s', (text) => expect(lookups(`a: 1\n${text}\n`)).toEqual([TEMPLATE]));

  it.each(['lookup the name', '{{ .Values.lookup }} {{ $x.lookup }}', '{{ a }} lookup {{ b }}', '{{ mylookup x }}'])(
    'does not call it: %s',
    (text) => expect(lookups(text)).toEqual([]),
  );

  it.each(['{{', 'lookup ', '{{ lookup', '{{}}'])('takes linear time, even if it only repeats %s', (part) => {
    const text = `}}${part.repeat(400_000)}`;
    const start = performance.now();
    lookups(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
