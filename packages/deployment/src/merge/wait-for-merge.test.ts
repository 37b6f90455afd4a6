import { type Reply, scripted } from '@kalypso-actions/github/testing';
import { describe, expect, it } from 'vitest';
import { type MergeWait, waitForMerge } from './wait-for-merge.ts';

const COMMIT = 'a'.repeat(40);
const OPEN: Reply = { data: { state: 'open', merged_at: null } };
const MERGED: Reply = { data: { state: 'closed', merged_at: '2026-11-30T12:00:00Z' } };
const CLOSED: Reply = { data: { state: 'closed', merged_at: null } };
const HEAD: Reply = { data: { object: { sha: COMMIT } } };

async function wait(replies: readonly Reply[], change: Partial<MergeWait> = {}) {
  const { github, received, waits, log } = await scripted(replies);
  const result = await waitForMerge(
    {
      repository: { owner: 'contoso', repo: 'app-gitops' },
      pullRequest: 7,
      branch: 'env/dev',
      timeoutMs: 60_000,
      intervalMs: 15_000,
      isRequired: true,
      serverUrl: 'https://github.com',
      ...change,
    },
    github,
  );
  return { result, paths: received.map(({ path }) => path), waits, log };
}

describe('a pull request', () => {
  it('that is merged later is waited for', async () => {
    const { result, paths, waits, log } = await wait([OPEN, OPEN, MERGED, HEAD]);
    expect(result).toEqual({ kind: 'merged', commit: COMMIT });
    expect(waits).toEqual([15, 15]);
    expect(paths.at(-1)).toMatch(/contoso\/app-gitops\/git\/ref\/heads%2Fenv%2Fdev$/);
    expect(log.filter((line) => line.includes('Waiting'))).toHaveLength(1);
  });

  it('that is not needed is not waited for', async () => {
    expect((await wait([HEAD], { pullRequest: undefined })).result).toEqual({ kind: 'merged', commit: COMMIT });
  });

  it('that may stay open is reported', async () => {
    const { result, waits } = await wait([OPEN], { isRequired: false });
    expect(result).toEqual({
      kind: 'open',
      message: 'pull request https://github.com/contoso/app-gitops/pull/7 waits for a reviewer',
    });
    expect(waits).toEqual([]);
  });

  it.each([
    ['stays open', [OPEN], 60_000, 'not-merged', /pull\/7 was not merged within 1m/, 4],
    ['stays open, polled once', [OPEN], 0, 'not-merged', /within 0s/, 0],
    ['is closed', [OPEN, CLOSED], 60_000, 'pull-request-closed', /closed without a merge/, 1],
    [
      'is merged into a branch that is gone',
      [MERGED, { status: 404, data: {} }],
      0,
      'not-merged',
      /no branch env\/dev/,
      0,
    ],
  ] as const)('that %s is a failure', async (_, replies, timeoutMs, code, message, polls) => {
    const { result, waits } = await wait(replies, { timeoutMs });
    expect(result).toMatchObject({ kind: 'failed', diagnostic: { code, message: expect.stringMatching(message) } });
    expect(waits).toHaveLength(polls);
  });
});
