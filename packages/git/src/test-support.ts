import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type GitServer, startGitServer } from '../../../test/support/git-server/index.ts';
import { type CommitSpec, createRepository } from '../../../test/support/git-server/repository.ts';
import { type FetchOptions, fetchSources } from './fetch-sources.ts';
import type { Clock } from './retry.ts';
import type { FetchedSource, GitSource, SourceFailure, SourceResult } from './source.ts';

const base = mkdtempSync(join(tmpdir(), 'kalypso-git-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A new folder, which goes when the tests of the file end. */
export function temporaryFolder(): string {
  return mkdtempSync(join(base, 'folder-'));
}

/** A git server for the tests of a file. */
export class Served {
  #server: GitServer | undefined;
  readonly #root = temporaryFolder();
  #count = 0;

  constructor() {
    beforeAll(async () => {
      this.#server = await startGitServer(this.#root);
    });
    afterAll(async () => {
      await this.#server?.stop();
    });
  }

  get server(): GitServer {
    if (this.#server === undefined) throw new Error('the server runs only while tests do');
    return this.#server;
  }

  /** Makes a repository with a name of its own. */
  repository(commits: readonly CommitSpec[]) {
    const name = `acme/repository-${++this.#count}`;
    return { name, url: `${this.server.url}/${name}`, ...createRepository(this.#root, name, commits) };
  }

  /** The requests to a repository, `METHOD service status` each. */
  async requests(name: string): Promise<readonly string[]> {
    const records = (await this.server.records()).filter(({ repository }) => repository === name);
    return records.map(({ method, service, status }) => `${method} ${service} ${status}`);
  }

  async fetch(source: GitSource, options: Partial<FetchOptions> = {}): Promise<SourceResult | undefined> {
    return (await this.fetchAll([source], options)).get(source);
  }

  fetchAll(sources: readonly GitSource[], options: Partial<FetchOptions> = {}) {
    const defaults = { directory: temporaryFolder(), serverUrl: this.server.url, clock: impatientClock() };
    return fetchSources(sources, { ...defaults, ...options });
  }
}

/** A clock that waits for nothing and remembers what it was asked to wait. */
export function impatientClock(): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  return { waits, now: () => performance.now(), sleep: async (milliseconds) => void waits.push(milliseconds) };
}

export function fetched(result: SourceResult | undefined): FetchedSource {
  if (result === undefined || !('ok' in result)) throw new Error(`not fetched: ${JSON.stringify(result)}`);
  return result.ok;
}

export function failed(result: SourceResult | undefined): SourceFailure {
  if (result === undefined || !('failure' in result)) throw new Error(`did not fail: ${JSON.stringify(result)}`);
  return result.failure;
}

/** Every file under a folder, path to content. */
export async function filesOf(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files
    .sort()
    .map(async (file) => [file.slice(root.length + 1), await readFile(file, 'latin1')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}
