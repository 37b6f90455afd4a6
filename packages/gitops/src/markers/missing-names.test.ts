import { describe, expect, it } from 'vitest';
import { missingNames } from './missing-names.ts';

describe('missingNames', () => {
  it('ignores letter case', () => {
    expect(missingNames(['Ada', 'bob'], ['ada', 'grace'])).toEqual(['bob']);
  });
});
