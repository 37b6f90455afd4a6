const SECRET_WORDS = new Set([
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
/** Words without a separator, as in `APIKEY`. */
const SECRET_WORDS_JOINED =
  /password|passwd|passphrase|secret|token|credential|connectionstring|connstr|(api|access|account|private|shared|storage|signing|encryption|master|host)keys?/;
/** A URL with a password, parts of connection strings, headers of keys, and the formats of tokens of GitHub, AWS and others. */
const SECRET_VALUES =
  /:\/\/[^/@\s]*:[^/@\s]+@|\b(account|shared ?access) ?key(name)? ?=|\b(password|pwd|sig|token|secret) ?=|-----BEGIN |\bgh[opsur]_\w{20}|\bgithub_pat_|\b(AKIA|ASIA)[A-Z0-9]{12}|\beyJ[\w-]+\.[\w-]+\.|\bxox[abpr]-/i;

/**
 * Whether a value of a platform configuration should be hidden from the readers of a pull request. A platform configuration should not contain secrets;
 * if it does, a pull request must not spread them. Hides too much rather than too little.
 */
export function looksSecret(key: string, ...values: readonly (string | undefined)[]): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.some((word) => SECRET_WORDS.has(word)) || SECRET_WORDS_JOINED.test(words.join(''))) return true;
  return values.some((value) => value !== undefined && SECRET_VALUES.test(value));
}
