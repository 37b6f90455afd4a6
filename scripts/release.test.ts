import { describe, expect, it } from 'vitest';
import { planRelease, type ReleaseFacts } from './release.ts';

const CHANGELOG = `# Changelog

## Unreleased

- Something to come.

## 1.2.0 - 2026-11-20

- \`schedule\` is faster.

### Fixed

- A typo.

## 1.1.0 - 2026-10-01

- More.

## 1.0.0 - 2026-09-01
`;

const FACTS: ReleaseFacts = {
  tag: 'v1.2.0',
  packageVersion: '1.2.0',
  changelog: CHANGELOG,
  tags: ['v1', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v1.9.0-rc.1', 'verify'],
  isOnMain: true,
};

describe('a release', () => {
  it('has the notes of its version, and moves the tag of its line', () => {
    expect(planRelease(FACTS)).toEqual({
      notes: '- `schedule` is faster.\n\n### Fixed\n\n- A typo.',
      major: 'v1',
      movesMajor: true,
    });
  });

  it('leaves the tag of its line where a newer release put it', () => {
    const tags = [...FACTS.tags, 'v1.10.0'];
    expect(planRelease({ ...FACTS, tags })).toMatchObject({ movesMajor: false });
  });

  it('is refused with every reason at once', () => {
    expect(planRelease({ ...FACTS, tag: 'v1.3.0', isOnMain: false })).toEqual([
      'v1.3.0 is not on main: only commits of main are released',
      'the version in package.json is 1.2.0, but the tag is v1.3.0',
      'CHANGELOG.md has no section "## 1.3.0 - YYYY-MM-DD" with any text',
    ]);
  });

  it.each(['v1', 'v1.2', '1.2.0', 'v01.2.0', 'v1.2.0-rc.1', 'v1.2.0; rm -rf .'])('rejects the tag %s', (tag) => {
    expect(planRelease({ ...FACTS, tag })).toEqual([`${tag} is not a version tag: releases are tagged vX.Y.Z`]);
  });

  it('has to say something', () => {
    expect(planRelease({ ...FACTS, tag: 'v1.0.0', packageVersion: '1.0.0' })).toEqual([
      'CHANGELOG.md has no section "## 1.0.0 - YYYY-MM-DD" with any text',
    ]);
  });
});
