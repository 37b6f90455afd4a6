import { describe, expect, it } from 'vitest';
import { createMarker } from './slot-contexts.ts';

describe('createMarker', () => {
  it('is a short word that the text does not have', () => {
    const words = Array.from({ length: 2000 }, (_, index) => `slot${index}q`);
    for (const text of ['', 'slot', `${'x'.repeat(16_000)}slot`, 'slot0q', words.join(' '), words.join('')]) {
      const marker = createMarker(text);
      expect(marker.create(7).length).toBeLessThan(12);
      expect(text).not.toContain(marker.create(7).slice(0, -2));
      expect(
        [...`a ${marker.create(7)} ${marker.create(12)}`.matchAll(marker.pattern)].map(([, index]) => index),
      ).toEqual(['7', '12']);
    }
  });
});
