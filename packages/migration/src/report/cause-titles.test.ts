import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { CAUSE_TITLES } from './cause-titles.ts';

it('the guide says what to do about each cause', () => {
  const guide = readFileSync(resolve(import.meta.dirname, '../../../../docs/guides/from-the-operator.md'), 'utf8');
  const rows = guide.split('\n').filter((line) => line.startsWith('| `'));
  const described = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, kind]) => kind),
  );
  expect(described.sort()).toEqual(Object.keys(CAUSE_TITLES).sort());
});
