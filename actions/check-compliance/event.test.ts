import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitOfEvent } from './event.ts';

const COMMIT = 'a'.repeat(40);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalypso-event-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const of = (event: unknown) => {
  const file = join(folder, 'event.json');
  writeFileSync(file, JSON.stringify(event));
  return commitOfEvent(file, 'contoso/gitops', 'dev');
};
const push = { ref: 'refs/heads/dev', after: COMMIT, repository: { full_name: 'Contoso/GitOps' } };

describe('the commit of an event', () => {
  it.each([
    ['a workflow that is dispatched', { inputs: { commit_id: COMMIT }, ref: 'refs/heads/main' }],
    ['a repository that is dispatched to', { client_payload: { commit_id: COMMIT } }],
    ['a push to the branch', push],
    ['a dispatch without inputs', { ...push, inputs: null }],
  ])('is told by %s', (_, event) => expect(of(event)).toBe(COMMIT));

  it.each([
    ['a push to another branch', { ...push, ref: 'refs/heads/dev/2' }],
    ['a push of a tag', { ...push, ref: 'refs/tags/dev' }],
    ['a push to another repository', { ...push, repository: { full_name: 'contoso/control-plane' } }],
    ['a dispatch that leaves it out', { inputs: { commit_id: '' } }],
    ['a dispatch of something else', { inputs: { commit_id: 5 } }],
    ['a timer', { schedule: '0 * * * *' }],
    ['nothing', null],
  ])('is not told by %s', (_, event) => expect(of(event)).toBeUndefined());

  it('is not told where there is no event', () => {
    expect(commitOfEvent(undefined, 'contoso/gitops', 'dev')).toBeUndefined();
    expect(commitOfEvent(join(folder, 'none.json'), 'contoso/gitops', 'dev')).toBeUndefined();
  });
});
