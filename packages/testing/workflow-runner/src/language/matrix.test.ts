import { describe, expect, it } from 'vitest';
import { expandStrategy } from './matrix.ts';

describe('a matrix', () => {
  it('has every combination, less exclude, plus include', () => {
    const matrix = {
      os: ['a', 'b'],
      node: [1, 2],
      exclude: [{ os: 'b', node: 2 }],
      include: [{ os: 'a', fast: true }, { os: 'c' }],
    };
    expect(expandStrategy({ matrix }).combinations).toEqual([
      { os: 'a', node: 1, fast: true },
      { os: 'a', node: 2, fast: true },
      { os: 'b', node: 1 },
      { os: 'c' },
    ]);
  });

  it('has one job without vectors', () => {
    expect(expandStrategy(null)).toEqual({ combinations: [{}], failFast: true, maxParallel: Number.POSITIVE_INFINITY });
    expect(expandStrategy({ matrix: { include: [{ a: 1 }] }, 'fail-fast': false, 'max-parallel': 1 })).toEqual({
      combinations: [{ a: 1 }],
      failFast: false,
      maxParallel: 1,
    });
  });
});
