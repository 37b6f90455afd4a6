import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hidesObjects } from '../git-failure.ts';
import { Remote } from '../remote.ts';
import { parseRemoteUrl } from '../remote-url.ts';
import { type Clock, systemClock } from '../retry.ts';
import { parseRevision } from '../revision.ts';
import { masker } from '../secrets.ts';
import { BareRepository, type ObjectFormat } from './bare.ts';
import type { Commit, Person } from './commit.ts';
import { compare, type Desired, type Difference } from './difference.ts';
import { EntryReader, foldersAbove, type TreeEntry } from './entries.ts';
import { HeadHistory } from './head-history.ts';
import { importStream } from './import-stream.ts';
import { readCommits, readFiles } from './objects.ts';
import { type PushResult, pushResult } from './push-result.ts';

export interface PublicationOptions {
  /** `https://github.com/owner/name`, or any address that {@link fetchSources} takes. */
  readonly repo: string;
  /** The branch that the change is for. */
  readonly base: string;
  /** The branch that the change is put on. */
  readonly head: string;
  /** A folder below which one is made, and removed again by {@link Publication.close}. */
  readonly directory: string;
  readonly token?: string;
  /** `GITHUB_SERVER_URL`; the token is sent there and nowhere else. */
  readonly serverUrl?: string;
  /** How long one git command may take; 10 minutes when absent. */
  readonly timeoutMs?: number;
  readonly retries?: number;
  readonly clock?: Clock;
  readonly log?: (line: string) => void;
}

export interface CommitDetails {
  readonly tree: string;
  readonly message: string;
  readonly author: Person;
  readonly committer: Person;
  /**
   * Seconds since 1970. When absent, the base commit's: two runs that make the same change on the same base then make the same
   * commit, so that the second one's push finds its work done. (When it was merged is in the merge.)
   */
  readonly date?: number;
}

const baseRef = 'refs/kalypso/base';
const treeRef = 'refs/kalypso/tree';
const blobless = '--filter=blob:none';
const sha256Length = 64;
/** What people could read is far smaller. */
const largestRead = 1_000_000;
const most = { files: 1_000_000, fileBytes: 100_000_000, totalBytes: 1_000_000_000, downloadBytes: 2_000_000_000 };

/**
 * Puts a tree on a branch, for a pull request to a base branch, at the cost of what changes: the base commit is fetched without
 * history and without file contents, and only new contents are sent. There is never a working tree.
 *
 * `open` → `compare` → `writeTree` → `commit` → `push`, each to be looked at before the next. All methods throw a
 * {@link RepositoryError} for what the server refuses or fails at, after trying again what may pass.
 */
export class Publication {
  readonly #options: PublicationOptions;
  readonly #folder: string;
  readonly #remote: Remote;
  readonly #repository: BareRepository;
  readonly #history: HeadHistory;
  #format: ObjectFormat = 'sha1';
  #base: Commit | undefined;
  #head: Commit | undefined;
  readonly #listings = new Map<string, Promise<readonly TreeEntry[]>>();

  private constructor(options: PublicationOptions, folder: string, remote: Remote, timeoutMs: number) {
    this.#options = options;
    this.#folder = folder;
    this.#remote = remote;
    this.#repository = new BareRepository(join(folder, 'base.git'), timeoutMs);
    this.#history = new HeadHistory(remote, new BareRepository(join(folder, 'head.git'), timeoutMs), options.head);
  }

