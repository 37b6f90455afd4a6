import { describe, expect, it } from 'vitest';
import { causeChain, errorMessage, rootCause } from './cause.ts';

const root = new Error('connection refused');
const outer = new Error('fetch failed', { cause: root });

describe('causeChain', () => {
  it('lists an error and its causes', () => expect(causeChain(outer)).toEqual([outer, root]));
  it('leaves out a cause that is not an error', () => {
    const error = new Error('git failed', { cause: 'stderr' });
    expect(causeChain(error)).toEqual([error]);
  });
  it('ends for cyclic causes', () => {
    const cyclic = new Error('again');
    cyclic.cause = cyclic;
    expect(causeChain(cyclic)).toHaveLength(5);
  });
});

describe('rootCause', () => {
  it('is the innermost error', () => expect(rootCause(outer)).toBe(root));
  it.each([root, 'a string', undefined])('is the value itself if it has no cause: %s', (value) =>
    expect(rootCause(value)).toBe(value),
  );
});

it.each([
  [root, 'connection refused'],
  ['text', 'text'],
  [undefined, 'undefined'],
])('errorMessage of %s', (thrown, message) => expect(errorMessage(thrown)).toBe(message));
