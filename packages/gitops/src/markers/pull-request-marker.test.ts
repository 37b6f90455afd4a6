import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDigest } from './content-digest.ts';
import { formatMarker, parseMarker } from './pull-request-marker.ts';

describe('the marker of a pull request', () => {
  it('is parsed from the start of a body, whatever the names of branch and folder are', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.boolean(), (base, path, body, needsConsent) => {
        const digest = contentDigest('t', body);
        const marker = { base: `x${base}`.toWellFormed(), path: path.toWellFormed(), digest, needsConsent };
        const line = formatMarker(marker);
        expect(line.slice(4, -3)).not.toContain('--');
        expect(line).not.toContain('\n');
        expect(parseMarker(`${line}\n${body}`)).toEqual(marker);
        expect(parseMarker(`${line}\r\n${body}`)).toEqual(marker);
      }),
    );
  });

  it('is not parsed from elsewhere, or from an invalid one', () => {
    const line = formatMarker({ base: 'dev', path: '', digest: 'ab', needsConsent: false });
    expect(parseMarker(`Look: ${line}`)).toBeUndefined();
    expect(parseMarker(line.replace('base=dev', 'base=%zz'))).toBeUndefined();
    expect(parseMarker('')).toBeUndefined();
  });

  it('differs for another title or body', () => {
    expect(new Set([contentDigest('a', 'b'), contentDigest('ab', ''), contentDigest('a', 'c')]).size).toBe(3);
  });
});
