import type { Key } from '@kalypso-actions/govalue';
import { describe, expect, it } from 'vitest';
import { compareYamlKeys } from './compare-keys.ts';

function sorted(...keys: Key[]): Key[] {
  return keys.sort(compareYamlKeys);
}

describe('compareYamlKeys', () => {
  it('sorts numbers within text by value', () => {
    expect(sorted('a10', 'a2', 'a1', 'a')).toEqual(['a', 'a1', 'a2', 'a10']);
    expect(sorted('10', '9', '100')).toEqual(['9', '10', '100']);
    expect(sorted('v1.10', 'v1.9', 'v1.9.1')).toEqual(['v1.9', 'v1.9.1', 'v1.10']);
  });

  it('puts other characters before letters, but letters first after a digit', () => {
    expect(sorted('aa', 'a-', 'a_')).toEqual(['a-', 'a_', 'aa']);
    expect(sorted('1-', '1a')).toEqual(['1a', '1-']);
    expect(sorted('b', 'B', 'é', 'a', '_')).toEqual(['_', 'B', 'a', 'b', 'é']);
  });

  it('distinguishes leading zeros from zeros within a number', () => {
    expect(sorted('x10', 'x01', 'x1', 'x00', 'x0')).toEqual(['x0', 'x00', 'x1', 'x01', 'x10']);
    expect(sorted('x110', 'x101', 'x11')).toEqual(['x11', 'x101', 'x110']);
  });

  it('puts numbers and booleans before null, and null before text', () => {
    expect(sorted('a', null, 2n, 1.5, true, false)).toEqual([false, true, 1.5, 2n, null, 'a']);
    expect(sorted(9007199254740993n, 9007199254740992n)).toEqual([9007199254740992n, 9007199254740993n]);
  });

  it('wraps around for numbers beyond int64', () => {
    expect(sorted('a2', 'a18446744073709551616')).toEqual(['a18446744073709551616', 'a2']);
    expect(sorted('a1234567890123456', 'a1234567890123455')).toEqual(['a1234567890123455', 'a1234567890123456']);
  });
});
