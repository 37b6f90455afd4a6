import { beforeAll, describe, expect, it } from 'vitest';
import { useEmulator } from './test-support.ts';

const fixture = useEmulator();
const request = (method: string, path: string, body?: unknown, token?: string) =>
  fixture.request(method, `issues/${path}`, body, token);
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

beforeAll(async () => {
  await fixture.repository('issues', [{ files: { a: 'a' } }]);
  await fixture.github.addUsers('bob');
});

describe('issues', () => {
  it('are opened, changed, closed with a reason and reopened', async () => {
    const { body: issue } = await request('POST', 'issues', {
      title: 'Broken',
      body: 'text',
      labels: ['new label'],
      assignees: ['bob'],
    });
    expect(issue).toMatchObject({
      state: 'open',
      labels: [{ name: 'new label' }],
      assignees: [{ login: 'bob' }],
      comments: 0,
    });
    const change = async (body: object) => (await request('PATCH', `issues/${issue.number}`, body)).body;
    expect(await change({ title: 'Worse', body: null })).toMatchObject({ title: 'Worse', body: null });
    expect(await change({ state: 'closed', state_reason: 'not_planned' })).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      closed_by: { login: 'fleet[bot]' },
    });
    expect(await change({ state: 'open' })).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null });
    expect(await change({ labels: ['other'] })).toMatchObject({ labels: [{ name: 'other' }] });
    expect((await request('GET', `issues/${issue.number}`)).body.title).toBe('Worse');
    expect((await request('GET', 'issues/999')).status).toBe(404);
  });

  it('are found by label, state and author', async () => {
    await fixture.repository('found', [{ files: { a: 'a' } }]);
    const open = (title: string, labels: readonly string[], token: string) =>
      fixture.request('POST', 'found/issues', { title, labels }, token);
    await open('one', ['x', 'y'], 'app');
    await open('two', ['x'], 'ann');
    await fixture.request('PATCH', 'found/issues/2', { state: 'closed' });
    const find = async (query: string) => {
      const { body } = await fixture.request('GET', `found/issues?${query}`);
      return body.map(({ title }: { title: string }) => title);
    };
    expect(await find('')).toEqual(['one']);
    expect(await find('state=all')).toEqual(['two', 'one']);
    expect(await find('state=all&direction=asc')).toEqual(['one', 'two']);
    expect(await find('state=all&labels=X')).toEqual(['two', 'one']);
    expect(await find('state=all&labels=x,y')).toEqual(['one']);
    expect(await find('state=all&creator=ann')).toEqual(['two']);
  });

  it.each([
    [{ title: ' ' }, { field: 'title', code: 'missing_field' }],
    [
      { title: 'x', assignees: ['unknown'] },
      { field: 'assignees', code: 'invalid' },
    ],
    [{ title: 'x', labels: ['l'.repeat(51)] }, { message: 'name is too long (maximum is 50 characters)' }],
  ])('are refused: %j', async (body, error) => {
    expect(await request('POST', 'issues', body)).toMatchObject({ status: 422, body: { errors: [error] } });
  });

  it('are assigned to known accounts; unknown ones are ignored', async () => {
    const { body } = await request('POST', 'issues', { title: 'x' });
    const assigned = await request('POST', `issues/${body.number}/assignees`, { assignees: ['bob', 'unknown'] });
    expect(assigned.body.assignees.map(({ login }: { login: string }) => login)).toEqual(['bob']);
  });
});

describe('comments', () => {
  it('are created, changed and listed', async () => {
    const { body: issue } = await request('POST', 'issues', { title: 'x' });
    const { body: comment } = await request('POST', `issues/${issue.number}/comments`, { body: 'one' });
    expect((await request('PATCH', `issues/comments/${comment.id}`, { body: 'two' })).body.body).toBe('two');
    expect((await request('GET', `issues/${issue.number}/comments`)).body).toMatchObject([{ body: 'two' }]);
    expect((await request('PATCH', 'issues/comments/1', { body: 'x' })).status).toBe(404);
    expect((await request('POST', `issues/${issue.number}/comments`, { body: ' ' })).status).toBe(422);
    const long = { body: 'é'.repeat(65_537) };
    expect((await request('POST', `issues/${issue.number}/comments`, long)).body.errors[0].message).toContain('65536');
    const events = await fixture.github.events();
    expect(events.at(-1)).toMatchObject({
      name: 'issue_comment',
      action: 'created',
      payload: { comment: { body: 'one' } },
    });
  });
});

describe('labels', () => {
  it('are case-insensitive', async () => {
    expect(
      (await request('POST', 'labels', { name: 'Promoted', color: 'ABCDEF', description: 'd' })).body,
    ).toMatchObject({
      color: 'abcdef',
    });
    expect((await request('GET', 'labels/promoted')).body.name).toBe('Promoted');
    expect((await request('POST', 'labels', { name: 'PROMOTED' })).body.errors).toEqual([
      { resource: 'Label', code: 'already_exists', field: 'name' },
    ]);
    expect((await request('POST', 'labels', { name: 'x', color: 'red' })).body.errors[0].field).toBe('color');
    expect((await request('GET', 'labels/nope')).status).toBe(404);
  });

  it('are added, removed and replaced', async () => {
    const { body: issue } = await request('POST', 'issues', { title: 'x' });
    const path = `issues/${issue.number}/labels`;
    const before = (await fixture.github.events()).length;
    expect(names((await request('POST', path, { labels: ['promoted', 'made'] })).body)).toEqual(['Promoted', 'made']);
    expect(names((await request('POST', path, { labels: ['made'] })).body)).toEqual(['Promoted', 'made']);
    expect(names((await request('PUT', path, { labels: ['made', 'more'] })).body)).toEqual(['made', 'more']);
    expect(names((await request('DELETE', `${path}/made`)).body)).toEqual(['more']);
    expect(await request('DELETE', `${path}/made`)).toMatchObject({
      status: 404,
      body: { message: 'Label does not exist' },
    });
    expect(names((await request('GET', path)).body)).toEqual(['more']);
    const changes = (await fixture.github.events(before)).map(({ action, payload }) => [
      action,
      (payload.label as { name: string }).name,
    ]);
    expect(changes).toEqual([
      ['labeled', 'Promoted'],
      ['labeled', 'made'],
      ['unlabeled', 'Promoted'],
      ['labeled', 'more'],
      ['unlabeled', 'made'],
    ]);
  });
});
