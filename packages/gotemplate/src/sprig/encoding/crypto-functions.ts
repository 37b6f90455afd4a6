import { createDecipheriv, createHmac, createPrivateKey, scryptSync, X509Certificate } from 'node:crypto';
import { FunctionError, fromBytes, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { spendWork } from '../../runtime/rendering.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { toBuffer, toByteString } from '../common/bytes.ts';
import { CorruptInputError, decodeBase64 } from './base64.ts';

/** The templates of the Master Password algorithm. Each letter represents a class of characters. */
const PASSWORD_TEMPLATES: ReadonlyMap<string, readonly string[]> = new Map([
  ['maximum', ['anoxxxxxxxxxxxxxxxxx', 'axxxxxxxxxxxxxxxxxno']],
  [
    'long',
    (
      'CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno CvcvnoCvccCvcv ' +
      'CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno CvccnoCvccCvcv CvccCvccnoCvcv ' +
      'CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno'
    ).split(' '),
  ],
  ['medium', ['CvcnoCvc', 'CvcCvcno']],
  ['short', ['Cvcn']],
  ['basic', ['aaanaaan', 'aannaaan', 'aaannaaa']],
  ['pin', ['nnnn']],
]);

const VOWELS = 'AEIOU';
const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXYZ';
const SMALL_VOWELS = 'aeiou';
const SMALL_CONSONANTS = 'bcdfghjklmnpqrstvwxyz';
const LETTERS = VOWELS + SMALL_VOWELS + CONSONANTS + SMALL_CONSONANTS;
const DIGITS = '0123456789';

const CHARACTER_CLASSES: ReadonlyMap<string, string> = new Map([
  ['V', VOWELS],
  ['C', CONSONANTS],
  ['v', SMALL_VOWELS],
  ['c', SMALL_CONSONANTS],
  ['A', VOWELS + CONSONANTS],
  ['a', LETTERS],
  ['n', DIGITS],
  ['o', "@&%?,=[]_:-+*$#!'^~;()/."],
  ['x', `${LETTERS}${DIGITS}!@#$%^&*()`],
]);

const MASTER_PASSWORD_SCOPE = 'com.lyndir.masterpassword';
/** By design, deriving a key takes some tenths of a second. */
const WORK_PER_DERIVED_KEY = 50_000_000;

function encodeUint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function addScope(text: string): Buffer {
  const bytes = toBuffer(text);
  return Buffer.concat([Buffer.from(MASTER_PASSWORD_SCOPE), encodeUint32(bytes.length), bytes]);
}

function toCounter(value: Value): number {
  const count =
    value instanceof Num && value.type !== 'uint32' ? undefined : value instanceof Num ? value.value : value;
  if (typeof count !== 'bigint' || count < 0n || count > 0xffff_ffffn) {
    throw new FunctionError('the counter of derivePassword must be an integer from 0 to 4294967295');
  }
  return Number(count);
}

function derivePassword(counter: Value, kind: string, password: string, user: string, site: string): string {
  const templates = PASSWORD_TEMPLATES.get(kind);
  const count = toCounter(counter);
  if (templates === undefined) {
    return `cannot find password template ${kind}`;
  }
  spendWork(WORK_PER_DERIVED_KEY);
  const key = scryptSync(toBuffer(password), addScope(user), 64, { N: 32_768, r: 8, p: 2, maxmem: 2 ** 27 });
  const seed = createHmac('sha256', key).update(addScope(site)).update(encodeUint32(count)).digest();
  const template = templates[(seed[0] ?? 0) % templates.length] ?? '';
  return Array.from(template, (characterClass, index) => {
    const choice = CHARACTER_CLASSES.get(characterClass) ?? '';
    return choice[(seed[index + 1] ?? 0) % choice.length];
  }).join('');
}

/** Decrypts the result of sprig 2's `encryptAES`: base64 of an initialization vector and AES-256 in CBC mode. */
function decryptAES(password: string, encrypted: string): string {
  if (encrypted === '') {
    return '';
  }
  const bytes = decodeOrFail(encrypted, (reason) => reason);
  if (bytes.length < 32 || bytes.length % 16 !== 0) {
    throw new FunctionError('the text for decryptAES was not encrypted by encryptAES');
  }
  const key = Buffer.alloc(32);
  toBuffer(password).copy(key);
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  if (padding > plain.length) {
    throw new FunctionError('decryptAES: the password is wrong');
  }
  return fromBytes(plain.subarray(0, plain.length - padding));
}

function decodeOrFail(text: string, explain: (reason: string) => string): Buffer {
  try {
    return decodeBase64(toByteString(text));
  } catch (error) {
    if (error instanceof CorruptInputError) {
      throw new FunctionError(explain(error.message));
    }
    throw error;
  }
}

/** Decodes a certificate and its private key, and checks that they are valid. */
function buildCustomCert(certificate: string, key: string): Struct {
  const cert = decodeOrFail(certificate, () => 'unable to decode base64 certificate');
  const privateKey = decodeOrFail(key, () => 'unable to decode base64 private key');
  checkParses('certificate', () => new X509Certificate(cert));
  checkParses('private key', () => createPrivateKey(privateKey));
  return new Struct('sprig.certificate', { Cert: fromBytes(cert), Key: fromBytes(privateKey) });
}

function checkParses(what: string, parse: () => unknown): void {
  try {
    parse();
  } catch {
    throw new FunctionError(`error parsing ${what}: it is not a ${what} in PEM format`);
  }
}

export const cryptoFunctions: FunctionMap = {
  derivePassword: { params: ['any', 'string', 'string', 'string', 'string'], apply: derivePassword },
  decryptAES: { params: ['string', 'string'], apply: decryptAES },
  buildCustomCert: { params: ['string', 'string'], apply: buildCustomCert },
};
