const WORDS = new Set([
  'auth',
  'cert',
  'certificate',
  'credential',
  'credentials',
  'creds',
  'dsn',
  'key',
  'keys',
  'pass',
  'passphrase',
  'password',
  'passwords',
  'passwd',
  'pat',
  'private',
  'pwd',
  'sas',
  'secret',
  'secrets',
  'sig',
  'signature',
  'token',
  'tokens',
]);
/** Written without anything between the words, as in `APIKEY`. */
const RUN_TOGETHER =
  /password|passwd|passphrase|secret|token|credential|connectionstring|connstr|(api|access|account|private|shared|storage|signing|encryption|master|host)keys?/;
/** A user and a password before the host of an address; the parts of a connection string; headers of keys; tokens as GitHub, AWS and others make them. */
const VALUES =
  /:\/\/[^/@\s]*:[^/@\s]+@|\b(account|shared ?access) ?key(name)? ?=|\b(password|pwd|sig|token|secret) ?=|-----BEGIN |\bgh[opsur]_\w{20}|\bgithub_pat_|\b(AKIA|ASIA)[A-Z0-9]{12}|\beyJ[\w-]+\.[\w-]+\.|\bxox[abpr]-/i;

/**
 * Whether a value of a platform configuration should not be shown to whoever may read a pull request. Secrets have no place there; where one is
 * nevertheless, this is not to spread it further. Rather too many than too few.
 */
export function looksSecret(key: string, ...values: readonly (string | undefined)[]): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.some((word) => WORDS.has(word)) || RUN_TOGETHER.test(words.join(''))) return true;
  return values.some((value) => value !== undefined && VALUES.test(value));
}
