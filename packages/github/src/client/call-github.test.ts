import { describe, expect, it } from 'vitest';
import { type Reply, SERVER_TIME, scripted, TEST_TOKEN } from '../test-support.ts';
import { GitHubError, hasHttpStatus } from './github-error.ts';

const pull = { owner: 'contoso', repo: 'fleet', pull_number: 7 } as const;
const GET = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
const POST = 'POST /repos/{owner}/{repo}/pulls';
const creation = { owner: 'contoso', repo: 'fleet', title: 't', head: 'h', base: 'b' } as const;

const failureOf = (promise: Promise<unknown>): Promise<GitHubError> =>
  promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => {
      if (error instanceof GitHubError) return error;
      throw error;
    },
  );

describe('a call', () => {
  it('sends the token and returns the response', async () => {
    const { github, received } = await scripted([{ data: { number: 7 } }]);
    expect((await github.request(GET, pull)).data).toEqual({ number: 7 });
    expect(received).toMatchObject([
      { method: 'GET', path: '/repos/contoso/fleet/pulls/7', headers: { authorization: `token ${TEST_TOKEN}` } },
    ]);
  });

  it('works with a GitHub Enterprise Server', async () => {
    const { url, received } = await scripted([{ data: { data: { viewer: null } } }]);
    const { github } = await scripted([{}], { apiUrl: `${url}/api/v3/` });
    await github.request(GET, pull);
    await github.graphql('query { viewer { login } }');
    expect(received.map(({ path }) => path)).toEqual(['/api/v3/repos/contoso/fleet/pulls/7', '/api/graphql']);
  });

  it('reads all pages of a list', async () => {
    const page = (numbers: number[], next?: string) => (_: unknown, url: string) => ({
      data: numbers.map((number) => ({ number })),
      ...(next === undefined ? {} : { headers: { link: `<${url}${next}>; rel="next"` } }),
    });
    const { github, received } = await scripted([page([1, 2], '/next'), page([3])]);
    const all = await github.paginate('GET /repos/{owner}/{repo}/pulls', creation);
    expect(all.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(received[1]?.path).toBe('/next');
  });

  it('does not send the token to another server', async () => {
    const { github, waits } = await scripted([
      { data: [], headers: { link: '<https://elsewhere.example/>; rel="next"' } },
    ]);
    const error = await failureOf(github.paginate('GET /repos/{owner}/{repo}/pulls', creation));
    expect(error.message).toContain('another server');
    expect(waits).toEqual([]);
  });

  it('does not take a conflict for the end of a list', async () => {
    const { github } = await scripted([{ status: 409, data: { message: 'Git Repository is empty.' } }]);
    const error = await failureOf(github.paginate('GET /repos/{owner}/{repo}/commits', creation));
    expect(hasHttpStatus(error, 409)).toBe(true);
  });
});

describe('failures of GitHub or the network', () => {
  it.each<[string, Reply]>([
    ['500', { status: 500, data: { message: 'Server Error' } }],
    ['502', { status: 502, text: '<html>', headers: { 'content-type': 'text/html' } }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['a closed connection', { cut: 'before' }],
    ['an interrupted response', { data: [1, 2, 3], cut: 'within' }],
    ['the page of a proxy', { text: '<html>', headers: { 'content-type': 'text/html' } }],
    ['invalid JSON', { text: '[{"number": 1' }],
    ['an empty response', { text: '' }],
  ])('are retried: %s', async (_, fault) => {
    const { github, received, log, waits } = await scripted([fault, fault, { data: { number: 7 } }]);
    expect((await github.request(GET, pull)).data).toEqual({ number: 7 });
    expect(received).toHaveLength(3);
    expect(waits).toEqual([1, 2]);
    expect(log[0]).toMatch(/^GET \/repos\/contoso\/fleet\/pulls\/7: [^.]*; retrying in 1 s \(1 of 4\)$/);
  });

  it('end the call after some retries, with a hint', async () => {
    const { github, received, waits } = await scripted([{ status: 502 }]);
    const error = await failureOf(github.request(GET, pull));
    expect(received).toHaveLength(5);
    expect(waits).toEqual([1, 2, 4, 8]);
    expect(error.message).toBe(
      'GET /repos/contoso/fleet/pulls/7: HTTP 502. GitHub could not process the call. Check githubstatus.com and re-run the job.',
    );
  });

  it('are retried after the time that GitHub requests', async () => {
    const { github, waits } = await scripted([{ status: 503, headers: { 'retry-after': '7' } }, {}]);
    await github.request(GET, pull);
    expect(waits).toEqual([7]);
  });

  it('include a response that takes too long', async () => {
    const { github, log } = await scripted([{ silent: true }, {}], { timeoutMs: 50 });
    await github.request(GET, pull);
    expect(log[0]).toContain('no response within 1 s');
  });

  it('include a server that cannot be reached', async () => {
    const { url } = await scripted([{}]);
    const { github, log } = await scripted([{}], { apiUrl: url.replace(/\d+$/, '4'), retries: 1 });
    const error = await failureOf(github.request(POST, creation));
    expect(error.message).toMatch(/ECONNREFUSED.*Check the network/);
    expect(error.isUncertain).toBe(false);
    expect(log).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['500', { status: 500 }],
    ['a closed connection', { cut: 'before' }],
    ['an interrupted response', { status: 201, data: { number: 8 }, cut: 'within' }],
  ])('are not retried for a call that creates something: %s', async (_, fault) => {
    const { github, received } = await scripted([fault, {}]);
    const error = await failureOf(github.request(POST, creation));
    expect(error.isUncertain).toBe(true);
    expect(received).toHaveLength(1);
  });

  it('are retried for an idempotent POST', async () => {
    const { github, received } = await scripted([{ status: 500 }, { status: 201, data: { sha: 'a' } }]);
    await github.request('POST /repos/{owner}/{repo}/git/blobs', {
      ...creation,
      content: 'text',
      request: { idempotent: true },
    });
    expect(received).toHaveLength(2);
    expect(received[0]?.body).not.toHaveProperty('request');
  });
});

describe('createOnce', () => {
  const create = (replies: readonly Reply[], found: readonly (number | undefined)[]) => async () => {
    const { github, received } = await scripted(replies);
    let searches = 0;
    const number = github.createOnce(
      async () => (await github.request(POST, creation)).data.number,
      async () => found[searches++],
    );
    return { number: await number.catch((error: unknown) => error), created: received.length, searches };
  };

  it('creates without searching', async () => {
    expect(await create([{ status: 201, data: { number: 8 } }], [])()).toEqual({ number: 8, created: 1, searches: 0 });
  });
  it('searches if the response is lost', async () => {
    expect(await create([{ status: 201, data: { number: 8 }, cut: 'within' }], [8])()).toEqual({
      number: 8,
      created: 1,
      searches: 1,
    });
  });
  it('creates again if the search finds nothing', async () => {
    expect(await create([{ status: 500 }, { status: 201, data: { number: 8 } }], [undefined])()).toEqual({
      number: 8,
      created: 2,
      searches: 1,
    });
  });
  it('ends after some attempts', async () => {
    const { number, created } = await create([{ status: 500 }], [])();
    expect(number).toBeInstanceOf(GitHubError);
    expect(created).toBe(3);
  });
  it('finds what someone else created in the meantime', async () => {
    const exists = { status: 422, data: { message: 'Validation Failed', errors: [{ code: 'already_exists' }] } };
    expect(await create([exists], [9])()).toEqual({ number: 9, created: 1, searches: 1 });
  });
  it('throws any other failure at once', async () => {
    expect((await create([{ status: 403 }], [9])()).number).toBeInstanceOf(GitHubError);
  });
});

describe("GitHub's rate limits", () => {
  const reset = (seconds: number) => String(SERVER_TIME / 1_000 + seconds);
  const limits: [string, Reply, number][] = [
    ['primary', { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(41) } }, 42],
    ['primary, by 429', { status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(4) } }, 5],
    ['secondary', { status: 403, headers: { 'retry-after': '42' } }, 42],
    [
      'secondary, until a time',
      { status: 429, headers: { 'retry-after': new Date(SERVER_TIME + 9_000).toUTCString() } },
      9,
    ],
    ['secondary, without a time', { status: 403, data: { message: 'You have exceeded a secondary rate limit' } }, 60],
  ];

  it.each(limits)('are waited for: %s', async (_, reply, wait) => {
    const { github, waits, log, received } = await scripted([reply, { status: 201, data: { number: 8 } }]);
    expect((await github.request(POST, creation)).data.number).toBe(8);
    expect(waits).toEqual([wait]);
    expect(log).toEqual([
      expect.stringMatching(`^POST /repos/contoso/fleet/pulls: waiting ${wait} s for GitHub's .*limit$`),
    ]);
    expect(received).toHaveLength(2);
  });

  it('are waited for in GraphQL', async () => {
    const limited = { data: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] } };
    const { github, waits } = await scripted([limited, { data: { data: { viewer: null } } }]);
    expect(await github.graphql('query { viewer { login } }')).toEqual({ viewer: null });
    expect(waits).toEqual([60]);
  });

  it("go by the server's clock", async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(4 - 3_600) };
    const { github, waits } = await scripted([
      { status: 403, headers: { ...headers, date: new Date(SERVER_TIME - 3_600_000).toUTCString() } },
      {},
    ]);
    await github.request(GET, pull);
    expect(waits).toEqual([5]);
  });

  it('fail the call if they require too long a wait, and state until when', async () => {
    const far = { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(1_799) } };
    const { github, waits } = await scripted([far]);
    const error = await failureOf(github.request(GET, pull));
    expect(error.message).toContain(
      "GitHub's rate limit requires a wait of 1800 s; the limit is 600 s. Re-run the job after 2024-05-01 12:30 UTC.",
    );
    expect(waits).toEqual([]);
  });

  it('fail the call if they never end', async () => {
    const { github, waits } = await scripted([{ status: 429, headers: { 'retry-after': '200' } }]);
    await failureOf(github.request(GET, pull));
    expect(waits).toEqual([200, 200, 200]);
  });
});

