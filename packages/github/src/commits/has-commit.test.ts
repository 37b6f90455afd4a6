import { expect, it } from 'vitest';
import { scripted } from '../test-support.ts';
import { hasCommit } from './has-commit.ts';

const FLEET = { owner: 'contoso', repo: 'control-plane' };
const COMMIT = 'a'.repeat(40);
const VISIBLE = 'b'.repeat(40);
const NOT_FOUND = { status: 404, data: { message: 'Not Found' } };

it('finds a commit', async () => {
  const { github, received } = await scripted([{ data: { sha: COMMIT } }]);
  expect(await hasCommit(github, FLEET, COMMIT, { visible: VISIBLE })).toBe(true);
  expect(received.map(({ path }) => path)).toEqual([`/repos/contoso/control-plane/git/commits/${COMMIT}`]);
});

it('reports that a commit does not exist only if it can see the repository', async () => {
  const { github, received } = await scripted([NOT_FOUND, { data: { sha: VISIBLE } }]);
  expect(await hasCommit(github, FLEET, COMMIT, { visible: VISIBLE })).toBe(false);
  expect(received.at(-1)?.path).toBe(`/repos/contoso/control-plane/git/commits/${VISIBLE}`);
});

it.each([
  ['the token cannot see the repository', [NOT_FOUND], /HTTP 404.*cannot see it/],
  ['the token is refused', [{ status: 401, data: { message: 'Bad credentials' } }], /HTTP 401/],
  ['the token lacks a permission', [{ status: 403, data: { message: 'Resource not accessible' } }], /HTTP 403/],
  ['GitHub fails', [{ status: 502 }], /HTTP 502/],
  ['GitHub fails after it has not found the commit', [NOT_FOUND, { status: 503 }], /HTTP 503/],
  ['the connection is closed', [{ cut: 'before' }], /./],
] as const)('fails if %s', async (_, replies, message) => {
  const { github } = await scripted(replies);
  await expect(hasCommit(github, FLEET, COMMIT, { visible: VISIBLE })).rejects.toThrow(message);
});
