import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createMask } from '@kalypso-actions/diagnostics';
import { type Clock, systemClock } from '@kalypso-actions/retry';
import { GitRemote } from '../remote/git-remote.ts';
import { isHiddenObject } from '../remote/parse-git-failure.ts';
import { parseRemoteUrl } from '../remote/remote-url.ts';
import { parseRevision } from '../remote/revision.ts';
import { BareRepository } from './bare-repository.ts';
import { type CommitDetails, commitTree } from './commit-tree.ts';
import { HeadHistory } from './head-history.ts';
import { importStream } from './import-stream.ts';
import { listCommitTree } from './list-commit-tree.ts';
import type { GitCommit } from './parse-commit.ts';
import { type PushResult, parsePushResult } from './push-result.ts';
import { readBlobs, readCommits } from './read-objects.ts';
import { compareTree, type DesiredContent, type TreeDifference } from './tree-difference.ts';
import type { TreeEntry } from './tree-entry.ts';

export interface PublicationOptions {
  /** `https://github.com/owner/name`, or any URL that {@link fetchSources} accepts. */
  readonly repo: string;
  /** The branch that the change is for. */
  readonly base: string;
  /** The branch that the change is pushed to. */
  readonly head: string;
  /** A folder in which a temporary one is created; {@link Publication.close} deletes that. */
  readonly directory: string;
  readonly token?: string;
  /** `GITHUB_SERVER_URL`: the only server that receives the token. */
  readonly serverUrl?: string;
  /** How long one git command may take; 10 minutes by default. */
  readonly timeoutMs?: number;
  readonly retries?: number;
  readonly clock?: Clock;
  readonly log?: (line: string) => void;
}

const BASE_REF = 'refs/kalypso/base';
const TREE_REF = 'refs/kalypso/tree';
const WITHOUT_BLOBS = '--filter=blob:none';
/** More than anyone would read in a pull request. */
const MAX_CONTENT_BYTES = 1_000_000;
const MAX_DOWNLOAD_BYTES = 2_000_000_000;

/**
 * Puts a tree on a branch, for a pull request to a base branch. The cost depends on what changes: the base commit is fetched
 * without history and file contents, only new contents are sent, and there is never a working tree.
 *
 * `open` → `compare` → `writeTree` → `commit` → `push`, each of which can be inspected before the next. All methods throw a
 * {@link RepositoryError} if the server refuses or fails, after retries if the failure is transient.
 */
export class Publication {
  readonly #options: PublicationOptions;
  readonly #folder: string;
  readonly #remote: GitRemote;
  readonly #repository: BareRepository;
  readonly #history: HeadHistory;
  #base: GitCommit | undefined;
  #head: GitCommit | undefined;
  readonly #listings = new Map<string, Promise<readonly TreeEntry[]>>();

  private constructor(options: PublicationOptions, folder: string, remote: GitRemote, timeoutMs: number) {
    this.#options = options;
    this.#folder = folder;
    this.#remote = remote;
    this.#repository = new BareRepository(join(folder, 'base.git'), timeoutMs);
    this.#history = new HeadHistory(remote, new BareRepository(join(folder, 'head.git'), timeoutMs), options.head);
  }

  /** Fetches what both branches point at. Also throws a {@link RepositoryError} if a branch name is invalid. */
  static async open(options: PublicationOptions): Promise<Publication> {
    const { timeoutMs = 600_000 } = options;
    const remote = openRemote(options, timeoutMs);
    await mkdir(options.directory, { recursive: true });
    const folder = await mkdtemp(join(options.directory, 'publication-'));
    const publication = new Publication(options, folder, remote, timeoutMs);
    try {
      await publication.refresh();
    } catch (error) {
      await publication.close();
      throw error;
    }
    return publication;
  }

  /** Reads both branches again, for example after a lost race. IDs of trees and commits that were created before become invalid. */
  async refresh(): Promise<void> {
    const { base, head } = this.#options;
    this.#listings.clear();
    await this.#repository.init();
    const branches = await this.#remote.branches(this.#repository.folder, [base, head]);
    this.#base = branches.has(base) ? await this.#fetchBase() : undefined;
    this.#head = branches.has(head) ? await this.#history.tip() : undefined;
  }

  /** The commit that the base branch points at; `undefined` if the branch does not exist. */
  get base(): GitCommit | undefined {
    return this.#base;
  }

  /** The commit that the head branch points at; `undefined` if the branch does not exist. */
  get head(): GitCommit | undefined {
    return this.#head;
  }

