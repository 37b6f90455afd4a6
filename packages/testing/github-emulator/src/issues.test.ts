import { beforeAll, describe, expect, it } from 'vitest';
import { useEmulator } from './test-fixture.ts';

const world = useEmulator();
const ask = (method: string, path: string, body?: unknown, token?: string) =>
  world.ask(method, `issues/${path}`, body, token);
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

beforeAll(async () => {
  await world.repository('issues', [{ files: { a: 'a' } }]);
  await world.github.addUsers('bob');
});

describe('issues', () => {
  it('are opened, changed, closed with a reason and opened again', async () => {
    const { body: issue } = await ask('POST', 'issues', {
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
    const change = async (body: object) => (await ask('PATCH', `issues/${issue.number}`, body)).body;
    expect(await change({ title: 'Worse', body: null })).toMatchObject({ title: 'Worse', body: null });
    expect(await change({ state: 'closed', state_reason: 'not_planned' })).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
      closed_by: { login: 'fleet[bot]' },
    });
    expect(await change({ state: 'open' })).toMatchObject({ state: 'open', state_reason: 'reopened', closed_at: null });
    expect(await change({ labels: ['other'] })).toMatchObject({ labels: [{ name: 'other' }] });
    expect((await ask('GET', `issues/${issue.number}`)).body.title).toBe('Worse');
    expect((await ask('GET', 'issues/999')).status).toBe(404);
  });

  it('are found by label, state and who opened them', async () => {
    await world.repository('found', [{ files: { a: 'a' } }]);
    const open = (title: string, labels: readonly string[], token: string) =>
      world.ask('POST', 'found/issues', { title, labels }, token);
    await open('one', ['x', 'y'], 'app');
    await open('two', ['x'], 'ann');
    await world.ask('PATCH', 'found/issues/2', { state: 'closed' });
    const find = async (query: string) => {
      const { body } = await world.ask('GET', `found/issues?${query}`);
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
      { title: 'x', assignees: ['stranger'] },
      { field: 'assignees', code: 'invalid' },
    ],
    [{ title: 'x', labels: ['l'.repeat(51)] }, { message: 'name is too long (maximum is 50 characters)' }],
  ])('are refused: %j', async (body, error) => {
    expect(await ask('POST', 'issues', body)).toMatchObject({ status: 422, body: { errors: [error] } });
  });

  it('are assigned to those who are known, without a word about the others', async () => {
    const { body } = await ask('POST', 'issues', { title: 'x' });
    const assigned = await ask('POST', `issues/${body.number}/assignees`, { assignees: ['bob', 'stranger'] });
    expect(assigned.body.assignees.map(({ login }: { login: string }) => login)).toEqual(['bob']);
  });
});

describe('comments', () => {
  it('are written, changed and listed', async () => {
    const { body: issue } = await ask('POST', 'issues', { title: 'x' });
    const { body: comment } = await ask('POST', `issues/${issue.number}/comments`, { body: 'one' });
    expect((await ask('PATCH', `issues/comments/${comment.id}`, { body: 'two' })).body.body).toBe('two');
    expect((await ask('GET', `issues/${issue.number}/comments`)).body).toMatchObject([{ body: 'two' }]);
    expect((await ask('PATCH', 'issues/comments/1', { body: 'x' })).status).toBe(404);
    expect((await ask('POST', `issues/${issue.number}/comments`, { body: ' ' })).status).toBe(422);
    const long = { body: 'é'.repeat(65_537) };
    expect((await ask('POST', `issues/${issue.number}/comments`, long)).body.errors[0].message).toContain('65536');
    const events = await world.github.events();
    expect(events.at(-1)).toMatchObject({
      name: 'issue_comment',
      action: 'created',
      payload: { comment: { body: 'one' } },
    });
  });
});

describe('labels', () => {
  it('are one whatever the case', async () => {
    expect((await ask('POST', 'labels', { name: 'Promoted', color: 'ABCDEF', description: 'd' })).body).toMatchObject({
      color: 'abcdef',
    });
    expect((await ask('GET', 'labels/promoted')).body.name).toBe('Promoted');
    expect((await ask('POST', 'labels', { name: 'PROMOTED' })).body.errors).toEqual([
      { resource: 'Label', code: 'already_exists', field: 'name' },
    ]);
    expect((await ask('POST', 'labels', { name: 'x', color: 'red' })).body.errors[0].field).toBe('color');
    expect((await ask('GET', 'labels/nope')).status).toBe(404);
  });

  it('are put on, taken off and replaced', async () => {
    const { body: issue } = await ask('POST', 'issues', { title: 'x' });
    const place = `issues/${issue.number}/labels`;
    const before = (await world.github.events()).length;
    expect(names((await ask('POST', place, { labels: ['promoted', 'made'] })).body)).toEqual(['Promoted', 'made']);
    expect(names((await ask('POST', place, { labels: ['made'] })).body)).toEqual(['Promoted', 'made']);
    expect(names((await ask('PUT', place, { labels: ['made', 'more'] })).body)).toEqual(['made', 'more']);
    expect(names((await ask('DELETE', `${place}/made`)).body)).toEqual(['more']);
    expect(await ask('DELETE', `${place}/made`)).toMatchObject({
      status: 404,
      body: { message: 'Label does not exist' },
    });
    expect(names((await ask('GET', place)).body)).toEqual(['more']);
    const told = (await world.github.events(before)).map(({ action, payload }) => [
      action,
      (payload.label as { name: string }).name,
    ]);
    expect(told).toEqual([
      ['labeled', 'Promoted'],
      ['labeled', 'made'],
      ['unlabeled', 'Promoted'],
      ['labeled', 'more'],
      ['unlabeled', 'made'],
    ]);
  });
});
