import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGitEnvironment } from '../process/git-environment.ts';
import { runGit } from '../process/run-git.ts';
import { runLocalGit } from '../process/run-local-git.ts';
import { removeLeftovers } from '../process/work-folder.ts';
import { GitRemote } from '../remote/git-remote.ts';
import { isHiddenObject } from '../remote/parse-git-failure.ts';
import type { RemoteUrl } from '../remote/remote-url.ts';
import { createOutOfTimeFailure, RepositoryError } from '../remote/repository-error.ts';
import type { GitRevision } from '../remote/revision.ts';
import { Extraction, parseBlobHeader } from './extraction.ts';
import type { FetchSettings } from './fetch-settings.ts';
import {
  createLargeFileFailure,
  createNoFolderFailure,
  createTotalSizeFailure,
  type EntryKind,
  FolderError,
  FolderFailures,
} from './folder-failures.ts';
import type { FetchedSource } from './git-source.ts';
import {
  findNamesAbove,
  listFoldersAbove,
  type TreeListing,
  TreeListingReader,
  type WantedFile,
} from './tree-listing.ts';

const SOURCE_REF = 'refs/kalypso/source';
const LIST_TREE: readonly string[] = ['ls-tree', '-z', '--full-tree'];
const WITHOUT_BLOBS: readonly string[] = ['--filter=blob:none'];

export interface CheckedOutFolders {
  readonly source: FetchedSource;
  readonly skipped: TreeListing['skipped'];
  /** The requested folders that could not be read; what can be read of the others is on disk. */
  readonly failures: FolderFailures;
}

/**
 * Reads the wanted files below some folders of a repository into a new folder.
 * @throws a {@link RepositoryError} if no folder can be read, and then leaves nothing on disk
 */
