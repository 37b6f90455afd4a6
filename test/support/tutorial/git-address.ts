import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs a `git` that contacts another server than the one that addresses name, and sends it the credentials for the named one. The actions ignore git's
 * configuration files, so `url.….insteadOf` is passed in the environment, which they set.
 * @param address the server that addresses name, `https://github.com`
 * @param url the server to contact
 * @returns the folder of the program, for `PATH`
 */
export function installRedirectedGit(folder: string, address: string, url: string): string {
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh
count=\${GIT_CONFIG_COUNT:-0}
index=0
while [ "$index" -lt "$count" ]; do
  eval "key=\\$GIT_CONFIG_KEY_$index"
  case $key in
    'http.${address}/'*) export "GIT_CONFIG_KEY_$index=http.${url}/\${key#'http.${address}/'}" ;;
  esac
  index=$((index + 1))
done
export "GIT_CONFIG_KEY_$count=url.${url}/.insteadOf" "GIT_CONFIG_VALUE_$count=${address}/" GIT_CONFIG_COUNT=$((count + 1))
if [ "\${GIT_ALLOW_PROTOCOL-}" = https ]; then export GIT_ALLOW_PROTOCOL=http; fi
exec '${git}' "$@"
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  return folder;
}
