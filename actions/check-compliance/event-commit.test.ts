import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEventCommit } from './event-commit.ts';

const COMMIT = 'a'.repeat(40);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-event-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (event: unknown) => {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  return readEventCommit(file, 'contoso/gitops', 'dev');
};
const push = { ref: 'refs/heads/dev', after: COMMIT, repository: { full_name: 'Contoso/GitOps' } };

describe('readEventCommit', () => {
  it.each([
    ['workflow_dispatch', { inputs: { commit_id: COMMIT }, ref: 'refs/heads/main' }],
    ['repository_dispatch', { client_payload: { commit_id: COMMIT } }],
    ['a push to the branch', push],
    ['a dispatch without inputs', { ...push, inputs: null }],
  ])('reads the commit from %s', (_, event) => expect(read(event)).toBe(COMMIT));

  it.each([
    ['a push to another branch', { ...push, ref: 'refs/heads/dev/2' }],
    ['a push of a tag', { ...push, ref: 'refs/tags/dev' }],
    ['a push to another repository', { ...push, repository: { full_name: 'contoso/control-plane' } }],
    ['a dispatch without a commit', { inputs: { commit_id: '' } }],
    ['a dispatch with a number', { inputs: { commit_id: 5 } }],
    ['a schedule', { schedule: '0 * * * *' }],
    ['nothing', null],
  ])('reads no commit from %s', (_, event) => expect(read(event)).toBeUndefined());

  it('reads no commit without an event', () => {
    expect(readEventCommit(undefined, 'contoso/gitops', 'dev')).toBeUndefined();
    expect(readEventCommit(join(folder, 'none.json'), 'contoso/gitops', 'dev')).toBeUndefined();
  });
});
