import type { BareRepository } from './bare-repository.ts';
import type { GitCommit, GitIdentity } from './parse-commit.ts';

export interface CommitDetails {
  readonly tree: string;
  readonly message: string;
  readonly author: GitIdentity;
  readonly committer: GitIdentity;
  /**
   * Seconds since 1970; the date of the parent by default. Two runs that make the same change to the same base then create the
   * same commit, so that the second one's push finds nothing to do. (The merge records when it was merged.)
   */
  readonly date?: number;
}

/** Creates a commit on a parent, or one without a parent. @returns its ID */
export async function commitTree(
  repository: BareRepository,
  parent: GitCommit | undefined,
  { tree, message, author, committer, date = parent?.date ?? 0 }: CommitDetails,
): Promise<string> {
  const parents = parent === undefined ? [] : ['-p', parent.id];
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: `@${date} +0000`,
    GIT_COMMITTER_NAME: committer.name,
    GIT_COMMITTER_EMAIL: committer.email,
    GIT_COMMITTER_DATE: `@${date} +0000`,
  };
  const stdin = `${message.replaceAll('\0', ' ').trimEnd()}\n`;
  return (await repository.run(['commit-tree', tree, ...parents, '-F', '-'], { stdin, env })).trim();
}
