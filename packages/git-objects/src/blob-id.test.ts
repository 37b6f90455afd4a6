import { expect, it } from 'vitest';
import { blobId } from './blob-id.ts';

// `printf %s … | git hash-object --stdin`
it.each([
  ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
  ['kind: Namespace\n', '80f2011dfc21e56f5de507151b89fb55c1928936'],
  ['ä', '9d3f0460de61d6fec8d9ff9a0f06dcc9926e3b7e'],
])('names %j as Git does', (content, id) => expect(blobId(Buffer.from(content))).toBe(id));
