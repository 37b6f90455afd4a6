import { expect, it } from 'vitest';
import { scripted } from '../test-support.ts';
import { CommitStatusHistory, listCommitStatuses } from './commit-status-history.ts';

const FLEET = { owner: 'contoso', repo: 'gitops' };
const COMMIT = 'a'.repeat(40);
const PAGE = `/repos/contoso/gitops/commits/${COMMIT}/statuses?per_page=100`;
const STATUS = {
  id: 2,
  context: 'kalypso/edge-1/platform',
  state: 'success',
  description: 'Synced',
  target_url: 'https://argocd.contoso.com/applications/platform',
  creator: { login: 'ArgoCD-Contoso[bot]', type: 'Bot' },
  created_at: '2024-05-01T12:00:00Z',
};

it('lists the statuses of all pages, with who set them', async () => {
  const { github, received } = await scripted([
    (_, url) => ({ data: [STATUS], headers: { link: `<${url}${PAGE}&page=2>; rel="next"` } }),
    { data: [{ ...STATUS, id: 1, description: null, target_url: null, creator: null, created_at: null }] },
  ]);
  expect(await listCommitStatuses(github, FLEET, COMMIT)).toEqual([
    {
      context: 'kalypso/edge-1/platform',
      state: 'success',
      description: 'Synced',
      targetUrl: 'https://argocd.contoso.com/applications/platform',
      creator: 'argocd-contoso[bot]',
      at: Date.parse('2024-05-01T12:00:00Z'),
    },
    {
      context: 'kalypso/edge-1/platform',
      state: 'success',
      description: '',
      targetUrl: '',
      creator: undefined,
      at: Number.NaN,
    },
  ]);
  expect(received.map(({ path }) => path)).toEqual([PAGE, `${PAGE}&page=2`]);
});

it('requests only the new ones when it lists them again', async () => {
  const status = (id: number) => ({ ...STATUS, id, description: String(id) });
  const link = (url: string, page: number) => ({ link: `<${url}${PAGE}&page=${page}>; rel="next"` });
  const { github, received } = await scripted([
    (_, url) => ({ data: [status(3), status(2)], headers: link(url, 2) }),
    // A status that was set in between has moved one to the second page.
    { data: [status(2), status(1)] },
    (_, url) => ({ data: [status(6), status(5)], headers: link(url, 2) }),
    (_, url) => ({ data: [status(4), status(3)], headers: link(url, 3) }),
    { status: 500 },
  ]);
  const reader = new CommitStatusHistory(github, FLEET);
  const list = async () => (await reader.list(COMMIT)).map(({ description }) => description);
  expect(await list()).toEqual(['3', '2', '1']);
  expect(await list()).toEqual(['6', '5', '4', '3', '2', '1']);
  expect(received).toHaveLength(4);
});

it('lists all pages again after a failure', async () => {
  const { github } = await scripted(
    [
      (_, url) => ({ data: [{ ...STATUS, id: 2 }], headers: { link: `<${url}${PAGE}&page=2>; rel="next"` } }),
      { status: 500 },
      (_, url) => ({ data: [{ ...STATUS, id: 2 }], headers: { link: `<${url}${PAGE}&page=2>; rel="next"` } }),
      { data: [{ ...STATUS, id: 1 }] },
    ],
    { retries: 0 },
  );
  const reader = new CommitStatusHistory(github, FLEET);
  await expect(reader.list(COMMIT)).rejects.toThrow(/HTTP 500/);
  expect(await reader.list(COMMIT)).toHaveLength(2);
});
