import type { FunctionMap, RefusedFunction } from '../runtime/template-function.ts';

const refuse = (reason: string): RefusedFunction => ({ refused: reason });

const ENVIRONMENT = refuse(
  'reads the environment of the machine, so the same template would give different manifests, and secrets could leak',
);
const NETWORK = refuse('uses the network, so the same template would give different manifests');
const CLOCK = refuse('reads the clock, so the same template would give different manifests at every run');
const RANDOM = refuse('is random, so the same template would give different manifests at every run');
const SALTED = refuse('salts its result at random, so the same template would give different manifests at every run');
const KEYS = refuse(
  'makes a random key, so the same template would give different manifests at every run, with a secret in them',
);

/** sprig's functions that are not available, since a rendering must depend on its inputs alone. */
export const refusedFunctions: FunctionMap = {
  env: ENVIRONMENT,
  expandenv: ENVIRONMENT,
  getHostByName: NETWORK,
  now: CLOCK,
  ago: CLOCK,
  randAlphaNum: RANDOM,
  randAlpha: RANDOM,
  randAscii: RANDOM,
  randNumeric: RANDOM,
  randBytes: RANDOM,
  randInt: RANDOM,
  shuffle: RANDOM,
  uuidv4: RANDOM,
  bcrypt: SALTED,
  htpasswd: SALTED,
  encryptAES: SALTED,
  genPrivateKey: KEYS,
  genCA: KEYS,
  genCAWithKey: KEYS,
  genSelfSignedCert: KEYS,
  genSelfSignedCertWithKey: KEYS,
  genSignedCert: KEYS,
  genSignedCertWithKey: KEYS,
};
