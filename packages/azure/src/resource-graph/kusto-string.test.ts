import { describe, expect, it } from 'vitest';
import { quoteKusto } from './kusto-string.ts';

describe('quoteKusto', () => {
  it.each([
    ['contoso/gitops', "'contoso/gitops'"],
    ["o'brien", "'o\\u0027brien'"],
    ['back\\slash\n', "'back\\u005cslash\\u000a'"],
    ['\u{1f600}', "'\\ud83d\\ude00'"],
  ])('%j', (text, literal) => expect(quoteKusto(text)).toBe(literal));
});
