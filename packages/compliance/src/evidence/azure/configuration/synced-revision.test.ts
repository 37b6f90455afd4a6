import { describe, expect, it } from 'vitest';
import { parseAppliedRevision, parseSyncedRevision } from './synced-revision.ts';

const COMMIT = '0ba6f0d30760d567de0bac86c8c4eec13ce1a590';

describe('parseSyncedRevision', () => {
  it.each([
    ['the older form', `dev/${COMMIT}`, 'dev'],
    ['the newer form', `dev@sha1:${COMMIT}`, 'dev'],
    ['the full name of the branch', `refs/heads/dev@sha1:${COMMIT}`, 'dev'],
    ['the full name in the older form', `refs/heads/dev/${COMMIT}`, 'dev'],
    ['a bare commit ID', COMMIT, undefined],
    ['a commit without a name in the newer form', `sha1:${COMMIT}`, undefined],
    ['capitals', `dev@SHA1:${COMMIT.toUpperCase()}`, 'dev'],
    ['a branch with a slash', `releases/2026/${COMMIT}`, 'releases/2026'],
    ['a branch that looks like a commit', `${'a'.repeat(40)}/${COMMIT}`, 'a'.repeat(40)],
    ['a branch with an at sign', `a@b@sha1:${COMMIT}`, 'a@b'],
    ['a tag, which is not a branch of that name', `refs/tags/dev@sha1:${COMMIT}`, 'refs/tags/dev'],
    ['a detached commit', `HEAD/${COMMIT}`, 'HEAD'],
    ['nothing but the prefix', `refs/heads//${COMMIT}`, 'refs/heads/'],
  ])('parses %s', (_, value, branch) => {
    expect(parseSyncedRevision(value)).toEqual({ branch, commit: COMMIT });
  });

  it.each([
    ['nothing', ''],
    ['no branch', `/${COMMIT}`],
    ['no branch in the newer form', `@sha1:${COMMIT}`],
    ['an abbreviated commit', `dev/${COMMIT.slice(1)}`],
    ['something after the commit', `dev/${COMMIT}0`],
    ['something after the commit, in the newer form', `dev@sha1:${COMMIT}0`],
    ['a line after the commit', `dev/${COMMIT}\n`],
    ['a space before the commit', `dev@sha1: ${COMMIT}`],
    ['another digest', `dev@sha256:${COMMIT}`],
    ['a digest of the right length', `1.0@sha256:${COMMIT}${COMMIT.slice(0, 24)}`],
    ['letters that are not hexadecimal', `dev@sha1:${COMMIT.replace('0', 'g')}`],
  ])('does not parse %s', (_, value) => expect(parseSyncedRevision(value)).toBeUndefined());
});

describe('parseAppliedRevision', () => {
  it('reads the message of a Kustomization', () => {
    expect(parseAppliedRevision(`Applied revision: dev@sha1:${COMMIT}`)).toEqual({ branch: 'dev', commit: COMMIT });
  });

  it('reads the whole name of the branch, as for what was fetched', () => {
    const branch = `x' or 1 == 1 | union resources //"\\`;
    expect(parseAppliedRevision(`Applied revision: ${branch}@sha1:${COMMIT}`)).toEqual({ branch, commit: COMMIT });
    expect(parseAppliedRevision(`Applied revision:  dev/${COMMIT}`)).toEqual({ branch: ' dev', commit: COMMIT });
  });

  it.each([
    '',
    `Fetched revision: dev/${COMMIT}`,
    `applied revision: dev/${COMMIT}`,
    `Applied revision dev/${COMMIT}`,
    `Not yet: Applied revision: dev/${COMMIT}`,
    `Applied revision: dev/${COMMIT} with errors`,
    'Applied revision: ',
    'Applied revision: latest@sha256:abc',
  ])('does not read %j', (message) => expect(parseAppliedRevision(message)).toBeUndefined());
});
