import { isAbsolute } from 'node:path';
import { RepositoryError } from './source.ts';

/** The transports that git is ever allowed to use; each command is given the one of its URL only. */
export type Protocol = 'https' | 'http' | 'ssh' | 'file';

export interface RemoteUrl {
  /** What git is given: normalised, so that git and this code cannot read it differently. */
  readonly url: string;
  readonly protocol: Protocol;
  /** Scheme, host and port of an HTTP URL; what decides whether the token may be sent. */
  readonly origin?: string;
}

const protocols = 'https://, ssh:// or file://';
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const unprintable = /[\u0000-\u0020\u007f-\u009f\u2028\u2029]/;
const transportHelper = /^[a-z0-9+.-]*::/i;
const scpLike = /^[a-z0-9._][a-z0-9._-]*@([a-z0-9_][a-z0-9._-]*):(?![-:])\S+$/i;

/**
 * Reads the address of a repository. Addresses come from files that people write, so everything that could make git run
 * a program, read an option or carry a credential elsewhere is refused.
 * Throws a {@link RepositoryError} of kind `refused-url`, which never repeats an address that might hold a credential.
 */
export function parseRemoteUrl(text: string, serverUrl: string): RemoteUrl {
  if (text === '') throw refused('the address of the repository is empty');
  if (unprintable.test(text) && !isPlainPath(text)) throw refused('the address holds blanks or control characters');
  if (text.startsWith('-')) throw refused('the address starts with "-", as an option of git would');
  if (isPlainPath(text)) return plainPath(text);
  if (transportHelper.test(text)) throw refused('"transport::address" could run a program', `Use ${protocols}`);
  if (scpLike.test(text)) return { url: text, protocol: 'ssh' };
  if (!text.includes('://')) throw refused('it is neither a URL nor an absolute path', `Use ${protocols}`);
  return parseUrl(text, serverUrl);
}

function isPlainPath(text: string): boolean {
  return isAbsolute(text);
}

function plainPath(path: string): RemoteUrl {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
  if (/[\u0000-\u001f\u007f]/.test(path)) throw refused('the path holds control characters');
  if (/^[\\/]{2}/.test(path)) throw refused('a path of another machine is not read', `Use ${protocols}`);
  return { url: path, protocol: 'file' };
}

function parseUrl(text: string, serverUrl: string): RemoteUrl {
  if (text.includes('\\') || !URL.canParse(text)) throw refused('it is not a valid URL');
  const url = new URL(text);
  const mayHaveUser = url.protocol === 'ssh:';
  if (url.password !== '' || (url.username !== '' && !mayHaveUser)) {
    throw refused('the URL holds a credential', 'Take it out of the URL, and revoke it if the file was ever pushed.');
  }
  if (url.search !== '' || url.hash !== '') throw refused('the URL of a repository has no "?" or "#" part');
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return httpUrl(url, serverUrl);
    case 'ssh:':
      if (!/^[a-z0-9_[]/i.test(url.hostname) || url.username.startsWith('-'))
        throw refused('it is not a valid ssh URL');
      return { url: url.href, protocol: 'ssh' };
    case 'file:':
      if (url.hostname !== '' && url.hostname !== 'localhost') throw refused('a file:// URL names no other machine');
      return { url: url.href, protocol: 'file' };
    default:
      throw refused(`the transport ${JSON.stringify(url.protocol)} is not allowed`, `Use ${protocols}`);
  }
}

function httpUrl(url: URL, serverUrl: string): RemoteUrl {
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && url.origin !== new URL(serverUrl).origin) {
    throw refused('http:// can be tampered with on its way', 'Use https://.');
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

/** Two addresses with the same key are one repository. GitHub takes any letter case, and `.git` or not. */
export function repositoryKey(remote: RemoteUrl, serverUrl: string): string {
  if (remote.origin === undefined || remote.origin !== new URL(serverUrl).origin) return remote.url;
  return remote.url.toLowerCase().replace(/\.git$/, '');
}

function refused(reason: string, hint?: string): RepositoryError {
  const message = `the address of the repository is refused: ${reason}`;
  return new RepositoryError({ kind: 'refused-url', message, ...(hint === undefined ? {} : { hint }) });
}
