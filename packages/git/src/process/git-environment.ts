import { platform } from 'node:process';

/** The transports that git may use; each command may only use the one of its URL. */
export type GitProtocol = 'https' | 'http' | 'ssh' | 'file';

export type GitConfigEntry = readonly [key: string, value: string];

/** The variables that git inherits from the runner: program paths, proxies, certificates and the SSH agent. */
const INHERITED_VARIABLES = [
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
  // The runner finds the processes that a cancelled job left behind by it.
  'RUNNER_TRACKING_ID',
];

/** Settings under which git neither runs a program that a repository or a machine configures, nor prompts. */
const SAFE_CONFIG: readonly GitConfigEntry[] = [
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
  // Above this size, git streams a blob instead of holding it: a decompression bomb costs time, which is limited, and no memory.
  ['core.bigFileThreshold', '1m'],
];

/**
 * Returns the whole environment of one git command.
 * @param home a folder without any user configuration (`.netrc`, `.gitconfig`)
 * @param protocol the only transport that the command may use; without it, the command cannot use the network
 * @param config more settings; they are passed in `GIT_CONFIG_*`, which other users of the machine cannot read
 */
export function createGitEnvironment(
  home: string,
  protocol?: GitProtocol,
  config: readonly GitConfigEntry[] = [],
): Record<string, string> {
  const environment: Record<string, string> = {
    HOME: home,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: protocol ?? '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    // Git for Windows keeps its certificate settings in the system configuration.
    GIT_CONFIG_NOSYSTEM: platform === 'win32' ? '0' : '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
    GIT_TERMINAL_PROMPT: '0',
  };
  for (const name of INHERITED_VARIABLES) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  const entries = [...SAFE_CONFIG, ...config];
  environment.GIT_CONFIG_COUNT = String(entries.length);
  entries.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}
