import { git } from '@kalypso-actions/git-server';
import { afterAll } from 'vitest';
import { impatientClock, type Served, temporaryFolder } from '../test-support.ts';
import type { DesiredFiles } from './desired-files.ts';
import type { GitCommit } from './parse-commit.ts';
import { Publication, type PublicationOptions } from './publication.ts';
import type { PushResult } from './push-result.ts';
import type { DesiredContent, TreeDifference } from './tree-difference.ts';

export const bot = { name: 'kalypso[bot]', email: 'kalypso[bot]@users.noreply.github.com' };

export const isManagedCommit = ({ committer }: GitCommit): boolean => committer.email === bot.email;

export function desiredFiles(files: Readonly<Record<string, string | Uint8Array>>): DesiredFiles {
  return new Map(Object.entries(files).map(([path, content]) => [path, { read: () => Buffer.from(content) }]));
}

/** What a branch should contain, where every file below `type/target` is managed. */
export function desired(files: Readonly<Record<string, string>>, more: Partial<DesiredContent> = {}): DesiredContent {
  const isManaged = (path: string) => /^[a-z0-9-]+\/([a-z0-9-]+\/[a-z-]+\.(yaml|sh)|README\.md)$/.test(path);
  return { files: desiredFiles(files), within: [''], isManaged, ...more };
}

/** Publishes to the repositories of a test server. Publications are closed when the tests of the file end. */
export class Publisher {
  readonly #served: Served;
  readonly #open: Publication[] = [];

  constructor(served: Served) {
    this.#served = served;
    afterAll(() => Promise.all(this.#open.map((publication) => publication.close())));
  }

  async open(repo: string, options: Partial<PublicationOptions> = {}): Promise<Publication> {
    const publication = await Publication.open({
      repo,
      base: 'main',
      head: 'deployment/main',
      directory: temporaryFolder(),
      serverUrl: this.#served.server.url,
      clock: impatientClock(),
      ...options,
    });
    this.#open.push(publication);
    return publication;
  }
}

export async function commitDifference(
  publication: Publication,
  difference: TreeDifference,
  message = 'Change',
): Promise<string> {
  const tree = await publication.writeTree(difference);
  return publication.commit({ tree, message, author: bot, committer: bot });
}

/** Compares, commits and pushes. */
export async function publishContent(
  publication: Publication,
  wanted: DesiredContent,
  message?: string,
): Promise<PushResult> {
  return publication.push(await commitDifference(publication, await publication.compare(wanted), message));
}

/** Reads the files of a branch on the server, path to content. */
export function branchFiles(folder: string, branch: string): Readonly<Record<string, string>> {
  const paths = git(folder, ['ls-tree', '-r', '--name-only', '-z', branch])
    .split('\0')
    .filter((path) => path !== '');
  return Object.fromEntries(paths.map((path) => [path, git(folder, ['show', `${branch}:${path}`])]));
}
