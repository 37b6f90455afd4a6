import { describe, expect, it } from 'vitest';
import { hasName, missingNames } from './github-names.ts';

describe('hasName', () => {
  it('ignores letter case', () => {
    expect(hasName(['Promoted'], 'promoted')).toBe(true);
    expect(hasName(['Promoted'], 'promote')).toBe(false);
  });
});

describe('missingNames', () => {
  it('names each once', () => expect(missingNames(['Fleet', 'fleet'], [])).toEqual(['Fleet']));

  it('ignores letter case', () => {
    expect(missingNames(['Ada', 'bob'], ['ada', 'grace'])).toEqual(['bob']);
  });
});
