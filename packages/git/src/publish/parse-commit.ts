/** The author or committer of a commit. */
export interface GitIdentity {
  readonly name: string;
  readonly email: string;
}

export interface GitCommit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: GitIdentity;
  readonly committer: GitIdentity;
  /** When it was committed, in seconds since 1970. */
  readonly date: number;
  readonly message: string;
}

/**
 * Parses a commit as git stores it. (In a repository without history, `git log` would hide the parents.)
 * @throws if it is not a commit
 */
export function parseCommit(id: string, raw: string): GitCommit {
  const end = raw.indexOf('\n\n');
  const lines = (end === -1 ? raw : raw.slice(0, end)).split('\n');
  const valuesOf = (key: string) =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const [tree] = valuesOf('tree');
  const [author] = valuesOf('author').map(parseSignature);
  const [committer] = valuesOf('committer').map(parseSignature);
  if (tree === undefined || author === undefined || committer === undefined) {
    throw new Error(`${id} is not a readable commit`);
  }
  return {
    id,
    tree,
    parents: valuesOf('parent'),
    author: author.identity,
    committer: committer.identity,
    date: committer.date,
    message: end === -1 ? '' : raw.slice(end + 2).replace(/\n+$/, ''),
  };
}

/** `Name <email> seconds zone` */
function parseSignature(text: string): { readonly identity: GitIdentity; readonly date: number } {
  const match = /^(.*?) ?<([^>]*)>(?: (-?\d+))?/.exec(text);
  const [, name = '', email = '', seconds = '0'] = match ?? [];
  return { identity: { name, email }, date: Number(seconds) };
}
