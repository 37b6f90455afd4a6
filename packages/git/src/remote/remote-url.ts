import { isAbsolute } from 'node:path';
import type { GitProtocol } from '../process/git-environment.ts';
import { RepositoryError } from './repository-error.ts';

export interface RemoteUrl {
  /** The URL that git receives: normalized, so that git and this code cannot read it differently. */
  readonly url: string;
  readonly protocol: GitProtocol;
  /** Scheme, host and port of an HTTP URL; decides whether the token may be sent. */
  readonly origin?: string;
}

const USE_PROTOCOLS = 'Use https://, ssh:// or file://.';
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it rejects
const UNPRINTABLE = /[\u0000-\u0020\u007f-\u009f\u2028\u2029]/;
const TRANSPORT_HELPER = /^[a-z0-9+.-]*::/i;
const DEFAULT_PORTS = { https: 443, http: 80, ssh: 22 } as const;
const SCP_LIKE = /^[a-z0-9._][a-z0-9._-]*@([a-z0-9_][a-z0-9._-]*):(?![-:])\S+$/i;

/**
 * Parses the URL of a repository. URLs come from files of untrusted authors, so everything that could make git run a
 * program, read an option or send a credential elsewhere is rejected.
 * @throws a {@link RepositoryError} of kind `refused-url`, which never repeats a URL that might contain a credential
 */
export function parseRemoteUrl(text: string, serverUrl: string): RemoteUrl {
  if (text === '') throw refusedUrl('it is empty');
  if (UNPRINTABLE.test(text) && !isAbsolute(text)) throw refusedUrl('it contains whitespace or control characters');
  if (text.startsWith('-')) throw refusedUrl('it starts with "-", like an option of git');
  if (isAbsolute(text)) return parseAbsolutePath(text);
  if (TRANSPORT_HELPER.test(text)) throw refusedUrl('"transport::address" can run a program', USE_PROTOCOLS);
  if (SCP_LIKE.test(text)) return { url: text, protocol: 'ssh' };
  if (!text.includes('://')) throw refusedUrl('it is neither a URL nor an absolute path', USE_PROTOCOLS);
  return parseUrl(text, serverUrl);
}

function parseAbsolutePath(path: string): RemoteUrl {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it rejects
  if (/[\u0000-\u001f\u007f]/.test(path)) throw refusedUrl('the path contains control characters');
  if (/^[\\/]{2}/.test(path)) throw refusedUrl('paths on another machine are not supported', USE_PROTOCOLS);
  return { url: path, protocol: 'file' };
}

function parseUrl(text: string, serverUrl: string): RemoteUrl {
  if (text.includes('\\') || !URL.canParse(text)) throw refusedUrl('it is not a valid URL');
  const url = new URL(text);
  const mayHaveUser = url.protocol === 'ssh:';
  if (url.password !== '' || (url.username !== '' && !mayHaveUser)) {
    throw refusedUrl('it contains a credential', 'Remove it from the URL, and revoke it if the file was ever pushed.');
  }
  if (url.search !== '' || url.hash !== '') throw refusedUrl('it contains a query ("?") or a fragment ("#")');
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return parseHttpUrl(url, serverUrl);
    case 'ssh:':
      if (!/^[a-z0-9_[]/i.test(url.hostname) || url.username.startsWith('-'))
        throw refusedUrl('it is not a valid SSH URL');
      return { url: url.href, protocol: 'ssh' };
    case 'file:':
      if (url.hostname !== '' && url.hostname !== 'localhost')
        throw refusedUrl('a file:// URL cannot name another machine');
      return { url: url.href, protocol: 'file' };
    default:
      throw refusedUrl(`the transport ${JSON.stringify(url.protocol)} is not allowed`, USE_PROTOCOLS);
  }
}

function parseHttpUrl(url: URL, serverUrl: string): RemoteUrl {
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && url.origin !== new URL(serverUrl).origin) {
    throw refusedUrl('http:// does not protect against tampering', 'Use https://.');
  }
  return {
    url: url.href.replace(/\/+$/, ''),
    protocol: url.protocol === 'https:' ? 'https' : 'http',
    origin: url.origin,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether a repository is on the GitHub server of the run. */
export function isGitHubServer({ origin }: RemoteUrl, serverUrl: string): boolean {
  return origin !== undefined && origin === new URL(serverUrl).origin;
}

/** Returns a key that two URLs of one repository share. GitHub ignores letter case and a `.git` suffix. */
export function repositoryKey(remote: RemoteUrl, serverUrl: string): string {
  if (!isGitHubServer(remote, serverUrl)) return remote.url;
  return remote.url.toLowerCase().replace(/\.git$/, '');
}

/** Returns the host and the port of the server of a repository, `github.com:443`; `undefined` for one on this machine. */
export function getServer({ url, protocol }: RemoteUrl): string | undefined {
  if (protocol === 'file') return undefined;
  const host = SCP_LIKE.exec(url)?.[1];
  if (host !== undefined && !url.includes('://')) return `${host.toLowerCase()}:${DEFAULT_PORTS.ssh}`;
  const { hostname, port } = new URL(url);
  return `${hostname.toLowerCase()}:${port === '' ? DEFAULT_PORTS[protocol] : port}`;
}

function refusedUrl(reason: string, hint?: string): RepositoryError {
  const message = `the repository URL is not allowed: ${reason}`;
  return new RepositoryError({ kind: 'refused-url', message, ...(hint === undefined ? {} : { hint }) });
}
