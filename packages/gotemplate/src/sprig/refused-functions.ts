import type { FunctionMap, RefusedFunction } from '../runtime/template-function.ts';

const refused = (reason: string): RefusedFunction => ({ refused: reason });

const environment = refused(
  'reads the environment of the machine, so the same template would give different manifests, and secrets could leak',
);
const network = refused('asks the network, so the same template would give different manifests');
const clock = refused('reads the clock, so the same template would give different manifests at every run');
const random = refused('is random, so the same template would give different manifests at every run');
const salted = refused('salts its result at random, so the same template would give different manifests at every run');
const keys = refused(
  'makes a random key, so the same template would give different manifests at every run, with a secret in them',
);

/** What sprig has and a template must not use: a rendering depends on its inputs alone. */
export const refusedFunctions: FunctionMap = {
  env: environment,
  expandenv: environment,
  getHostByName: network,
  now: clock,
  ago: clock,
  randAlphaNum: random,
  randAlpha: random,
  randAscii: random,
  randNumeric: random,
  randBytes: random,
  randInt: random,
  shuffle: random,
  uuidv4: random,
  bcrypt: salted,
  htpasswd: salted,
  encryptAES: salted,
  genPrivateKey: keys,
  genCA: keys,
  genCAWithKey: keys,
  genSelfSignedCert: keys,
  genSelfSignedCertWithKey: keys,
  genSignedCert: keys,
  genSignedCertWithKey: keys,
};
