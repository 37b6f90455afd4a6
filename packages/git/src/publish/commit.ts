/** Who made a commit. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A commit, as it says of itself. */
export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** When it was committed, in seconds since 1970. */
  readonly date: number;
  readonly message: string;
}

/**
 * Reads a commit as git stores it. (Of a repository without history, `git log` would hide the parents.)
 * @throws for what is no commit
 */
export function parseCommit(id: string, raw: string): Commit {
  const end = raw.indexOf('\n\n');
  const lines = (end === -1 ? raw : raw.slice(0, end)).split('\n');
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const [tree] = all('tree');
  const [author] = all('author').map(signature);
  const [committer] = all('committer').map(signature);
  if (tree === undefined || author === undefined || committer === undefined) {
    throw new Error(`${id} is not a commit that can be read`);
  }
  return {
    id,
    tree,
    parents: all('parent'),
    author: author.person,
    committer: committer.person,
    date: committer.date,
    message: end === -1 ? '' : raw.slice(end + 2).replace(/\n+$/, ''),
  };
}

/** `Name <email> seconds zone` */
function signature(text: string): { readonly person: Person; readonly date: number } {
  const match = /^(.*?) ?<([^>]*)>(?: (-?\d+))?/.exec(text);
  const [, name = '', email = '', seconds = '0'] = match ?? [];
  return { person: { name, email }, date: Number(seconds) };
}
