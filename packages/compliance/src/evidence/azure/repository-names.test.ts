import { AzureError } from '@kalypso-actions/azure';
import { describe, expect, it } from 'vitest';
import type { RepositoryAddress } from '../repository-address.ts';
import { RepositoryNames } from './repository-names.ts';

const WATCHED = { host: 'github.com', path: 'contoso/gitops' };
const SIGNAL = new AbortController().signal;
const UNREACHABLE = new AzureError({ kind: 'unreachable', message: 'Azure is down' });

interface Setup {
  /** The current names of the repositories on GitHub. */
  readonly current?: Readonly<Record<string, string>>;
  /** The paths that clusters watch. */
  readonly urls?: readonly string[];
  readonly resolve?: (address: RepositoryAddress) => Promise<RepositoryAddress | undefined>;
  readonly listUrls?: () => Promise<readonly string[]>;
  readonly watched?: RepositoryAddress;
}

function createNames({ current = {}, urls = [], watched = WATCHED, ...deps }: Setup) {
  const [requests, log]: [string[], string[]] = [[], []];
  const names = new RepositoryNames(watched, {
    canonicalNames: {
      resolve: async (address) => {
        requests.push(address.path);
        if (deps.resolve) return deps.resolve(address);
        const path = current[address.path];
        return path === undefined ? undefined : { host: address.host, path };
      },
    },
    listUrls: deps.listUrls ?? (async () => urls.map((path) => `https://github.com/${path}`)),
    log: (line) => log.push(line),
  });
  const update = async () => {
    await names.update(SIGNAL);
    return names.list().map(({ path }) => path);
  };
  return { names, update, requests, log };
}

describe('the names of a repository', () => {
  it('are only the watched one without GitHub, and nothing is read', async () => {
    const listUrls = () => Promise.reject(new Error('unexpected'));
    const names = new RepositoryNames(WATCHED, { canonicalNames: undefined, listUrls, log: () => undefined });
    await names.update(SIGNAL);
    expect(names.list()).toEqual([WATCHED]);
  });

  it('include former ones that lead to it', async () => {
    const { update } = createNames({
      current: {
        'contoso/gitops': 'contoso/gitops',
        'contoso/old': 'contoso/gitops',
        'contoso/other': 'contoso/other',
        'fabrikam/gitops': 'fabrikam/gitops',
      },
      urls: ['Contoso/Old.git', 'contoso/other', 'fabrikam/gitops', 'contoso/unknown', 'contoso/gitops'],
    });
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old']);
  });

  it('include the current one if the watched name is a former one', async () => {
    const current = { 'contoso/gitops': 'contoso/new', 'contoso/older': 'contoso/new', 'contoso/new': 'contoso/new' };
    const { update } = createNames({ current, urls: ['contoso/older', 'contoso/new'] });
    expect((await update()).toSorted()).toEqual(['contoso/gitops', 'contoso/new', 'contoso/older']);
  });

  it('include one whose current name is the watched one, even if that is unknown', async () => {
    const { update } = createNames({ current: { 'contoso/old': 'contoso/gitops' }, urls: ['contoso/old'] });
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old']);
  });

  it('are never on another server', async () => {
    const { update, requests } = createNames({
      listUrls: async () => ['https://gitlab.example/contoso/old', 'not an address'],
      resolve: async ({ path }) => ({ host: path === 'contoso/gitops' ? 'evil.example' : 'github.com', path }),
    });
    expect(await update()).toEqual(['contoso/gitops']);
    expect(requests).toEqual(['contoso/gitops']);
  });

  it('are looked up once, but again while they are unknown', async () => {
    const { update, requests } = createNames({
      current: { 'contoso/gitops': 'contoso/gitops', 'contoso/old': 'contoso/gitops' },
      urls: ['contoso/old', 'contoso/unknown', 'contoso/old.git'],
    });
    await update();
    await update();
    expect(requests).toEqual(['contoso/gitops', 'contoso/old', 'contoso/unknown', 'contoso/unknown']);
  });

  it('are looked up for a limited number of addresses, similar ones first', async () => {
    const urls = [...Array.from({ length: 60 }, (_, index) => `o${index}/r${index}`), 'fabrikam/gitops', 'contoso/old'];
    const { update, requests, log } = createNames({ urls, current: { 'contoso/old': 'contoso/gitops' } });
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old']);
    expect(requests.slice(0, 3)).toEqual(['contoso/gitops', 'fabrikam/gitops', 'contoso/old']);
    expect(requests).toHaveLength(51);
    expect(log).toEqual([expect.stringContaining('12 more repositories')]);
  });

  it.each([
    ['Azure', { listUrls: () => Promise.reject(UNREACHABLE) }, 'Azure is down'],
    ['GitHub', { resolve: () => Promise.reject(new Error('GitHub is down')) }, 'GitHub is down'],
  ])('are the known ones if %s cannot be reached', async (_, setup, message) => {
    const { update, log } = createNames(setup);
    expect(await update()).toEqual(['contoso/gitops']);
    expect(log).toEqual([expect.stringContaining(message)]);
  });

  it('are not looked up after an abort', async () => {
    const controller = new AbortController();
    const resolve = () => {
      controller.abort(new Error('cancelled'));
      return Promise.reject(new Error('aborted'));
    };
    await expect(createNames({ resolve }).names.update(controller.signal)).rejects.toThrow('cancelled');
  });
});
