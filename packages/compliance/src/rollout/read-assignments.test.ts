import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readAssignments } from './read-assignments.ts';

const folder = mkdtempSync(join(tmpdir(), 'kalypso-assignments-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const RECORD = { version: 1, registrations: {}, folders: [] };

it('reads a record from a file, and from a checkout', () => {
  expect(readAssignments(write('record.json', JSON.stringify(RECORD))).value).toEqual(RECORD);
  const tracking = join(folder, 'checkout/.github/tracking');
  mkdirSync(tracking, { recursive: true });
  writeFileSync(join(tracking, 'assignments.json'), JSON.stringify(RECORD));
  expect(readAssignments(join(folder, 'checkout')).value).toEqual(RECORD);
});

it.each([
  ['a missing file', () => join(folder, 'missing.json'), 'cannot be read: ENOENT'],
  ['a checkout without a record', () => folder, 'cannot be read: ENOENT'],
  ['what is not JSON', () => write('broken.json', '{'), 'is not JSON'],
  ['another version', () => write('later.json', '{"version": 2}'), 'has version "2"'],
  [
    'a folder that leaves its place',
    () => write('evil.json', '{"version": 1, "folders": [{"path": "../a/b"}]}'),
    'is invalid',
  ],
])('rejects %s', (_, create, reason) => {
  const { value, diagnostics } = readAssignments(create());
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'assignments-unreadable', severity: 'error' }]);
  expect(diagnostics[0]?.message).toContain(reason);
});
