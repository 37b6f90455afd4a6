import { expect, it } from 'vitest';
import { scripted } from '../test-support.ts';
import { type CommitStatus, formatStatusDescription, setCommitStatus } from './commit-status.ts';

const STATUS: CommitStatus = {
  commit: 'a'.repeat(40),
  context: 'dev environment',
  state: 'pending',
  description: 'Deploying',
  targetUrl: 'https://github.com/contoso/control-plane/actions/runs/1',
};
const set = async (status: CommitStatus, ...replies: Parameters<typeof scripted>[0]) => {
  const { github, received } = await scripted(replies);
  await setCommitStatus(github, { owner: 'contoso', repo: 'control-plane' }, status);
  return received.map(({ method, path, body }) => ({ method, path, body }));
};

it('sets a status', async () => {
  const { commit, targetUrl, ...body } = STATUS;
  expect(await set(STATUS, { status: 201, data: {} })).toEqual([
    {
      method: 'POST',
      path: `/repos/contoso/control-plane/statuses/${commit}`,
      body: { ...body, target_url: targetUrl },
    },
  ]);
});

it('retries if no response confirms that it was set', async () => {
  expect(await set(STATUS, { cut: 'before' }, { status: 502 }, { status: 201, data: {} })).toHaveLength(3);
});

it.each([
  [140, 140, 'd'],
  [141, 140, '…'],
])('shortens a description that is too long: %d', async (length, left, end) => {
  const [{ body } = { body: {} }] = await set({ ...STATUS, description: 'd'.repeat(length) }, { status: 201 });
  const { description } = body as { description: string };
  expect([description.length, description.at(-1)]).toEqual([left, end]);
});

it.each([
  ['one\n line\u2028\tof  text ', 'one line of text'],
  [`${'a'.repeat(138)}😀b`, `${'a'.repeat(138)}…`],
  ['', ''],
])('formats a text as a description: %j', (text, description) => {
  expect(formatStatusDescription(text)).toBe(description);
});
