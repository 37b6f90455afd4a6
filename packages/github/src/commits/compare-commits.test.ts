import { describe, expect, it } from 'vitest';
import { scripted } from '../test-support.ts';
import { compareCommits } from './compare-commits.ts';

const FLEET = { owner: 'contoso', repo: 'gitops' };
const BASE = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);
const OTHER = 'c'.repeat(40);

describe('compareCommits', () => {
  it.each([
    ['newer', 'ahead', BASE],
    ['newer', 'ahead', BASE.toUpperCase()],
    ['older', 'behind', HEAD],
    ['diverged', 'diverged', OTHER],
    // A contradictory response never counts as newer.
    ['diverged', 'ahead', OTHER],
    ['diverged', 'behind', BASE],
    ['diverged', 'diverged', BASE],
  ])('%s: %s, with merge base %s', async (expected, status, mergeBase) => {
    const { github, received } = await scripted([{ data: { status, merge_base_commit: { sha: mergeBase } } }]);
    expect(await compareCommits(github, FLEET, BASE, HEAD)).toBe(expected);
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /repos/contoso/gitops/compare/${BASE}...${HEAD}?per_page=1&page=2`,
    ]);
  });

  it('recognizes the same commit', async () => {
    const { github } = await scripted([{ data: { status: 'identical', merge_base_commit: { sha: BASE } } }]);
    expect(await compareCommits(github, FLEET, BASE, BASE)).toBe('same');
  });

  it('recognizes commits without a common ancestor', async () => {
    const message = `No common ancestor between ${BASE} and ${HEAD}.`;
    const { github } = await scripted([{ status: 404, data: { message } }]);
    expect(await compareCommits(github, FLEET, BASE, HEAD)).toBe('diverged');
  });

  it('fails for commits that do not exist', async () => {
    const { github } = await scripted([{ status: 404, data: { message: 'Not Found' } }]);
    await expect(compareCommits(github, FLEET, BASE, HEAD)).rejects.toThrow(/HTTP 404.*cannot see it/);
  });

  it('fails for an incomplete response', async () => {
    const { github } = await scripted([{ data: {} }]);
    await expect(compareCommits(github, FLEET, BASE, HEAD)).rejects.toThrow();
  });
});
