import { platform } from 'node:process';
import type { Protocol } from './remote-url.ts';

export type ConfigEntry = readonly [key: string, value: string];

/** What the environment of the runner may tell git: where programs are, proxies, certificates, ssh's agent; nothing else. */
const inherited = [
  'PATH',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  'SSH_AUTH_SOCK',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'http_proxy',
  'https_proxy',
  'HTTPS_PROXY',
  'all_proxy',
  'ALL_PROXY',
  'no_proxy',
  'NO_PROXY',
  // By it the runner finds and ends what a cancelled job left behind.
  'RUNNER_TRACKING_ID',
];

/** Settings under which git neither runs a program that a repository or a machine names, nor asks anybody anything. */
const safeConfig: readonly ConfigEntry[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  ['credential.helper', ''],
  ['submodule.recurse', 'false'],
  ['fetch.recurseSubmodules', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['protocol.version', '2'],
  // Above this, git streams a blob instead of holding it: a bomb costs time, which is bounded, and no memory.
  ['core.bigFileThreshold', '1m'],
];

/**
 * The whole environment of one git command.
 * @param home a folder that holds nothing a user keeps there (`.netrc`, `.gitconfig`)
 * @param protocol the only transport that the command may use; none keeps it from the network
 * @param config further settings; they travel in `GIT_CONFIG_*`, which other users of the machine cannot read
 */
export function gitEnvironment(
  home: string,
  protocol?: Protocol,
  config: readonly ConfigEntry[] = [],
): Record<string, string> {
  const environment: Record<string, string> = {
    HOME: home,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: protocol ?? '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    // Git for Windows keeps its certificate settings in the system's file.
    GIT_CONFIG_NOSYSTEM: platform === 'win32' ? '0' : '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
    GIT_TERMINAL_PROMPT: '0',
  };
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  const entries = [...safeConfig, ...config];
  environment.GIT_CONFIG_COUNT = String(entries.length);
  entries.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}
