import { afterAll } from 'vitest';
import { git } from '../../../../test/support/git-server/repository.ts';
import { impatientClock, type Served, temporaryFolder } from '../test-support.ts';
import type { Commit } from './commit.ts';
import type { DesiredFiles } from './desired.ts';
import type { Desired, Difference } from './difference.ts';
import { Publication, type PublicationOptions } from './publication.ts';
import type { PushResult } from './push-result.ts';

export const bot = { name: 'kalypso[bot]', email: 'kalypso[bot]@users.noreply.github.com' };

export const isOurs = ({ committer }: Commit): boolean => committer.email === bot.email;

export function desiredFiles(files: Readonly<Record<string, string | Uint8Array>>): DesiredFiles {
  return new Map(Object.entries(files).map(([path, content]) => [path, { read: () => Buffer.from(content) }]));
}

/** What a branch should hold, of which every file below `type/target` is ours. */
export function desired(files: Readonly<Record<string, string>>, more: Partial<Desired> = {}): Desired {
  const owns = (path: string) => /^[a-z0-9-]+\/([a-z0-9-]+\/[a-z-]+\.(yaml|sh)|README\.md)$/.test(path);
  return { files: desiredFiles(files), within: [''], owns, ...more };
}

/** Publishes to the repositories of a test server; what is opened is closed when the tests of the file end. */
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

export async function commitOf(publication: Publication, difference: Difference, message = 'Change'): Promise<string> {
  const tree = await publication.writeTree(difference);
  return publication.commit({ tree, message, author: bot, committer: bot });
}

/** All of it in one go. */
export async function publish(publication: Publication, wanted: Desired, message?: string): Promise<PushResult> {
  return publication.push(await commitOf(publication, await publication.compare(wanted), message));
}

/** The files of a branch on the server, path to content. */
export function branchFiles(folder: string, branch: string): Readonly<Record<string, string>> {
  const paths = git(folder, ['ls-tree', '-r', '--name-only', '-z', branch])
    .split('\0')
    .filter((path) => path !== '');
  return Object.fromEntries(paths.map((path) => [path, git(folder, ['show', `${branch}:${path}`])]));
}
