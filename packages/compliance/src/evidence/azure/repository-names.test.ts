import { AzureError } from '@kalypso-actions/azure';
import { describe, expect, it } from 'vitest';
import type { RepositoryAddress } from '../repository-address.ts';
import { MAX_LOOKUPS, RepositoryNames } from './repository-names.ts';

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

  it('are looked up once, also those that the token cannot see, which the log lists once', async () => {
    const { names, update, requests, log } = createNames({
      current: { 'contoso/gitops': 'contoso/gitops', 'contoso/old': 'contoso/gitops' },
      urls: ['contoso/old', 'contoso/hidden', 'contoso/old.git'],
    });
    await update();
    await update();
    expect(requests).toEqual(['contoso/gitops', 'contoso/old', 'contoso/hidden']);
    expect(log).toEqual([expect.stringMatching(/cannot see .*: contoso\/hidden$/)]);
    expect(names.compare({ host: 'github.com', path: 'contoso/hidden' })).toEqual({ kind: 'other' });
  });

  it('are looked up for a limited number of addresses at once, similar ones first', async () => {
    const others = Array.from({ length: MAX_LOOKUPS + 10 }, (_, index) => `o${index}/r${index}`);
    const current = Object.fromEntries(others.map((path) => [path, path]));
    const { names, update, requests, log } = createNames({
      urls: [...others, 'fabrikam/gitops', 'contoso/old'],
      current: {
        ...current,
        'contoso/old': 'contoso/gitops',
        'fabrikam/gitops': 'x/y',
        [others.at(-1) ?? '']: 'contoso/gitops',
      },
    });
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old']);
    expect(requests.slice(0, 3)).toEqual(['contoso/gitops', 'fabrikam/gitops', 'contoso/old']);
    expect(requests).toHaveLength(1 + MAX_LOOKUPS);
    expect(log.at(-1)).toContain('12 more repositories');
    expect(names.listUnknown().size).toBe(12);
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old', others.at(-1)]);
    expect(names.listUnknown().size).toBe(0);
    expect(requests).toHaveLength(1 + MAX_LOOKUPS + 12);
  });

  it('fail to update if Azure cannot list the addresses', async () => {
    const { update } = createNames({ listUrls: () => Promise.reject(UNREACHABLE) });
    await expect(update()).rejects.toThrow('Azure is down');
  });

  const failing = (...paths: readonly string[]) => {
    const broken = new Set(paths);
    const resolve = async ({ host, path }: RepositoryAddress) => {
      if (broken.has(path)) throw new Error('HTTP 502');
      return { host, path: path === 'contoso/old' ? 'contoso/gitops' : path };
    };
    return { broken, resolve };
  };

  it('are looked up again after a failure, after the others, and unknown until then', async () => {
    const { broken, resolve } = failing('contoso/old');
    const { names, update, requests, log } = createNames({ resolve, urls: ['contoso/old', 'contoso/other'] });
    expect(await update()).toEqual(['contoso/gitops']);
    expect([...names.listUnknown()]).toEqual([['contoso/old', 'HTTP 502']]);
    expect(log).toEqual([expect.stringContaining('HTTP 502'), expect.stringContaining('1 more')]);
    broken.clear();
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old']);
    expect(names.listUnknown().size).toBe(0);
    expect(requests).toEqual(['contoso/gitops', 'contoso/old', 'contoso/other', 'contoso/old']);
  });

  it('are unknown while the current name of the watched one is', async () => {
    const { broken, resolve } = failing('contoso/gitops');
    const { names, update } = createNames({ resolve, urls: ['contoso/old', 'contoso/other'] });
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old']);
    expect([...names.listUnknown().keys()]).toEqual(['contoso/other']);
    broken.clear();
    await update();
    expect(names.listUnknown().size).toBe(0);
  });

  it('are looked up again for a comparison, once between two updates, since they may have changed', async () => {
    const current: Record<string, string> = { 'contoso/gitops': 'contoso/gitops', 'contoso/old': 'contoso/gitops' };
    const { names, update, requests } = createNames({ current, urls: ['contoso/old'] });
    await update();
    const renamed = { host: 'github.com', path: 'contoso/new' };
    Object.assign(current, { 'contoso/gitops': 'contoso/new', 'contoso/new': 'contoso/new' });
    const before = requests.length;
    const compared = [names.compareAnew(renamed, SIGNAL), names.compareAnew(renamed, SIGNAL)];
    expect(await Promise.all(compared)).toEqual([{ kind: 'same' }, { kind: 'same' }]);
    expect(requests.length - before).toBeLessThanOrEqual(2);
    expect(await update()).toEqual(['contoso/gitops', 'contoso/old', 'contoso/new']);
  });

  it('stay known if they cannot be looked up again, and the comparison is unknown', async () => {
    const { broken, resolve } = failing();
    const { names, update } = createNames({ resolve, urls: ['contoso/old', 'contoso/known'] });
    await update();
    broken.add('contoso/gitops');
    const other = { host: 'github.com', path: 'contoso/other' };
    expect(await names.compareAnew(other, SIGNAL)).toEqual({ kind: 'unknown', reason: 'HTTP 502' });
    expect(names.listUnknown().size).toBe(0);
    expect(names.list().map(({ path }) => path)).toEqual(['contoso/gitops', 'contoso/old']);
  });

  it('are not compared with addresses on another server', async () => {
    const { names, requests } = createNames({});
    expect(await names.compareAnew({ host: 'gitlab.example', path: 'contoso/gitops' }, SIGNAL)).toEqual({
      kind: 'other',
    });
    expect(requests).toEqual([]);
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
