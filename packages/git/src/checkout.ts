import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gitEnvironment } from './environment.ts';
import { Extraction } from './extraction.ts';
import { hidesObjects } from './git-failure.ts';
import { localGit } from './git-local.ts';
import { runGit } from './git-process.ts';
import { type Listing, ListingReader, type WantedFile } from './listing.ts';
import { Remote } from './remote.ts';
import type { RemoteUrl } from './remote-url.ts';
import type { Revision } from './revision.ts';
import type { Settings } from './settings.ts';
import { type FetchedSource, RepositoryError } from './source.ts';

const ref = 'refs/kalypso/source';
const blobless: readonly string[] = ['--filter=blob:none'];

/**
 * Reads the wanted files under some folders of a repository into a new folder. Folders that the commit does not have are for
 * the caller to notice, in the listing.
 * @throws a {@link RepositoryError}, and leaves nothing on disk then
 */
export async function checkOut(
  address: RemoteUrl,
  revision: Revision,
  paths: readonly string[],
  settings: Settings,
): Promise<{ readonly source: FetchedSource; readonly listing: Listing }> {
  const folder = await mkdtemp(join(settings.directory, 'source-'));
  try {
    return await new Checkout(folder, new Remote(address, revision, settings), revision, settings).read(paths);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

class Checkout {
  readonly #folder: string;
  readonly #remote: Remote;
  readonly #revision: Revision;
  readonly #settings: Settings;
  /** Exists only while it is read. */
  readonly #repository: string;

  constructor(folder: string, remote: Remote, revision: Revision, settings: Settings) {
    this.#folder = folder;
    this.#remote = remote;
    this.#revision = revision;
    this.#settings = settings;
    this.#repository = join(folder, 'repository.git');
  }

  async read(paths: readonly string[]): Promise<{ readonly source: FetchedSource; readonly listing: Listing }> {
    const root = join(this.#folder, 'files');
    await mkdir(root);
    await this.#init();
    const commit = await this.#fetchCommit(blobless);
    const listing = await this.#list(commit, paths);
    await this.#fetchFiles(listing.files);
    await this.#extract(root, listing);
    await rm(this.#repository, { recursive: true, force: true });
    return { source: { root, commit }, listing };
  }

  async #init(): Promise<void> {
    const made = await localGit(this.#folder, ['init', '--quiet', '--bare', '--template=', this.#repository]);
    if (made === undefined) throw new Error(`git could not make a repository in ${this.#folder}`);
  }

  async #fetchCommit(filter: readonly string[]): Promise<string> {
    const { branch, commit } = this.#revision;
    if (commit === undefined) {
      await this.#remote.fetch(this.#repository, ['--depth=1', ...filter], `+refs/heads/${branch}:${ref}`);
    } else {
      await this.#fetchExactly(commit, filter);
    }
    const name = `${commit ?? ref}^{commit}`;
    const found = await localGit(this.#repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
    // An id may also be that of a tag, a tree or a file; none of them is a commit that was asked for.
    if (found !== undefined && (commit === undefined || found === commit)) return found;
    throw this.#remote.failure(`not our ref ${commit}`);
  }

  /** Servers may hide commits that no branch points at; then the branch's history, without files, must hold it. */
  async #fetchExactly(commit: string, filter: readonly string[]): Promise<void> {
    try {
      await this.#remote.fetch(this.#repository, ['--depth=1', ...filter], `+${commit}:${ref}`);
    } catch (error) {
      if (!hidesObjects(error)) throw error;
      this.#remote.log('the server does not give out that commit alone; looking for it on the branch');
      await this.#remote.fetch(this.#repository, filter, `+refs/heads/${this.#revision.branch}:${ref}`);
    }
  }

  async #list(commit: string, paths: readonly string[]): Promise<Listing> {
    const { files, limits } = this.#settings;
    const reader = new ListingReader(paths, files, limits.files);
    const options = ['-r', '-t', '-z', '--full-tree', '--end-of-options'];
    const wanted = paths.includes('') ? [] : paths;
    await this.#local(['ls-tree', ...options, commit, ...wanted], (chunk) => reader.feed(chunk));
    return reader.listing();
  }

  /** Asks for all the files in one request. What came with the commit, from a server that cannot filter, is not asked for. */
  async #fetchFiles(files: readonly WantedFile[]): Promise<void> {
    if (files.length === 0) return;
    const ids = new Set(files.map(({ blob }) => `${blob}\n`));
    try {
      await this.#remote.fetch(this.#repository, [...blobless, '--stdin'], undefined, [...ids].join(''));
    } catch (error) {
      if (!hidesObjects(error)) throw error;
      this.#remote.log('the server does not give out files alone; fetching the whole commit');
      await rm(this.#repository, { recursive: true, force: true });
      await this.#init();
      await this.#fetchCommit([]);
    }
  }

  async #extract(root: string, { folders, files }: Listing): Promise<void> {
    const extraction = new Extraction(root, files, this.#settings.limits);
    for (const folder of folders) extraction.makeFolder(folder);
    if (files.length === 0) return;
    await this.#local(['cat-file', '--batch', '--buffer'], (chunk) => extraction.feed(chunk), extraction.request());
    if (!extraction.complete) throw new Error(`git gave less than was asked of it from ${this.#remote.url}`);
  }

  /** A command on what is here already: no credential, no network, but bounded, as the repository may mean harm. */
  async #local(args: readonly string[], onStdout: (chunk: Buffer) => void, stdin?: string): Promise<void> {
    const { timeoutMs } = this.#settings;
    const outcome = await runGit({
      args,
      cwd: this.#repository,
      env: gitEnvironment(this.#folder),
      timeoutMs,
      onStdout,
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (outcome.kind === 'timed-out') {
      const message = `${this.#remote.url} could not be unpacked within ${timeoutMs / 1000} s`;
      throw new RepositoryError({ kind: 'timeout', message });
    }
    if (outcome.code !== 0) throw this.#remote.failure(outcome.stderr);
  }
}
