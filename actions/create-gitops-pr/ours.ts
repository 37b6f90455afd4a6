import { createHash } from 'node:crypto';
import type { GitCommit } from '@kalypso-actions/git';

/**
 * How this action knows again what it has made: pull requests by a comment that starts their body, commits by a trailer. Both say what was made, so that
 * what somebody changed since is not taken for ours.
 */
const MARK = 'kalypso-actions:create-gitops-pr';
const TRAILER = 'Kalypso-Tree';

export interface Mark {
  /** The branch that the pull request was opened for. */
  readonly base: string;
  /** The folder of the repository that it is about; there may be several, each with a pull request of its own. */
  readonly path: string;
  /** Of title and body as they were made. */
  readonly digest: string;
}

export function digestOf(title: string, body: string): string {
  return createHash('sha256').update(`${title}\0${body}`).digest('hex').slice(0, 16);
}

/** The first line of a body of ours; it is not shown. */
export function markLine({ base, path, digest }: Mark): string {
  return `<!-- ${MARK} base=${encoded(base)} path=${encoded(path)} digest=${digest} -->`;
}

/** Two hyphens could end the comment. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}

const PATTERN = new RegExp(`^\\s*<!-- ${MARK} base=(\\S+) path=(\\S*) digest=([0-9a-f]+) -->`);

/** The mark of a body, if it is one of ours. */
export function markOf(body: string): Mark | undefined {
  const [, base, path, digest] = PATTERN.exec(body) ?? [];
  if (base === undefined || path === undefined || digest === undefined) return undefined;
  try {
    return { base: decodeURIComponent(base), path: decodeURIComponent(path), digest };
  } catch {
    // Somebody's text that looks like a mark.
    return undefined;
  }
}

/** A commit's message with the trailer that says which tree it was made with. */
export function withTrailer(message: string, tree: string): string {
  const text = message.trim();
  const last = text.split(/\n\n+/).at(-1) ?? '';
  const endsWithTrailers = text.includes('\n\n') && last.split('\n').every((line) => /^[\w-]+: \S/.test(line));
  return `${text}${endsWithTrailers ? '\n' : '\n\n'}${TRAILER}: ${tree}`;
}

/** Whether a commit of our branch holds what this action put there, or what GitHub made of that when it rebased the branch. */
export function isOurs({ tree, message, committer }: GitCommit): boolean {
  const told = TRAILER_LINE.exec(message.trimEnd())?.[1];
  return told !== undefined && (told === tree || isGitHub(committer));
}

const TRAILER_LINE = new RegExp(`(?:^|\\n)${TRAILER}: ([0-9a-f]{40,64})$`);

/** The button "Update branch" makes these: they hold nothing that anybody wrote. */
export function isUpdateOfBranch({ parents, committer }: GitCommit): boolean {
  return parents.length > 1 && isGitHub(committer);
}

/** Who commits what is done on GitHub's pages, and what GitHub signs. */
function isGitHub({ name, email }: GitCommit['committer']): boolean {
  return /^GitHub( Enterprise)?$/.test(name) && email.startsWith('noreply@');
}
