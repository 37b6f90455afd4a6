import { execFileSync } from 'node:child_process';

const environment = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  LC_ALL: 'C',
};

/**
 * Runs git in a bare repository.
 * @returns its standard output without the final line break
 * @throws if git fails; the message contains its standard error
 */
export function gitOutput(folder: string, args: readonly string[], input: string | Buffer = ''): string {
  return execGit(folder, args, input).toString().replace(/\n$/, '');
}

export function execGit(folder: string, args: readonly string[], input: string | Buffer): Buffer {
  return execFileSync('git', args, {
    cwd: folder,
    env: environment,
    input,
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Like `gitOutput`, but `undefined` if git exits with status 1 or 128, which means "not found". */
export function tryGitOutput(folder: string, args: readonly string[]): string | undefined {
  try {
    return gitOutput(folder, args);
  } catch (error) {
    const { status } = error as { readonly status?: number };
    if (status === 1 || status === 128) return undefined;
    throw error;
  }
}

const outputCache = new Map<string, string | undefined>();

/** Like `tryGitOutput`, cached for the life of the process: only for output that depends on nothing but object ids. */
export function cachedGitOutput(folder: string, args: readonly string[]): string | undefined {
  const key = [folder, ...args].join('\0');
  if (!outputCache.has(key)) outputCache.set(key, tryGitOutput(folder, args));
  return outputCache.get(key);
}
