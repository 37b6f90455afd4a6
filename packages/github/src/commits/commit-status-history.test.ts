import { expect, it } from 'vitest';
import { scripted } from '../test-support.ts';
import { listCommitStatuses } from './commit-status-history.ts';

const FLEET = { owner: 'contoso', repo: 'gitops' };
const COMMIT = 'a'.repeat(40);
const STATUS = {
  context: 'kalypso/edge-1/platform',
  state: 'success',
  description: 'Synced',
  target_url: 'https://argocd.contoso.com/applications/platform',
  creator: { login: 'ArgoCD-Contoso[bot]', type: 'Bot' },
  created_at: '2024-05-01T12:00:00Z',
};

it('lists the statuses of all pages, with who set them', async () => {
  const page = `/repos/contoso/gitops/commits/${COMMIT}/statuses?per_page=100`;
  const { github, received } = await scripted([
    (_, url) => ({ data: [STATUS], headers: { link: `<${url}${page}&page=2>; rel="next"` } }),
    { data: [{ ...STATUS, description: null, target_url: null, creator: null, created_at: null }] },
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
  expect(received.map(({ path }) => path)).toEqual([page, `${page}&page=2`]);
});
