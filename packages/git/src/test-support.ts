import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommitSpec, createRepository, type GitServer, startGitServer } from '@kalypso-actions/git-server';
import type { Clock } from '@kalypso-actions/retry';
import { afterAll, beforeAll } from 'vitest';
import { type FetchOptions, fetchSources } from './fetch/fetch-sources.ts';
import type { FetchedSource, GitSource, SourceResult } from './fetch/git-source.ts';
import type { RepositoryFailure } from './remote/repository-error.ts';

const base = mkdtempSync(join(tmpdir(), 'kalypso-git-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Creates a folder that is deleted when the tests of the file end. */
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

  /** Creates a repository with a unique name. */
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

/** A clock that does not wait, and records the requested times. */
export function impatientClock(): Clock & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  return { waits, now: () => performance.now(), sleep: async (milliseconds) => void waits.push(milliseconds) };
}

export function expectFetched(result: SourceResult | undefined): FetchedSource {
  if (result?.kind !== 'fetched') throw new Error(`not fetched: ${JSON.stringify(result)}`);
  return result.source;
}

export function expectFailed(result: SourceResult | undefined): RepositoryFailure {
  if (result?.kind !== 'failed') throw new Error(`did not fail: ${JSON.stringify(result)}`);
  return result.failure;
}

/** Reads every file below a folder, path to content. */
export async function filesOf(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files
    .sort()
    .map(async (file) => [file.slice(root.length + 1), await readFile(file, 'latin1')] as const);
  return Object.fromEntries(await Promise.all(pairs));
}
