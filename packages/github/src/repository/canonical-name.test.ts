import { describe, expect, it } from 'vitest';
import { type Reply, scripted, TEST_TOKEN } from '../test-support.ts';
import { CanonicalNames, readCanonicalName } from './canonical-name.ts';
import { isSameRepositoryName } from './repository-name.ts';

const FORMER = { owner: 'contoso', repo: 'gitops' };
const PRESENT = { owner: 'Fabrikam', repo: 'Fleet' };
const found: Reply = { data: { id: 7, name: 'Fleet', full_name: 'Fabrikam/Fleet', owner: { login: 'Fabrikam' } } };
const redirect = (to: string): Reply => ({ status: 301, headers: { location: to }, data: { message: 'Moved' } });
const moved = (_: unknown, url: string) => redirect(`${url}/repositories/7`);
const missing: Reply = { status: 404, data: { message: 'Not Found' } };

describe('readCanonicalName', () => {
  it('follows the redirect of a former name, with the token', async () => {
    const { github, received } = await scripted([moved, found]);
    expect(await readCanonicalName(github, FORMER)).toEqual({ repository: PRESENT, id: 7 });
    expect(received.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/repos/contoso/gitops', `token ${TEST_TOKEN}`],
      ['/repositories/7', `token ${TEST_TOKEN}`],
    ]);
  });

  it('does not send the token to another server', async () => {
    const elsewhere = await scripted([found]);
    const { github } = await scripted([redirect(`${elsewhere.url}/repositories/7`)]);
    await readCanonicalName(github, FORMER);
    expect(elsewhere.received.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it.each<[string, Reply]>([
    ['does not exist', missing],
    ['is not accessible', { status: 403, data: { message: 'Resource not accessible by integration' } }],
  ])('returns undefined for a repository that %s', async (_, reply) => {
    const { github } = await scripted([reply]);
    expect(await readCanonicalName(github, FORMER)).toBeUndefined();
  });

  it.each<[string, Reply]>([
    ['a wrong token', { status: 401, data: { message: 'Bad credentials' } }],
    ['a failure of GitHub', { status: 502 }],
    ['a rate limit', { status: 403, headers: { 'retry-after': '3600' } }],
    ['redirects without an end', redirect('/repos/contoso/gitops')],
  ])('fails after %s', async (_, reply) => {
    const { github } = await scripted([reply], { retries: 0 });
    await expect(readCanonicalName(github, FORMER)).rejects.toThrow('GET /repos/contoso/gitops: ');
  });
});

describe('a write to a former name', () => {
  it('is redirected with its body and the token', async () => {
    const created: Reply = { status: 201, data: { number: 8 } };
    const { github, received } = await scripted([
      (_, url) => ({ ...redirect(`${url}/repositories/7/issues`), status: 307 }),
      created,
    ]);
    await github.request('POST /repos/{owner}/{repo}/issues', { ...FORMER, title: 'text' });
    expect(received.map(({ method, path, body, headers }) => [method, path, body, headers.authorization])).toEqual([
      ['POST', '/repos/contoso/gitops/issues', { title: 'text' }, `token ${TEST_TOKEN}`],
      ['POST', '/repositories/7/issues', { title: 'text' }, `token ${TEST_TOKEN}`],
    ]);
  });
});

describe('CanonicalNames', () => {
  it('asks once for a name in any letter case, and never for a present name that it knows', async () => {
    const { github, received } = await scripted([moved, found]);
    const names = new CanonicalNames(github);
    const resolved = await Promise.all([names.resolve(FORMER), names.resolve({ owner: 'CONTOSO', repo: 'GitOps' })]);
    expect(resolved).toEqual([PRESENT, PRESENT]);
    expect(await names.resolve({ owner: 'fabrikam', repo: 'fleet' })).toEqual(PRESENT);
    expect(received).toHaveLength(2);
  });

  it('remembers what does not exist', async () => {
    const { github, received } = await scripted([missing]);
    const names = new CanonicalNames(github);
    expect(await names.resolve(FORMER)).toBeUndefined();
    expect(await names.resolve(FORMER)).toBeUndefined();
    expect(received).toHaveLength(1);
  });

  it('asks again after a failure', async () => {
    const { github } = await scripted([{ status: 502 }, found], { retries: 0 });
    const names = new CanonicalNames(github);
    await expect(names.resolve(FORMER)).rejects.toThrow('HTTP 502');
    expect(await names.resolve(FORMER)).toEqual(PRESENT);
  });
});

describe('isSameRepositoryName', () => {
  it('ignores letter case', () => {
    expect(isSameRepositoryName(PRESENT, { owner: 'fabrikam', repo: 'FLEET' })).toBe(true);
    expect(isSameRepositoryName(PRESENT, FORMER)).toBe(false);
  });
});
