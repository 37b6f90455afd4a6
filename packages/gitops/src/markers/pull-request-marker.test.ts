import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDigest } from './content-digest.ts';
import { formatMarker, formatRequest, parseMarker, removeMarker } from './pull-request-marker.ts';
import { digestRemovals } from './removal-digest.ts';

const MARKER = { base: 'dev', path: '', needsConsent: false, removals: undefined, isAllowed: false };

describe('the marker of a pull request', () => {
  it('that was written before it showed removals is parsed, and is written the same', () => {
    const line = '<!-- kalypso-actions:create-gitops-pr base=dev path= digest=ab needs-consent -->';
    expect(parseMarker(line)).toEqual({ ...MARKER, digest: 'ab', needsConsent: true });
    expect(formatMarker({ ...MARKER, digest: 'ab', needsConsent: true })).toBe(line);
  });

  it('is parsed from the start of a body, whatever the names of branch and folder are', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.boolean(),
        fc.array(fc.string()),
        (base, path, body, flag, names) => {
          const digest = contentDigest('t', body);
          const removals = names.length > 0 ? digestRemovals(names) : undefined;
          const flags = { needsConsent: flag, removals, isAllowed: !flag && removals !== undefined };
          const marker = { base: `x${base}`.toWellFormed(), path: path.toWellFormed(), digest, ...flags };
          const line = formatMarker(marker);
          expect(line.slice(4, -3)).not.toContain('--');
          expect(line).not.toContain('\n');
          expect(parseMarker(`${line}\n${body}`)).toEqual(marker);
          expect(parseMarker(`${line}\r\n${body}`)).toEqual(marker);
          expect(removeMarker(`${line}\n${formatRequest('Please.')}x${body}`)).toBe(`x${body}`);
        },
      ),
    );
  });

  it('is not parsed from elsewhere, or from an invalid one', () => {
    const line = formatMarker({ ...MARKER, digest: 'ab' });
    expect(parseMarker(`Look: ${line}`)).toBeUndefined();
    expect(parseMarker(line.replace('base=dev', 'base=%zz'))).toBeUndefined();
    expect(parseMarker('')).toBeUndefined();
  });

  it('differs for another title or body', () => {
    expect(new Set([contentDigest('a', 'b'), contentDigest('ab', ''), contentDigest('a', 'c')]).size).toBe(3);
  });
});
