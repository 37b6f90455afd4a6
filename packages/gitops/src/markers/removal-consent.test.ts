import { describe, expect, it } from 'vitest';
import { createPullRequest } from '../test-support.ts';
import { formatMarker, parseMarker } from './pull-request-marker.ts';
import { judgeConsent } from './removal-consent.ts';
import { coversRemovals, digestRemovals } from './removal-digest.ts';

const SHOWN = ['drone/a', 'drone/b', 'large/a'];
const NO_INPUT = { allowsRemovals: false };
const labels = ['fleet', 'Allow-Removals'];
const showing = (names: readonly string[] | undefined) => createPullRequest({ labels }, '0', true, names);

function allowed(names: readonly string[]) {
  const pull = createPullRequest({}, '0', false, names);
  const marker = parseMarker(pull.body);
  if (marker === undefined) throw new Error(pull.body);
  return { ...pull, body: formatMarker({ ...marker, isAllowed: true }) };
}

describe('a consent', () => {
  it.each([
    ['the same', SHOWN, 'given'],
    ['the same in another order', SHOWN.toReversed(), 'given'],
    ['fewer', SHOWN.slice(1), 'given'],
    ['more', [...SHOWN, 'large/b'], 'outdated'],
    ['others, as many', ['drone/a', 'drone/b', 'large/b'], 'outdated'],
    ['a name that the shown ones begin with', ['drone/'], 'outdated'],
  ] as const)('by label counts for what was shown: %s', (_, names, expected) => {
    expect(judgeConsent(NO_INPUT, showing(SHOWN), names)).toBe(expected);
    expect(judgeConsent(NO_INPUT, allowed(SHOWN), names)).toBe(expected);
  });

  it('by label does not count before anything was shown', () => {
    expect(judgeConsent(NO_INPUT, showing(undefined), SHOWN)).toBe('outdated');
    expect(judgeConsent(NO_INPUT, { labels, body: 'without a marker' }, SHOWN)).toBe('outdated');
  });

  it('needs the label, or the input of a run', () => {
    expect(judgeConsent(NO_INPUT, { ...showing(SHOWN), labels: ['fleet'] }, SHOWN)).toBe('none');
    expect(judgeConsent(NO_INPUT, undefined, SHOWN)).toBe('none');
    expect(judgeConsent({ allowsRemovals: true }, undefined, SHOWN)).toBe('given');
    expect(judgeConsent({ allowsRemovals: true }, showing(['drone/c']), SHOWN)).toBe('given');
  });

  it('is that of a marker that someone with write access has edited', () => {
    const { body } = showing(['drone/a']);
    const edited = { labels, body: body.replace(/removals=\S+/, `removals=${digestRemovals(SHOWN)}`) };
    expect(judgeConsent(NO_INPUT, edited, SHOWN)).toBe('given');
    const broken = { labels, body: body.replace(/removals=\S+/, 'removals=each:xyz') };
    expect(judgeConsent(NO_INPUT, broken, SHOWN)).toBe('outdated');
  });
});

describe('the digest of removals', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `drone/app-${index}`);

  it('knows each of 100 names, and more only together', () => {
    const [some, many] = [names(100), names(101)];
    expect(coversRemovals(digestRemovals(some), some.slice(40))).toBe(true);
    expect(coversRemovals(digestRemovals(some), many)).toBe(false);
    expect(coversRemovals(digestRemovals(many), many.toReversed())).toBe(true);
    expect(coversRemovals(digestRemovals(many), some)).toBe(false);
    expect(coversRemovals(digestRemovals(many), [...some, 'drone/other'])).toBe(false);
  });

  it('is short enough for what GitHub accepts after the longest body', () => {
    for (const count of [100, 101, 10_000]) expect(digestRemovals(names(count)).length).toBeLessThan(1_100);
  });
});
