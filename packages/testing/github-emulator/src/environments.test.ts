import { git } from '@kalypso-actions/git-server';
import { beforeAll, describe, expect, it } from 'vitest';
import { useEmulator } from './test-support.ts';

const fixture = useEmulator();
const NAME = 'acme/fleet';
const request = (method: string, path: string, body?: unknown, token = 'admin') =>
  fixture.request(method, `fleet/${path}`, body, token);
const MAIN_ONLY = { deployment_branch_policy: { protected_branches: false, custom_branch_policies: true } };
let head: string;
let annId: number;

beforeAll(async () => {
  const files = { '.github/workflows/cd.yml': 'on:\n  workflow_dispatch:\n' };
  const { folder } = await fixture.repository('fleet', [{ files }], { teams: ['platform'] });
  head = git(folder, ['rev-parse', 'main']);
  await fixture.github.setToken('admin', {
    login: 'root',
    repositories: { [NAME]: { administration: 'write', actions: 'write' } },
  });
  annId = (await fixture.request('GET', '/user', undefined, 'ann')).body.id;
});

describe('environments', () => {
  it('are created with the protection that the request names, and lose what it does not name', async () => {
    const reviewers = [
      { type: 'User', id: annId },
      { type: 'Team', id: 1 },
    ];
    const created = await request('PUT', 'environments/stage', { reviewers, wait_timer: 5, ...MAIN_ONLY });
    expect(created).toMatchObject({ status: 200 });
    const { body } = await request('GET', 'environments/STAGE');
    expect(body.protection_rules.map(({ type }: { type: string }) => type)).toEqual([
      'wait_timer',
      'required_reviewers',
      'branch_policy',
    ]);
    expect(body.protection_rules[1].reviewers).toMatchObject([
      { type: 'User', reviewer: { login: 'ann' } },
      { type: 'Team', reviewer: { slug: 'platform' } },
    ]);
    await request('PUT', 'environments/stage');
    expect((await request('GET', 'environments/stage')).body).toMatchObject({
      protection_rules: [],
      deployment_branch_policy: null,
    });
  });

  it('are limited to branches, each named once', async () => {
    const policies = 'environments/limited/deployment-branch-policies';
    expect((await request('POST', policies, { name: 'main' })).status).toBe(404);
    await request('PUT', 'environments/limited', MAIN_ONLY);
    const added = await request('POST', policies, { name: 'main' });
    expect(added.body).toMatchObject({ name: 'main', type: 'branch' });
    expect((await request('POST', policies, { name: 'main' })).status).toBe(303);
    expect((await request('GET', policies)).body).toMatchObject({ total_count: 1 });
    expect(await fixture.github.useEnvironment(NAME, 'limited')).toMatchObject({
      hasReviewers: false,
      branches: ['main'],
    });
  });

  it('are created without protection by a job that names them', async () => {
    expect((await request('GET', 'environments/missing')).status).toBe(404);
    expect(await fixture.github.useEnvironment(NAME, 'missing')).toMatchObject({ hasReviewers: false, branches: null });
    expect((await request('GET', 'environments/missing')).body.protection_rules).toEqual([]);
  });

  it.each([
    ['an unknown reviewer', { reviewers: [{ type: 'User', id: 1 }] }],
    [
      'protected and named branches',
      { deployment_branch_policy: { protected_branches: true, custom_branch_policies: true } },
    ],
  ])('refuse %s', async (_, body) => {
    expect((await request('PUT', 'environments/refused', body)).status).toBe(422);
  });

  it('have no reviewers if the plan does not allow them', async () => {
    await fixture.repository('free', [{ files: { a: 'a' } }], { allowRequiredReviewers: false });
    const everything = { 'acme/free': { administration: 'write' } } as const;
    await fixture.github.setToken('owner', { login: 'owner', repositories: everything });
    const body = { reviewers: [{ type: 'User', id: annId }] };
    const response = await fixture.request('PUT', 'free/environments/stage', body, 'owner');
    expect(response).toMatchObject({ status: 422, body: { message: expect.stringContaining('billing plan') } });
  });

  it('are changed by administrators alone', async () => {
    expect((await request('PUT', 'environments/stage', MAIN_ONLY, 'app')).status).toBe(403);
  });
});

it('subjects of ID tokens contain the IDs of owner and repository, except for older repositories', async () => {
  const read = async () => (await request('GET', 'actions/oidc/customization/sub')).body;
  expect(await read()).toMatchObject({
    use_immutable_subject: true,
    sub_claim_prefix: expect.stringMatching(/^repo:acme@\d+\/fleet@\d+$/),
  });
  await fixture.github.setRepository(NAME, { immutableSubject: false });
  expect(await read()).toEqual({ use_default: true, use_immutable_subject: false, sub_claim_prefix: `repo:${NAME}` });
});

it('runs are listed, the newest first', async () => {
  const run = { workflow: 'cd.yml', event: 'workflow_dispatch', branch: 'main', sha: head, actor: 'ann' };
  await fixture.github.setRun(NAME, { ...run, id: 1, title: 'one', status: 'in_progress', conclusion: null });
  await fixture.github.setRun(NAME, { ...run, id: 2, title: 'two', status: 'waiting', conclusion: null });
  await fixture.github.setRun(NAME, { ...run, id: 1, title: 'one', status: 'completed', conclusion: 'failure' });
  const { body } = await request('GET', 'actions/workflows/cd.yml/runs?per_page=5');
  expect(body).toMatchObject({
    total_count: 2,
    workflow_runs: [
      { display_title: 'two', status: 'waiting', conclusion: null },
      { display_title: 'one', status: 'completed', conclusion: 'failure' },
    ],
  });
  expect((await request('GET', 'actions/workflows/other.yml/runs')).status).toBe(404);
});

it('statuses are limited to 1,000 of a commit and context', async () => {
  const set = (context: string) => request('POST', `statuses/${head}`, { state: 'success', context }, 'app');
  for (let start = 0; start < 1000; start += 100) await Promise.all(Array.from({ length: 100 }, () => set('full')));
  expect(await set('full')).toMatchObject({ status: 422, body: { errors: [{ resource: 'Status' }] } });
  expect((await set('other')).status).toBe(201);
});