  /** Fetches what both branches point at now. Throws a {@link RepositoryError} for names that are none, too. */
  static async open(options: PublicationOptions): Promise<Publication> {
    const { serverUrl = 'https://github.com', timeoutMs = 600_000, token, log = () => undefined } = options;
    const mask = masker(token);
    const revision = parseRevision({ branch: options.base });
    parseRevision({ branch: options.head });
    if (options.base === options.head) throw new Error('a branch cannot be published for itself');
    const settings = {
      directory: options.directory,
      serverUrl,
      timeoutMs,
      retries: options.retries ?? 3,
      limits: most,
      clock: options.clock ?? systemClock,
      log: (line: string) => log(mask(line)),
      mask,
      ...(token === undefined || token === '' ? {} : { token }),
    };
    const remote = new Remote(parseRemoteUrl(options.repo, serverUrl), revision, settings);
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

  /** Looks again at both branches, as after a lost race. Ids of trees and commits made before are void. */
  async refresh(): Promise<void> {
    const { base, head } = this.#options;
    this.#listings.clear();
    await this.#init('sha1');
    const branches = await this.#branches([base, head]);
    this.#base = branches.has(base) ? await this.#fetchBase() : undefined;
    this.#head = branches.has(head) ? await this.#history.tip(this.#format) : undefined;
  }

  /** What the base branch points at; `undefined` when there is no such branch. */
  get base(): Commit | undefined {
    return this.#base;
  }

  /** What the head branch points at; `undefined` when there is no such branch. */
  get head(): Commit | undefined {
    return this.#head;
  }

  /**
   * The commits that somebody put on the head branch since this system last wrote it, newest first: all that neither the base
   * branch nor a commit of ours has below it. At most 100 of them.
   */
  async strangers(isOurs: (commit: Commit) => boolean): Promise<readonly Commit[]> {
    if (this.#head === undefined) return [];
    return this.#history.strangers(this.#head, this.#base === undefined ? undefined : this.#options.base, isOurs);
  }

  /** Compares the base branch with what it should hold. Reads the listing of its files, and none of them. */
  async compare(desired: Desired): Promise<Difference> {
    return compare(await this.#list(desired.within), desired, this.#format);
  }

  /**
   * Contents of the base branch's files by id, for people to see what changes. What is larger than a megabyte, or not given
   * out by the server, is left out.
   * @param ids few: every one of them is downloaded
   */
  async read(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    if (ids.length === 0) return new Map();
    const request = [...new Set(ids)].map((id) => `${id}\n`).join('');
    try {
      await this.#remote.fetch(this.#repository.folder, [blobless, '--stdin'], undefined, request);
    } catch (error) {
      if (!hidesObjects(error)) throw error;
      this.#remote.log('the server does not give out files alone; their former content is not shown');
      return new Map();
    }
    return readFiles(this.#repository, request, largestRead);
  }

  /** Makes the tree that the base branch has with a difference applied. @returns its id */
  async writeTree({
    conflicts,
    removed,
    written,
  }: Pick<Difference, 'conflicts' | 'removed' | 'written'>): Promise<string> {
    if (conflicts.length > 0) throw new Error('a difference with conflicts cannot be written');
    if (this.#base !== undefined && removed.length + written.length === 0) return this.#base.tree;
    const stdin = importStream(treeRef, this.#base?.id, { removed, written }, this.#format);
    await this.#repository.run(['fast-import', '--quiet', '--force'], { stdin });
    const tree = await this.#repository.resolve(`${treeRef}^{tree}`);
    if (tree === undefined) throw new Error('git fast-import made no tree');
    return tree;
  }

  /** Makes a commit on the base branch's, or a first one when there is no such branch. Nobody sees it before it is pushed. @returns its id */
  async commit(details: CommitDetails): Promise<string> {
    const { tree, message, author, committer, date = this.#base?.date ?? 0 } = details;
    const parents = this.#base === undefined ? [] : ['-p', this.#base.id];
    const env = {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: `@${date} +0000`,
      GIT_COMMITTER_NAME: committer.name,
      GIT_COMMITTER_EMAIL: committer.email,
      GIT_COMMITTER_DATE: `@${date} +0000`,
    };
    const stdin = `${message.replaceAll('\0', ' ').trimEnd()}\n`;
    return (await this.#repository.run(['commit-tree', tree, ...parents, '-F', '-'], { stdin, env })).trim();
  }

  /**
   * Points the head branch at a commit, if both branches are still where they were looked at, whatever the head branch held.
   * Nothing is changed otherwise. Can be run again after any failure.
   */
  push(commit: string): Promise<PushResult> {
    const { head, base } = this.#options;
    if (this.#base === undefined) throw new Error(`there is no branch ${base} to publish for`);
    return this.#push(`${commit}:refs/heads/${head}`);
  }

  /** Takes the head branch away, if both branches are still where they were looked at. */
  async deleteHead(): Promise<PushResult> {
    return this.#head === undefined
      ? { kind: 'pushed', already: true }
      : this.#push(`:refs/heads/${this.#options.head}`);
  }

  /** Makes the base branch, which does not exist, at a first commit that holds nothing, and looks at it. */
  async createBase(details: Omit<CommitDetails, 'tree'>): Promise<PushResult> {
    const { base } = this.#options;
    if (this.#base !== undefined) throw new Error(`there is a branch ${base} already`);
    const tree = await this.writeTree({ written: [], removed: [], conflicts: [] });
    const commit = await this.commit({ ...details, tree });
    const ref = `refs/heads/${base}`;
    const answer = await this.#remote.push(
      this.#repository.folder,
      [`--force-with-lease=${ref}:`],
      [`${commit}:${ref}`],
    );
    const result = pushResult(answer, undefined, base);
    if (result.kind !== 'refused') await this.refresh();
    return result;
  }

  /** Removes what was fetched and made on this machine. */
  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  /**
   * The base branch is pushed along, at the commit that it was seen at: for the server that is no change and asks no permission,
   * but when it has moved, git notices before anything is sent, and `--atomic` then keeps the head branch where it is.
   */
  async #push(refspec: string): Promise<PushResult> {
    const { base, head } = this.#options;
    const guard = this.#base === undefined ? [] : [`${this.#base.id}:refs/heads/${base}`];
    const leases = [
      `--force-with-lease=refs/heads/${head}:${this.#head?.id ?? ''}`,
      ...(this.#base === undefined ? [] : [`--force-with-lease=refs/heads/${base}:${this.#base.id}`]),
    ];
    const answer = await this.#remote.push(this.#repository.folder, ['--atomic', ...leases], [refspec, ...guard]);
    return pushResult(answer, base, head);
  }

  async #init(format: ObjectFormat): Promise<void> {
    this.#format = format;
    await this.#repository.init(format);
  }

  /** Where branches are. That also tells how the server names commits, which the repositories here have to do as well. */
  async #branches(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const branches = await this.#remote.branches(this.#repository.folder, names);
    if ([...branches.values()].some(({ length }) => length === sha256Length)) await this.#init('sha256');
    return branches;
  }

  async #fetchBase(): Promise<Commit | undefined> {
    const refspec = `+refs/heads/${this.#options.base}:${baseRef}`;
    await this.#remote.fetch(this.#repository.folder, ['--depth=1', blobless], refspec);
    const [base] = await readCommits(this.#repository, baseRef);
    return base;
  }

  /** What the base commit holds; a large fleet is listed once, however often it is compared. */
  #list(within: readonly string[]): Promise<readonly TreeEntry[]> {
    const key = JSON.stringify(within);
    const listing = this.#listings.get(key) ?? this.#listBase(within);
    this.#listings.set(key, listing);
    return listing;
  }

  async #listBase(within: readonly string[]): Promise<readonly TreeEntry[]> {
    if (this.#base === undefined) return [];
    const entries = new Map<string, TreeEntry>();
    const ls = (args: readonly string[], paths: readonly string[], isWanted: (entry: TreeEntry) => boolean) => {
      const reader = new EntryReader((entry) => {
        if (isWanted(entry)) entries.set(entry.path, entry);
      });
      const command = ['ls-tree', ...args, '-z', '--full-tree', '--end-of-options', this.#base?.id ?? '', ...paths];
      return this.#repository.run(command, { onStdout: (chunk) => reader.feed(chunk) });
    };
    await ls(['-r'], within.includes('') ? [] : within, () => true);
    // What lies where a folder above has to be does not show below it.
    const above = [...new Set(within.flatMap(foldersAbove))];
    if (above.length > 0 && !within.includes('')) await ls([], above, ({ mode }) => mode !== '040000');
    return [...entries.values()];
  }
}