describe('a GitHubError', () => {
  const messageFor = async (status: number, reply: Omit<Reply, 'status'>) => {
    const { github } = await scripted([{ status, ...reply }]);
    return (await failureOf(github.request(POST, creation))).message;
  };

  it.each<[number, Omit<Reply, 'status'>, RegExp]>([
    [401, { data: { message: 'Bad credentials' } }, /HTTP 401: Bad credentials\. GitHub rejected the token/],
    [
      403,
      {
        data: { message: 'Resource not accessible by integration' },
        headers: { 'x-accepted-github-permissions': 'pull_requests=write,contents=read; issues=write' },
      },
      /lacks a permission\. The call needs "pull-requests: write" and "contents: read", or "issues: write"\.$/,
    ],
    [403, { headers: { 'x-accepted-oauth-scopes': 'repo' } }, /lacks a scope\. The call needs one of: repo\.$/],
    [
      403,
      { headers: { 'x-github-sso': 'required; url=https://github.com/orgs/contoso/sso?x=1' } },
      /Authorize the token for the single sign-on of the organization: https:\/\/github\.com\/orgs\/contoso\/sso\?x=1$/,
    ],
    [403, { data: { message: 'Repository was archived so is read-only.' } }, /read-only\. The repository is archived/],
    [
      403,
      { data: { message: 'GitHub Actions is not permitted to create or approve pull requests.' } },
      /enable "Allow GitHub Actions/,
    ],
    [
      403,
      {},
      /The token is not allowed to do this\. It needs the permission "pull-requests: write" on contoso\/fleet; check that, and the rules/,
    ],
    [
      404,
      { data: { message: 'Not Found' } },
      /It does not exist, or the token cannot see it.*that the token has the permission "pull-requests: write" on contoso\/fleet\.$/,
    ],
    [410, { data: { message: 'Issues are disabled for this repo' } }, /The feature is disabled/],
    [
      422,
      {
        data: {
          message: 'Validation Failed',
          errors: [
            { resource: 'PullRequest', field: 'head', code: 'invalid' },
            { resource: 'PullRequest', code: 'custom', message: 'No commits between a and b' },
            'plain text',
          ],
        },
      },
      /HTTP 422: Validation Failed; PullRequest\.head invalid; No commits between a and b; plain text$/,
    ],
  ])('has a reason and a hint: %i %j', async (status, reply, expected) => {
    const message = await messageFor(status, reply);
    expect(message).toMatch(/^POST \/repos\/contoso\/fleet\/pulls: HTTP \d+/);
    expect(message).toMatch(expected);
  });

  it('has the codes of the errors', async () => {
    const { github } = await scripted([{ data: { errors: [{ type: 'UNPROCESSABLE', message: 'no' }], data: null } }]);
    const error = await failureOf(github.graphql('mutation { x }'));
    expect(error).toMatchObject({
      message: 'POST /graphql: GraphQL error: no',
      codes: ['UNPROCESSABLE'],
      httpStatus: 200,
      isUncertain: false,
    });
  });

  it('never contains the token, in any encoding', async () => {
    const forms = [TEST_TOKEN, Buffer.from(TEST_TOKEN), Buffer.from(`x-access-token:${TEST_TOKEN}`)].map((form) =>
      typeof form === 'string' ? form : form.toString('base64'),
    );
    const { github, log } = await scripted([{ status: 500, data: { message: forms.join(' ') } }]);
    const error = await failureOf(github.request(GET, pull));
    const everything = [error.message, error.stack, error.reason, JSON.stringify(error), ...log].join('\n');
    expect(everything).toContain('***');
    for (const form of forms) expect(everything).not.toContain(form.replace(/=+$/, ''));
  });
});
