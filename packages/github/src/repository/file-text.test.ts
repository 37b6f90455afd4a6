import { describe, expect, it } from 'vitest';
import { scripted } from '../test-support.ts';
import { readFileText } from './file-text.ts';

const FLEET = { owner: 'contoso', repo: 'gitops' };
const COMMIT = 'a'.repeat(40);
const file = (text: string) => ({ type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') });
const read = async (...replies: Parameters<typeof scripted>[0]) => {
  const { github, received } = await scripted(replies);
  const text = readFileText(github, FLEET, '.github/tracking/Promoted_Commit_Id', COMMIT);
  return { text, paths: () => received.map(({ path }) => decodeURIComponent(path)) };
};

describe('readFileText', () => {
  it('reads a file of a commit', async () => {
    const { text, paths } = await read({ data: file('abc\n') });
    expect(await text).toBe('abc\n');
    expect(paths()).toEqual([`/repos/contoso/gitops/contents/.github/tracking/Promoted_Commit_Id?ref=${COMMIT}`]);
  });

  it('returns undefined if the commit does not contain the file', async () => {
    const { text, paths } = await read({ status: 404, data: { message: 'Not Found' } }, { data: { sha: COMMIT } });
    expect(await text).toBeUndefined();
    expect(paths()[1]).toBe(`/repos/contoso/gitops/git/commits/${COMMIT}`);
  });

  it.each([
    ['a commit that does not exist', { status: 404, data: { message: 'No commit found for the ref' } }],
    ['a token without permission', { status: 403, data: { message: 'Resource not accessible by integration' } }],
    ['a folder', { data: [file('x')] }],
    ['a link', { data: { type: 'symlink', target: 'x' } }],
    ['a file that is too large', { data: { ...file(''), encoding: 'none' } }],
  ])('fails for %s', async (_, reply) => {
    const { text } = await read(reply);
    await expect(text).rejects.toThrow();
  });
});
