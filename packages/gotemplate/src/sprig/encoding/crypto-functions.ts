import { createDecipheriv, createHmac, createPrivateKey, scryptSync, X509Certificate } from 'node:crypto';
import { FunctionError, fromBytes, Num, Struct, type Value } from '@kalypso-actions/govalue';
import { spendWork } from '../../runtime/rendering.ts';
import type { FunctionMap } from '../../runtime/template-function.ts';
import { toBuffer, toByteString } from '../common/bytes.ts';
import { CorruptInputError, decodeBase64 } from './base64.ts';

/** The templates of the Master Password algorithm: each letter stands for a class of characters. */
const passwordTemplates: ReadonlyMap<string, readonly string[]> = new Map([
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

const vowels = 'AEIOU';
const consonants = 'BCDFGHJKLMNPQRSTVWXYZ';
const smallVowels = 'aeiou';
const smallConsonants = 'bcdfghjklmnpqrstvwxyz';
const letters = vowels + smallVowels + consonants + smallConsonants;
const digits = '0123456789';

const characters: ReadonlyMap<string, string> = new Map([
  ['V', vowels],
  ['C', consonants],
  ['v', smallVowels],
  ['c', smallConsonants],
  ['A', vowels + consonants],
  ['a', letters],
  ['n', digits],
  ['o', "@&%?,=[]_:-+*$#!'^~;()/."],
  ['x', `${letters}${digits}!@#$%^&*()`],
]);

const scope = 'com.lyndir.masterpassword';
/** Deriving a key takes some tenths of a second, on purpose. */
const WORK_PER_DERIVED_KEY = 50_000_000;

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function prefixed(text: string): Buffer {
  const bytes = toBuffer(text);
  return Buffer.concat([Buffer.from(scope), uint32(bytes.length), bytes]);
}

function counterOf(value: Value): number {
  const count =
    value instanceof Num && value.type !== 'uint32' ? undefined : value instanceof Num ? value.value : value;
  if (typeof count !== 'bigint' || count < 0n || count > 0xffff_ffffn) {
    throw new FunctionError('the counter of derivePassword has to be an integer from 0 to 4294967295');
  }
  return Number(count);
}

function derivePassword(counter: Value, kind: string, password: string, user: string, site: string): string {
  const templates = passwordTemplates.get(kind);
  const count = counterOf(counter);
  if (templates === undefined) {
    return `cannot find password template ${kind}`;
  }
  spendWork(WORK_PER_DERIVED_KEY);
  const key = scryptSync(toBuffer(password), prefixed(user), 64, { N: 32_768, r: 8, p: 2, maxmem: 2 ** 27 });
  const seed = createHmac('sha256', key).update(prefixed(site)).update(uint32(count)).digest();
  const template = templates[(seed[0] ?? 0) % templates.length] ?? '';
  return Array.from(template, (kindOfCharacter, index) => {
    const choice = characters.get(kindOfCharacter) ?? '';
    return choice[(seed[index + 1] ?? 0) % choice.length];
  }).join('');
}

/** What sprig 2's `encryptAES` made: base64 of an initial vector and AES-256 in CBC. */
function decryptAES(password: string, encrypted: string): string {
  if (encrypted === '') {
    return '';
  }
  const bytes = decoded(encrypted, (reason) => reason);
  if (bytes.length < 32 || bytes.length % 16 !== 0) {
    throw new FunctionError('what decryptAES is given was not encrypted by encryptAES');
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

function decoded(text: string, explain: (reason: string) => string): Buffer {
  try {
    return decodeBase64(toByteString(text));
  } catch (error) {
    if (error instanceof CorruptInputError) {
      throw new FunctionError(explain(error.message));
    }
    throw error;
  }
}

/** A certificate and its key out of base64, after a look at whether they are what they claim to be. */
function buildCustomCert(certificate: string, key: string): Struct {
  const cert = decoded(certificate, () => 'unable to decode base64 certificate');
  const privateKey = decoded(key, () => 'unable to decode base64 private key');
  checked('certificate', () => new X509Certificate(cert));
  checked('private key', () => createPrivateKey(privateKey));
  return new Struct('sprig.certificate', { Cert: fromBytes(cert), Key: fromBytes(privateKey) });
}

function checked(what: string, parse: () => unknown): void {
  try {
    parse();
  } catch {
    throw new FunctionError(`error parsing ${what}: it is not PEM of one`);
  }
}

export const cryptoFunctions: FunctionMap = {
  derivePassword: { params: ['any', 'string', 'string', 'string', 'string'], apply: derivePassword },
  decryptAES: { params: ['string', 'string'], apply: decryptAES },
  buildCustomCert: { params: ['string', 'string'], apply: buildCustomCert },
};
