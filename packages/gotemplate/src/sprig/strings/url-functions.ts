import {
  type Dict,
  FunctionError,
  formatUrl,
  formatUserInfo,
  hostnameOf,
  parseUrl,
  type UserInfo,
} from '@kalypso-actions/govalue';
import { createDict } from '../../runtime/rendering.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { fromByteString, toByteString } from '../common/bytes.ts';
import { NIL_POINTER, reflectKindOf } from '../common/convert.ts';

/** Runs `parse` and puts `prefix` in front of its error. */
function withErrorPrefix<T>(prefix: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof FunctionError) {
      throw new FunctionError(`${prefix}: ${cause.message}`);
    }
    throw cause;
  }
}

function urlParse(text: string): Dict {
  const url = withErrorPrefix('unable to parse url', () => parseUrl(toByteString(text)));
  const parts = {
    scheme: url.scheme,
    host: url.host,
    hostname: hostnameOf(url),
    path: url.path,
    query: url.query,
    opaque: url.opaque,
    fragment: url.fragment,
    userinfo: url.user === undefined ? '' : formatUserInfo(url.user),
  };
  return createDict(new Map(Object.entries(parts).map(([name, part]) => [name, fromByteString(part)])));
}

function readPart(parts: Dict, name: string): string {
  const value = parts.entries.get(name);
  if (value === undefined) {
    return '';
  }
  if (typeof value !== 'string') {
    throw new FunctionError(
      value === null
        ? NIL_POINTER
        : `unable to parse ${name} key, must be of type string, but ${reflectKindOf(value)} found`,
    );
  }
  return toByteString(value);
}

function parseUserInfo(info: string): UserInfo | undefined {
  return info === ''
    ? undefined
    : withErrorPrefix('unable to parse userinfo in dict', () => parseUrl(`proto://${info}@host`)).user;
}

function urlJoin(parts: Dict): string {
  const part = (name: string): string => readPart(parts, name);
  return fromByteString(
    formatUrl({
      scheme: part('scheme'),
      host: part('host'),
      path: part('path'),
      query: part('query'),
      opaque: part('opaque'),
      fragment: part('fragment'),
      user: parseUserInfo(part('userinfo')),
    }),
  );
}

export const urlFunctions: FunctionMap = {
  urlParse: { params: ['string'], apply: urlParse },
  urlJoin: { params: ['map[string]interface {}'], apply: urlJoin },
};
