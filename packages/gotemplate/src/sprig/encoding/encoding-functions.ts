import { createHash } from 'node:crypto';
import { FunctionError, fromBytes, type Value } from '@kalypso-actions/govalue';
import { LimitError } from '../../runtime/limits.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { toBuffer, toByteString } from '../common/bytes.ts';
import { CorruptInputError, decodeBase32, decodeBase64, encodeBase32 } from './base64.ts';
import { type JsonStyle, readJson, UnsupportedJsonValue, writeJson } from './json.ts';

/** sprig gives the error as the result. */
function decoded(decode: (text: string) => Buffer) {
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

const hash =
  (algorithm: string) =>
  (text: string): string =>
    createHash(algorithm).update(toBuffer(text)).digest('hex');

const modulus = 65_521;

function adler32(text: string): string {
  let low = 1;
  let high = 0;
  for (const byte of toBuffer(text)) {
    low = (low + byte) % modulus;
    high = (high + low) % modulus;
  }
  return String(high * 65_536 + low);
}

const plain: JsonStyle = { indent: 0, html: true };
const pretty: JsonStyle = { indent: 2, html: true };
const raw: JsonStyle = { indent: 0, html: false };

const mustWrite =
  (style: JsonStyle) =>
  (value: Value): string =>
    writeJson(value, style);

/** Writes nothing where JSON cannot say it, as sprig does. */
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
  b64dec: { params: ['string'], apply: decoded(decodeBase64) },
  b32enc: { params: ['string'], apply: (text: string) => encodeBase32(toBuffer(text)) },
  b32dec: { params: ['string'], apply: decoded(decodeBase32) },
  sha1sum: { params: ['string'], apply: hash('sha1') },
  sha256sum: { params: ['string'], apply: hash('sha256') },
  sha512sum: { params: ['string'], apply: hash('sha512') },
  adler32sum: { params: ['string'], apply: adler32 },
  toJson: { params: ['any'], apply: write(plain) },
  toPrettyJson: { params: ['any'], apply: write(pretty) },
  toRawJson: { params: ['any'], apply: mustWrite(raw) },
  fromJson: { params: ['string'], apply: fromJson },
  mustToJson: { params: ['any'], apply: mustWrite(plain) },
  mustToPrettyJson: { params: ['any'], apply: mustWrite(pretty) },
  mustToRawJson: { params: ['any'], apply: mustWrite(raw) },
  mustFromJson: { params: ['string'], apply: (text: string) => readJson(text, false) },
};
