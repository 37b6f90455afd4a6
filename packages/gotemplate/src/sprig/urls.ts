import {
  type Dict,
  FunctionError,
  hostName,
  parseUrl,
  printUrl,
  printUser,
  type UserInfo,
} from '@kalypso-actions/govalue';
import type { FunctionMap } from '../functions.ts';
import { newDict } from '../rendering.ts';
import { fromByteString, toByteString } from './bytes.ts';
import { nilPointer, reflectKind } from './cast.ts';

function explained<T>(what: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof FunctionError) {
      throw new FunctionError(`${what}: ${cause.message}`);
    }
    throw cause;
  }
}

function urlParse(text: string): Dict {
  const url = explained('unable to parse url', () => parseUrl(toByteString(text)));
  const parts = {
    scheme: url.scheme,
    host: url.host,
    hostname: hostName(url),
    path: url.path,
    query: url.query,
    opaque: url.opaque,
    fragment: url.fragment,
    userinfo: url.user === undefined ? '' : printUser(url.user),
  };
  return newDict(new Map(Object.entries(parts).map(([name, part]) => [name, fromByteString(part)])));
}

function partOf(parts: Dict, name: string): string {
  const value = parts.entries.get(name);
  if (value === undefined) {
    return '';
  }
  if (typeof value !== 'string') {
    throw new FunctionError(
      value === null
        ? nilPointer
        : `unable to parse ${name} key, must be of type string, but ${reflectKind(value)} found`,
    );
  }
  return toByteString(value);
}

function userOf(info: string): UserInfo | undefined {
  return info === ''
    ? undefined
    : explained('unable to parse userinfo in dict', () => parseUrl(`proto://${info}@host`)).user;
}

function urlJoin(parts: Dict): string {
  const part = (name: string): string => partOf(parts, name);
  return fromByteString(
    printUrl({
      scheme: part('scheme'),
      host: part('host'),
      path: part('path'),
      query: part('query'),
      opaque: part('opaque'),
      fragment: part('fragment'),
      user: userOf(part('userinfo')),
    }),
  );
}

export const urls: FunctionMap = {
  urlParse: { params: ['string'], apply: urlParse },
  urlJoin: { params: ['map[string]interface {}'], apply: urlJoin },
};
