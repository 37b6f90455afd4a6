import { describe, expect, it } from 'vitest';
import { compareCommits } from './compare.ts';
import { scripted } from './test-support.ts';

const FLEET = { owner: 'contoso', repo: 'gitops' };
const BASE = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);
const OTHER = 'c'.repeat(40);

describe('compareCommits', () => {
  it.each([
    ['newer', 'ahead', BASE],
    ['newer', 'ahead', BASE.toUpperCase()],
    ['older', 'behind', HEAD],
    ['apart', 'diverged', OTHER],
    // Answers that contradict themselves are no yes.
    ['apart', 'ahead', OTHER],
    ['apart', 'behind', BASE],
    ['apart', 'diverged', BASE],
  ])('%s: %s, with %s in common', async (expected, status, common) => {
    const { github, received } = await scripted([{ data: { status, merge_base_commit: { sha: common } } }]);
    expect(await compareCommits(github, FLEET, BASE, HEAD)).toBe(expected);
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /repos/contoso/gitops/compare/${BASE}...${HEAD}?per_page=1&page=2`,
    ]);
  });

  it('knows a commit for itself', async () => {
    const { github } = await scripted([{ data: { status: 'identical', merge_base_commit: { sha: BASE } } }]);
    expect(await compareCommits(github, FLEET, BASE, BASE)).toBe('same');
  });

  it('knows commits that have nothing in common', async () => {
    const message = `No common ancestor between ${BASE} and ${HEAD}.`;
    const { github } = await scripted([{ status: 404, data: { message } }]);
    expect(await compareCommits(github, FLEET, BASE, HEAD)).toBe('apart');
  });

  it('fails for commits that are not there', async () => {
    const { github } = await scripted([{ status: 404, data: { message: 'Not Found' } }]);
    await expect(compareCommits(github, FLEET, BASE, HEAD)).rejects.toThrow(/HTTP 404.*may not see it/);
  });

  it('fails for an answer that says nothing', async () => {
    const { github } = await scripted([{ data: {} }]);
    await expect(compareCommits(github, FLEET, BASE, HEAD)).rejects.toThrow();
  });
});