export async function checkOutFolders(
  address: RemoteUrl,
  revision: GitRevision,
  paths: readonly string[],
  settings: FetchSettings,
): Promise<CheckedOutFolders> {
  const folder = await mkdtemp(join(settings.directory, 'source-'));
  try {
    const checkout = new Checkout(folder, new GitRemote(address, revision, settings), revision, settings);
    const result = await checkout.read(paths);
    if (result.failures.readable.length === 0) await rm(folder, { recursive: true, force: true });
    return result;
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
    const failures = new FolderFailures(paths);
    const listing = await this.#list(commit, failures);
    await this.#findMissing(commit, listing, failures);
    await this.#fetchFiles(listing.files, failures);
    await this.#checkSizes(listing.files, failures);
    await this.#extract(root, listing.files, failures);
    await rm(this.#repository, { recursive: true, force: true });
    return { source: { root, commit }, skipped: listing.skipped, failures };
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

  /** Lists the requested folders, without those that turn out to be too large or unsafe. */
  async #list(commit: string, failures: FolderFailures): Promise<TreeListing> {
    const { files, maxFiles } = this.#settings;
    for (;;) {
      const paths = failures.readable;
      const reader = new TreeListingReader(paths, files, maxFiles);
      const wanted = paths.includes('') ? [] : [...paths, ...findNamesAbove(paths, files).keys()];
      try {
        if (paths.length > 0) {
          await this.#runLocally([...LIST_TREE, '-r', '-t', '--end-of-options', commit, ...wanted], (chunk) =>
            reader.feed(chunk),
          );
        }
        return reader.listing();
      } catch (error) {
        if (!(error instanceof FolderError)) throw error;
        failures.add(error.folders, error.failure);
      }
    }
  }

  /** Finds the requested paths that are not folders. */
  async #findMissing(commit: string, { kinds }: TreeListing, failures: FolderFailures): Promise<void> {
    for (const path of failures.readable) {
      const kind = path === '' ? 'folder' : kinds.get(path);
      if (kind === 'folder') continue;
      const obstacle = kind === undefined ? await this.#findObstacle(commit, path) : { path, kind };
      failures.add([path], createNoFolderFailure(path, obstacle, `${this.#remote.url} at ${commit}`));
    }
  }

  /** Finds the link or the submodule above a path that does not exist. */
  async #findObstacle(commit: string, path: string): Promise<{ path: string; kind: EntryKind } | undefined> {
    const above = listFoldersAbove(path).filter((folder) => folder !== '');
    if (above.length === 0) return undefined;
    const reader = new TreeListingReader(above, [], Number.POSITIVE_INFINITY);
    await this.#runLocally([...LIST_TREE, '--end-of-options', commit, ...above], (chunk) => reader.feed(chunk));
    const [found] = [...reader.listing().kinds].filter(([, kind]) => kind === 'link' || kind === 'submodule');
    return found && { path: found[0], kind: found[1] };
  }

  /** Fetches all files in one request. A server that cannot filter has sent them with the commit; git does not request them again then. */
  async #fetchFiles(all: readonly WantedFile[], failures: FolderFailures): Promise<void> {
    const files = all.filter((file) => failures.isNeeded(file));
    try {
      await this.#fetchBlobs(files);
    } catch (error) {
      if (isHiddenObject(error)) {
        this.#remote.log('the server does not serve single files; fetching the whole commit');
        await rm(this.#repository, { recursive: true, force: true });
        await this.#init();
        await this.#fetchCommit([]);
      } else if (isTooMuch(error) && failures.readable.length > 1) {
        await this.#fetchEachFolder(files, failures);
      } else throw error;
    }
  }

  /** Finds out which folders take too long or are too large, those with the fewest files first. */
  async #fetchEachFolder(files: readonly WantedFile[], failures: FolderFailures): Promise<void> {
    this.#remote.log('fetching each folder on its own, because all together are too large or take too long');
    const folders = failures.readable.map((folder) => ({
      folder,
      files: files.filter((file) => file.folders.includes(folder)),
    }));
    for (const { folder, files } of folders.sort((a, b) => a.files.length - b.files.length)) {
      removeLeftovers(this.#repository);
      try {
        await this.#fetchBlobs(files);
      } catch (error) {
        if (!isTooMuch(error)) throw error;
        failures.add([folder], error.failure);
      }
    }
    removeLeftovers(this.#repository);
  }

  async #fetchBlobs(files: readonly WantedFile[]): Promise<void> {
    if (files.length === 0) return;
    await this.#remote.fetch(this.#repository, [...WITHOUT_BLOBS, '--stdin'], undefined, listBlobs(files));
  }

  /** Compares the sizes with the limits before a file is unpacked. */
  async #checkSizes(all: readonly WantedFile[], failures: FolderFailures): Promise<void> {
    const files = all.filter((file) => failures.isNeeded(file));
    if (files.length === 0) return;
    const { maxFileBytes, maxTotalBytes } = this.#settings;
    const output: Buffer[] = [];
    await this.#runLocally(
      ['cat-file', '--batch-check', '--buffer'],
      (chunk) => void output.push(chunk),
      listBlobs(files),
    );
    const headers = Buffer.concat(output).toString('latin1').split('\n').filter(Boolean).map(parseBlobHeader);
    const sizes = new Map(headers.map(({ id, size }) => [id, size]));
    const totals = new Map<string, number>();
    for (const { path, blob, folders } of files) {
      const size = sizes.get(blob) ?? 0;
      if (size > maxFileBytes) failures.add(folders, createLargeFileFailure(path, maxFileBytes));
      for (const folder of folders) {
        const total = (totals.get(folder) ?? 0) + size;
        totals.set(folder, total);
        if (total > maxTotalBytes) failures.add([folder], createTotalSizeFailure(folder, maxTotalBytes));
      }
    }
  }

  async #extract(root: string, all: readonly WantedFile[], failures: FolderFailures): Promise<void> {
    const files = all.filter((file) => failures.isNeeded(file));
    const extraction = new Extraction(root, files, failures);
    for (const folder of failures.readable) extraction.makeFolder(folder);
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

/** Whether a fetch failed because of how much it fetches, so that less may succeed. */
function isTooMuch(error: unknown): error is RepositoryError {
  if (!(error instanceof RepositoryError)) return false;
  return error.failure.kind === 'too-large' || (error.failure.kind === 'timeout' && !error.isServerSilent);
}

/** The IDs of the contents, one per line, each once. */
function listBlobs(files: readonly WantedFile[]): string {
  return [...new Set(files.map(({ blob }) => `${blob}\n`))].join('');
}
