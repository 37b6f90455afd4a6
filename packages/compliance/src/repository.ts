/** A repository as an address names it, whatever the protocol, letter case, `.git` and slashes: what two spellings of one have in common. */
export interface Repository {
  readonly host: string;
  /** `contoso/gitops`, in lower case. */
  readonly path: string;
}

const URL_FORM = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(\[[^\]/]*\]|[^/:@[]+)(?::\d*)?\/(.*)$/is;
const SCP_FORM = /^(?:[^/@:]+@)?([^/:@]+):(?!\/\/)(.*)$/s;

/** Other names of the same server. */
const ALIASES: Readonly<Record<string, string>> = { 'www.github.com': 'github.com', 'ssh.github.com': 'github.com' };

/**
 * Reads `https://host/path`, `ssh://git@host/path` or `git@host:path`, the user left out or not.
 *
 * The port counts for nothing: the same repository has another one over ssh. Nothing is decoded, so that whatever else is in a path stays as it is.
 */
export function repositoryOf(url: string): Repository | undefined {
  const [, host, rest] = URL_FORM.exec(url) ?? SCP_FORM.exec(url) ?? [];
  if (host === undefined || rest === undefined) return undefined;
  const path = withoutEnds(withoutEnds(rest).replace(/\.git$/i, ''));
  if (path === '') return undefined;
  const name = host.toLowerCase();
  return { host: Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name, path: path.toLowerCase() };
}

export function isSameRepository(one: Repository, other: Repository): boolean {
  return one.host === other.host && one.path === other.path;
}

function withoutEnds(path: string): string {
  let [start, end] = [0, path.length];
  while (path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return path.slice(start, end);
}
