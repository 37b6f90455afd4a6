import { FunctionError } from './function-error.ts';
import { quoteGo } from './quote-go.ts';

/** A URL as Go's `net/url` parses and formats it. All strings in this module have one character per byte. */
export interface Url {
  readonly scheme: string;
  /** The text after the scheme if it does not start with a slash: `mailto:OPAQUE`. */
  readonly opaque: string;
  readonly user: UserInfo | undefined;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

export interface UserInfo {
  readonly name: string;
  readonly password: string | undefined;
}

/** A part of a URL: each allows other characters without an escape. */
type UrlPart = 'path' | 'user' | 'host' | 'zone' | 'fragment';

const UNESCAPED: Readonly<Record<UrlPart, RegExp>> = {
  path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
  user: /[A-Za-z0-9\-_.~$&+,;=]/,
  host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
  zone: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
  fragment: /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/,
};

function encode(text: string, part: UrlPart): string {
  let out = '';
  for (const byte of text) {
    const code = byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    out += UNESCAPED[part].test(byte) ? byte : `%${code}`;
  }
  return out;
}

function decode(text: string, part: UrlPart): string {
  const inHost = part === 'host' || part === 'zone';
  return text.replace(/%.{0,2}|[^%]/gs, (piece) => {
    if (!piece.startsWith('%')) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches all of ASCII
      if (inHost && /[\x00-\x7f]/.test(piece) && !UNESCAPED[part].test(piece)) {
        throw new FunctionError(`invalid character ${quoteGo(piece)} in host name`);
      }
      return piece;
    }
    const byte = /^%[0-9a-fA-F]{2}$/.test(piece) ? String.fromCharCode(Number.parseInt(piece.slice(1), 16)) : undefined;
    if (byte === undefined || !mayBeEscaped(byte, piece, part)) {
      throw new FunctionError(`invalid URL escape ${quoteGo(piece)}`);
    }
    return byte;
  });
}

/** In a host, only bytes beyond ASCII may be escaped, and the percent sign before the zone of an address. */
function mayBeEscaped(byte: string, piece: string, part: UrlPart): boolean {
  if (part === 'host') {
    return byte >= '\x80' || piece === '%25';
  }
  return part !== 'zone' || piece === '%25' || byte === ' ' || UNESCAPED.host.test(byte);
}

/** Go's `strings.Cut`. */
function cut(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

/**
 * Go's `url.Parse`.
 *
 * @throws FunctionError with Go's reason if the text is not a URL
 */
export function parseUrl(text: string): Url {
  const [main, fragment] = cut(text, '#');
  const url = withParseError(main, () => parseMain(main));
  return fragment === '' ? url : { ...url, fragment: withParseError(text, () => decode(fragment, 'fragment')) };
}

function withParseError<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof FunctionError) {
      throw new FunctionError(`parse ${quoteGo(text)}: ${cause.message}`);
    }
    throw cause;
  }
}

const EMPTY: Url = { scheme: '', opaque: '', user: undefined, host: '', path: '', query: '', fragment: '' };

function parseMain(text: string): Url {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it matches control characters
  if (/[\x00-\x1f\x7f]/.test(text)) {
    throw new FunctionError('net/url: invalid control character in URL');
  }
  if (text === '*') {
    return { ...EMPTY, path: '*' };
  }
  const { scheme, after } = splitScheme(text);
  const [rest, query] = cut(after, '?');
  if (!rest.startsWith('/')) {
    if (scheme !== '') {
      return { ...EMPTY, scheme, query, opaque: rest };
    }
    if (cut(rest, '/')[0].includes(':')) {
      throw new FunctionError('first path segment in URL cannot contain colon');
    }
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) {
    return { ...EMPTY, scheme, query, path: decode(rest, 'path') };
  }
  const slash = rest.indexOf('/', 2);
  const end = slash < 0 ? rest.length : slash;
  const authority = parseAuthority(rest.slice(2, end));
  return { ...EMPTY, ...authority, scheme, query, path: decode(rest.slice(end), 'path') };
}

function splitScheme(text: string): { scheme: string; after: string } {
  if (text.startsWith(':')) {
    throw new FunctionError('missing protocol scheme');
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1];
  return scheme === undefined
    ? { scheme: '', after: text }
    : { scheme: scheme.toLowerCase(), after: text.slice(scheme.length + 1) };
}

function parseAuthority(authority: string): Pick<Url, 'user' | 'host'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(authority.slice(at + 1));
  if (at < 0) {
    return { user: undefined, host };
  }
  const info = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(info)) {
    throw new FunctionError('net/url: invalid userinfo');
  }
  const [name, password] = cut(info, ':');
  return {
    user: { name: decode(name, 'user'), password: info.includes(':') ? decode(password, 'user') : undefined },
    host,
  };
}

const isPort = (port: string): boolean => /^(?::[0-9]*)?$/.test(port);

function parseHost(host: string): string {
  const bracket = host.startsWith('[') ? host.lastIndexOf(']') : undefined;
  if (bracket !== undefined && bracket < 0) {
    throw new FunctionError("missing ']' in host");
  }
  const colon = host.lastIndexOf(':');
  const port = bracket === undefined ? (colon < 0 ? '' : host.slice(colon)) : host.slice(bracket + 1);
  if (!isPort(port)) {
    throw new FunctionError(`invalid port ${quoteGo(port)} after host`);
  }
  const zone = bracket === undefined ? -1 : host.slice(0, bracket).indexOf('%25');
  if (zone < 0) {
    return decode(host, 'host');
  }
  return (
    decode(host.slice(0, zone), 'host') +
    decode(host.slice(zone, bracket), 'zone') +
    decode(host.slice(bracket), 'host')
  );
}

/** Whether Go's `url.Parse` accepts a text. */
export function isUrl(text: string): boolean {
  try {
    parseUrl(text);
    return true;
  } catch (error) {
    if (error instanceof FunctionError) return false;
    throw error;
  }
}

/** Go's `URL.Hostname`: the host without its port and without the brackets of an address. */
export function hostnameOf({ host }: Url): string {
  const colon = host.lastIndexOf(':');
  const name = colon >= 0 && isPort(host.slice(colon)) ? host.slice(0, colon) : host;
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
}

/** Go's `Userinfo.String`. */
export function formatUserInfo({ name, password }: UserInfo): string {
  return encode(name, 'user') + (password === undefined ? '' : `:${encode(password, 'user')}`);
}

/** Go's `URL.String`. */
export function formatUrl(url: Url): string {
  const scheme = url.scheme === '' ? '' : `${url.scheme}:`;
  const query = url.query === '' ? '' : `?${url.query}`;
  const fragment = url.fragment === '' ? '' : `#${encode(url.fragment, 'fragment')}`;
  return scheme + (url.opaque === '' ? formatHierarchy(url) : url.opaque) + query + fragment;
}

function formatHierarchy({ scheme, user, host, path }: Url): string {
  const escaped = path === '*' ? path : encode(path, 'path');
  const inside = user !== undefined || host !== '' || (scheme !== '' && path !== '');
  const authority = inside ? `//${user === undefined ? '' : `${formatUserInfo(user)}@`}${encode(host, 'host')}` : '';
  if (path !== '' && !path.startsWith('/') && host !== '') {
    return `${authority}/${escaped}`;
  }
  // Without the dot, the part of a path before a colon would be parsed as a scheme.
  const dot = scheme === '' && authority === '' && cut(escaped, '/')[0].includes(':') ? './' : '';
  return authority + dot + escaped;
}
