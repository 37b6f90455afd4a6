import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGitEnvironment } from '../process/git-environment.ts';
import { runGit } from '../process/run-git.ts';
import { runLocalGit } from '../process/run-local-git.ts';
import { GitRemote } from '../remote/git-remote.ts';
import { isHiddenObject } from '../remote/parse-git-failure.ts';
import type { RemoteUrl } from '../remote/remote-url.ts';
import { createOutOfTimeFailure, RepositoryError } from '../remote/repository-error.ts';
import type { GitRevision } from '../remote/revision.ts';
import { Extraction } from './extraction.ts';
import type { FetchSettings } from './fetch-settings.ts';
import type { FetchedSource } from './git-source.ts';
import { findNamesAbove, type TreeListing, TreeListingReader, type WantedFile } from './tree-listing.ts';

const SOURCE_REF = 'refs/kalypso/source';
const WITHOUT_BLOBS: readonly string[] = ['--filter=blob:none'];

export interface CheckedOutFolders {
  readonly source: FetchedSource;
  /** What the commit contains of the requested folders. It is for the caller to check that it contains them. */
  readonly listing: TreeListing;
}

/**
 * Reads the wanted files below some folders of a repository into a new folder.
 * @throws a {@link RepositoryError}, and then leaves nothing on disk
 */
export async function checkOutFolders(
  address: RemoteUrl,
  revision: GitRevision,
  paths: readonly string[],
  settings: FetchSettings,
): Promise<CheckedOutFolders> {
  const folder = await mkdtemp(join(settings.directory, 'source-'));
  try {
    return await new Checkout(folder, new GitRemote(address, revision, settings), revision, settings).read(paths);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

class Checkout {
  readonly #folder: string;
  readonly #remote: GitRemote;
  readonly #revision: GitRevision;
  readonly #settings: FetchSettings;
  /** Exists only while it is read. */
  readonly #repository: string;

  constructor(folder: string, remote: GitRemote, revision: GitRevision, settings: FetchSettings) {
    this.#folder = folder;
    this.#remote = remote;
    this.#revision = revision;
    this.#settings = settings;
    this.#repository = join(folder, 'repository.git');
  }

  async read(paths: readonly string[]): Promise<CheckedOutFolders> {
    const root = join(this.#folder, 'files');
    await mkdir(root);
    await this.#init();
    const commit = await this.#fetchCommit(WITHOUT_BLOBS);
    const listing = await this.#list(commit, paths);
    await this.#fetchFiles(listing.files);
    await this.#extract(root, listing);
    await rm(this.#repository, { recursive: true, force: true });
    return { source: { root, commit }, listing };
  }

  async #init(): Promise<void> {
    const created = await runLocalGit(this.#folder, ['init', '--quiet', '--bare', '--template=', this.#repository]);
    if (created === undefined) throw new Error(`git could not create a repository in ${this.#folder}`);
  }

  async #fetchCommit(filter: readonly string[]): Promise<string> {
    const { branch, commit } = this.#revision;
    if (commit === undefined) {
      await this.#remote.fetch(this.#repository, ['--depth=1', ...filter], `+refs/heads/${branch}:${SOURCE_REF}`);
    } else {
      await this.#fetchExactly(commit, filter);
    }
    const name = `${commit ?? SOURCE_REF}^{commit}`;
    const found = await runLocalGit(this.#repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
    // The ID may also be that of a tag, a tree or a file, and none of them is the requested commit.
    if (found !== undefined && (commit === undefined || found === commit)) return found;
    throw this.#remote.failure(`not our ref ${commit}`);
  }

  /** A server may not serve commits that no branch points at. Then the history of the branch, without files, must contain the commit. */
  async #fetchExactly(commit: string, filter: readonly string[]): Promise<void> {
    try {
      await this.#remote.fetch(this.#repository, ['--depth=1', ...filter], `+${commit}:${SOURCE_REF}`);
    } catch (error) {
      if (!isHiddenObject(error)) throw error;
      this.#remote.log('the server does not serve single commits; fetching the history of the branch');
      await this.#remote.fetch(this.#repository, filter, `+refs/heads/${this.#revision.branch}:${SOURCE_REF}`);
    }
  }

  async #list(commit: string, paths: readonly string[]): Promise<TreeListing> {
    const { files, maxFiles } = this.#settings;
    const reader = new TreeListingReader(paths, files, maxFiles);
    const options = ['-r', '-t', '-z', '--full-tree', '--end-of-options'];
    const wanted = paths.includes('') ? [] : [...paths, ...findNamesAbove(paths, files)];
    await this.#runLocally(['ls-tree', ...options, commit, ...wanted], (chunk) => reader.feed(chunk));
    return reader.listing();
  }

  /** Fetches all files in one request. A server that cannot filter has sent them with the commit; git does not request them again then. */
  async #fetchFiles(files: readonly WantedFile[]): Promise<void> {
    if (files.length === 0) return;
    const ids = new Set(files.map(({ blob }) => `${blob}\n`));
    try {
      await this.#remote.fetch(this.#repository, [...WITHOUT_BLOBS, '--stdin'], undefined, [...ids].join(''));
    } catch (error) {
      if (!isHiddenObject(error)) throw error;
      this.#remote.log('the server does not serve single files; fetching the whole commit');
      await rm(this.#repository, { recursive: true, force: true });
      await this.#init();
      await this.#fetchCommit([]);
    }
  }

  async #extract(root: string, { folders, files }: TreeListing): Promise<void> {
    const extraction = new Extraction(root, files, this.#settings);
    for (const folder of folders) extraction.makeFolder(folder);
    if (files.length === 0) return;
    await this.#runLocally(
      ['cat-file', '--batch', '--buffer'],
      (chunk) => extraction.feed(chunk),
      extraction.request(),
    );
    if (!extraction.isComplete) throw new Error(`git printed fewer files than requested of ${this.#remote.url}`);
  }

  /** Runs a command on what was fetched: without credential and network, but with limits, since the repository is untrusted. */
  async #runLocally(args: readonly string[], onStdout: (chunk: Buffer) => void, stdin?: string): Promise<void> {
    const { session } = this.#settings;
    if (session.remainingMs <= 0) throw new RepositoryError(createOutOfTimeFailure(this.#remote.url));
    const timeoutMs = Math.min(this.#settings.timeoutMs, session.remainingMs);
    const result = await runGit({
      args,
      cwd: this.#repository,
      env: createGitEnvironment(this.#folder),
      timeoutMs,
      onStdout,
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (result.kind === 'timed-out') {
      if (session.remainingMs <= 0) throw new RepositoryError(createOutOfTimeFailure(this.#remote.url));
      const message = `${this.#remote.url} could not be unpacked within ${timeoutMs / 1000} s`;
      throw new RepositoryError({ kind: 'timeout', message });
    }
    if (result.code !== 0) throw this.#remote.failure(result.stderr);
  }
}
