import { describe, expect, it } from 'vitest';
import { type Reply, scripted } from '../test-support.ts';
import { diagnoseGitHubError } from './diagnose-github-error.ts';

const pull = { owner: 'contoso', repo: 'fleet', pull_number: 7 } as const;
const CALL = 'GET /repos/contoso/fleet/pulls/7';

async function diagnose(reply: Reply) {
  const { github } = await scripted([reply], { retries: 0 });
  const call = github.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', pull);
  return diagnoseGitHubError(await call.catch((error: unknown) => error));
}

describe('diagnoseGitHubError', () => {
  it('names the permission that the token lacks', async () => {
    const reply = {
      status: 403,
      data: { message: 'Resource not accessible by integration' },
      headers: { 'x-accepted-github-permissions': 'pull_requests=read' },
    };
    expect(await diagnose(reply)).toEqual({
      code: 'github-failed',
      severity: 'error',
      message: `${CALL}: HTTP 403: Resource not accessible by integration`,
      hint: 'The token lacks a permission. The call needs "pull-requests: read".',
    });
  });

  it('explains what a 404 can mean', async () => {
    expect(await diagnose({ status: 404, data: { message: 'Not Found' } })).toMatchObject({
      message: `${CALL}: HTTP 404: Not Found`,
      hint: 'It does not exist, or the token cannot see it: GitHub does not distinguish them. Check the name, and that the token has the permission "pull-requests: read" on contoso/fleet.',
    });
  });

  it.each<[string, Reply]>([
    ['a failure of GitHub', { status: 502 }],
    ['a closed connection', { cut: 'before' }],
    ['a rate limit', { status: 429, headers: { 'retry-after': '3600' } }],
  ])('advises to re-run the job after %s', async (_, reply) => {
    expect(await diagnose(reply)).toMatchObject({ hint: expect.stringMatching(/re-run the job/i) });
  });

  it.each([400, 401, 403, 404, 409, 410, 422])('does not advise to re-run the job after %i', async (status) => {
    const { message, hint } = (await diagnose({ status, data: { message: 'Not this way' } })) ?? {};
    expect(message).toBe(`${CALL}: HTTP ${status}: Not this way`);
    expect(hint ?? '').not.toMatch(/\bre-?run|again\b/i);
  });

  it('does not apply to other errors', () => expect(diagnoseGitHubError(new Error('a bug'))).toBeUndefined());
});