  /**
   * Finds the commits by others on the head branch, newest first: those that are neither in the base branch nor in the history
   * of a managed commit. At most 100.
   * @param isManaged whether this action made a commit
   */
  async foreignCommits(isManaged: (commit: GitCommit) => boolean): Promise<readonly GitCommit[]> {
    if (this.#head === undefined) return [];
    const base = this.#base === undefined ? undefined : this.#options.base;
    return this.#history.foreignCommits(this.#head, base, isManaged);
  }

  /** Compares the base branch with what it should contain. Reads the list of its files, but no contents. */
  async compare(desired: DesiredContent): Promise<TreeDifference> {
    return compareTree(await this.#listBase(desired.within), desired);
  }

  /**
   * Reads contents of the base branch's files by ID, to show reviewers what changes. Contents that are too large, or that the
   * server does not serve, are left out.
   * @param ids few: each of them is downloaded
   * @param maxBytes of one file; a megabyte by default
   */
  async readContents(ids: readonly string[], maxBytes = MAX_CONTENT_BYTES): Promise<ReadonlyMap<string, Buffer>> {
    if (ids.length === 0) return new Map();
    const request = [...new Set(ids)].map((id) => `${id}\n`).join('');
    try {
      await this.#remote.fetch(this.#repository.folder, [WITHOUT_BLOBS, '--stdin'], undefined, request);
    } catch (error) {
      if (!isHiddenObject(error)) throw error;
      this.#remote.log('the server does not serve single files; previous contents are not shown');
      return new Map();
    }
    return readBlobs(this.#repository, request, maxBytes);
  }

  /** Creates the tree of the base branch with a difference applied. @returns its ID */
  async writeTree({
    conflicts,
    removed,
    written,
  }: Pick<TreeDifference, 'conflicts' | 'removed' | 'written'>): Promise<string> {
    if (conflicts.length > 0) throw new Error('a difference with conflicts cannot be written');
    if (this.#base !== undefined && removed.length + written.length === 0) return this.#base.tree;
    const stdin = importStream(TREE_REF, this.#base?.id, { removed, written });
    await this.#repository.run(['fast-import', '--quiet', '--force'], { stdin });
    const tree = await this.#repository.resolve(`${TREE_REF}^{tree}`);
    if (tree === undefined) throw new Error('git fast-import created no tree');
    return tree;
  }

  /** Creates a commit on top of the base branch, or a first one if that does not exist. It is local until it is pushed. @returns its ID */
  commit(details: CommitDetails): Promise<string> {
    return commitTree(this.#repository, this.#base, details);
  }

  /**
   * Points the head branch at a commit, whatever it pointed at before, provided that both branches are still where they were
   * read. Otherwise changes nothing. Can be repeated after any failure.
   */
  push(commit: string): Promise<PushResult> {
    const { head, base } = this.#options;
    if (this.#base === undefined) throw new Error(`the base branch ${base} does not exist`);
    return this.#push(`${commit}:refs/heads/${head}`);
  }

  /** Deletes the head branch, provided that both branches are still where they were read. */
  async deleteHead(): Promise<PushResult> {
    return this.#head === undefined
      ? { kind: 'pushed', already: true }
      : this.#push(`:refs/heads/${this.#options.head}`);
  }

  /** Creates the missing base branch with a first, empty commit, and reads it. */
  async createBase(details: Omit<CommitDetails, 'tree'>): Promise<PushResult> {
    const { base } = this.#options;
    if (this.#base !== undefined) throw new Error(`the base branch ${base} exists already`);
    const tree = await this.writeTree({ written: [], removed: [], conflicts: [] });
    const commit = await this.commit({ ...details, tree });
    const ref = `refs/heads/${base}`;
    const lease = `--force-with-lease=${ref}:`;
    const response = await this.#remote.push(this.#repository.folder, [lease], [`${commit}:${ref}`]);
    const result = parsePushResult(response, undefined, base);
    if (result.kind !== 'refused') await this.refresh();
    return result;
  }

  /** Deletes what was fetched and created on this machine. */
  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * Pushes the base branch along, at the commit where it was read. The server sees no change there, so no permission is needed.
   * But if the base branch has moved, git notices before it sends anything, and `--atomic` leaves the head branch as it is.
   */
  async #push(refspec: string): Promise<PushResult> {
    const { base, head } = this.#options;
    const guard = this.#base === undefined ? [] : [`${this.#base.id}:refs/heads/${base}`];
    const leases = [
      `--force-with-lease=refs/heads/${head}:${this.#head?.id ?? ''}`,
      ...(this.#base === undefined ? [] : [`--force-with-lease=refs/heads/${base}:${this.#base.id}`]),
    ];
    const response = await this.#remote.push(this.#repository.folder, ['--atomic', ...leases], [refspec, ...guard]);
    return parsePushResult(response, base, head);
  }

  async #fetchBase(): Promise<GitCommit | undefined> {
    const refspec = `+refs/heads/${this.#options.base}:${BASE_REF}`;
    await this.#remote.fetch(this.#repository.folder, ['--depth=1', WITHOUT_BLOBS], refspec);
    const [base] = await readCommits(this.#repository, BASE_REF);
    return base;
  }

  /** A large fleet is listed once, however often it is compared. */
  #listBase(within: readonly string[]): Promise<readonly TreeEntry[]> {
    if (this.#base === undefined) return Promise.resolve([]);
    const key = JSON.stringify(within);
    const listing = this.#listings.get(key) ?? listCommitTree(this.#repository, this.#base.id, within);
    this.#listings.set(key, listing);
    return listing;
  }
}

function openRemote(options: PublicationOptions, timeoutMs: number): GitRemote {
  const { base, head, serverUrl = 'https://github.com', token, log = () => undefined } = options;
  const mask = createMask(token);
  const revision = parseRevision({ branch: base });
  parseRevision({ branch: head });
  if (base === head) throw new Error('the head branch must not be the base branch');
  return new GitRemote(parseRemoteUrl(options.repo, serverUrl), revision, {
    serverUrl,
    timeoutMs,
    retries: options.retries ?? 3,
    maxDownloadBytes: MAX_DOWNLOAD_BYTES,
    clock: options.clock ?? systemClock,
    log: (line: string) => log(mask(line)),
    mask,
    ...(token ? { token } : {}),
  });
}
