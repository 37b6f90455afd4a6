import { createHash } from 'node:crypto';
import { FunctionError, fromBytes, type Value } from '@kalypso-actions/govalue';
import { LimitError } from '../../runtime/limits.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { toBuffer, toByteString } from '../common/bytes.ts';
import { CorruptInputError, decodeBase32, decodeBase64, encodeBase32 } from './base64.ts';
import { readJson } from './read-json.ts';
import { type JsonStyle, UnsupportedJsonValue, writeJson } from './write-json.ts';

/** In sprig, the result of an invalid text is the error message. */
function decodeWith(decode: (text: string) => Buffer) {
  return (text: string): string => {
    try {
      return fromBytes(decode(toByteString(text)));
    } catch (error) {
      if (error instanceof CorruptInputError) {
        return error.message;
      }
      throw error;
    }
  };
}

const createHashFunction =
  (algorithm: string) =>
  (text: string): string =>
    createHash(algorithm).update(toBuffer(text)).digest('hex');

const ADLER_MODULUS = 65_521;

function adler32(text: string): string {
  let low = 1;
  let high = 0;
  for (const byte of toBuffer(text)) {
    low = (low + byte) % ADLER_MODULUS;
    high = (high + low) % ADLER_MODULUS;
  }
  return String(high * 65_536 + low);
}

const PLAIN: JsonStyle = { indent: 0, html: true };
const PRETTY: JsonStyle = { indent: 2, html: true };
const RAW: JsonStyle = { indent: 0, html: false };

const mustWrite =
  (style: JsonStyle) =>
  (value: Value): string =>
    writeJson(value, style);

/** As in sprig, the result is empty if JSON cannot represent the value. */
function write(style: JsonStyle) {
  return (value: Value): string => {
    try {
      return writeJson(value, style);
    } catch (error) {
      if (error instanceof UnsupportedJsonValue) {
        return '';
      }
      throw error;
    }
  };
}

function fromJson(text: string): Value {
  try {
    return readJson(text, true);
  } catch (error) {
    if (error instanceof FunctionError && !(error instanceof LimitError)) {
      return null;
    }
    throw error;
  }
}

export const encodingFunctions: FunctionMap = {
  b64enc: { params: ['string'], apply: (text: string) => toBuffer(text).toString('base64') },
  b64dec: { params: ['string'], apply: decodeWith(decodeBase64) },
  b32enc: { params: ['string'], apply: (text: string) => encodeBase32(toBuffer(text)) },
  b32dec: { params: ['string'], apply: decodeWith(decodeBase32) },
  sha1sum: { params: ['string'], apply: createHashFunction('sha1') },
  sha256sum: { params: ['string'], apply: createHashFunction('sha256') },
  sha512sum: { params: ['string'], apply: createHashFunction('sha512') },
  adler32sum: { params: ['string'], apply: adler32 },
  toJson: { params: ['any'], apply: write(PLAIN) },
  toPrettyJson: { params: ['any'], apply: write(PRETTY) },
  toRawJson: { params: ['any'], apply: mustWrite(RAW) },
  fromJson: { params: ['string'], apply: fromJson },
  mustToJson: { params: ['any'], apply: mustWrite(PLAIN) },
  mustToPrettyJson: { params: ['any'], apply: mustWrite(PRETTY) },
  mustToRawJson: { params: ['any'], apply: mustWrite(RAW) },
  mustFromJson: { params: ['string'], apply: (text: string) => readJson(text, false) },
};
