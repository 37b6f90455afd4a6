/** What the spellings of a repository's address have in common: it ignores the protocol, user, port, letter case, `.git` and extra slashes. */
export interface RepositoryAddress {
  readonly host: string;
  /** `contoso/gitops`, in lower case. */
  readonly path: string;
}

const URL_FORMAT = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(\[[^\]/]*\]|[^/:@[]+)(?::\d*)?\/(.*)$/is;
const SCP_FORMAT = /^(?:[^/@:]+@)?([^/:@]+):(?!\/\/)(.*)$/s;

/** Other names of the same server. */
const ALIASES: Readonly<Record<string, string>> = { 'www.github.com': 'github.com', 'ssh.github.com': 'github.com' };

/**
 * Parses `https://host/path`, `ssh://git@host/path` or `git@host:path`, with or without the user; `undefined` for any other text.
 *
 * The port is ignored, since the same repository has another port over SSH. Nothing is decoded: all other characters of the path stay as they are.
 */
export function parseRepositoryAddress(url: string): RepositoryAddress | undefined {
  const [, host, rest] = URL_FORMAT.exec(url) ?? SCP_FORMAT.exec(url) ?? [];
  if (host === undefined || rest === undefined) return undefined;
  const path = trimSlashes(trimSlashes(rest).replace(/\.git$/i, ''));
  if (path === '') return undefined;
  const name = host.toLowerCase();
  return { host: Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name, path: path.toLowerCase() };
}

export function isSameRepository(one: RepositoryAddress, other: RepositoryAddress): boolean {
  return one.host === other.host && one.path === other.path;
}

function trimSlashes(path: string): string {
  let [start, end] = [0, path.length];
  while (path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return path.slice(start, end);
}
