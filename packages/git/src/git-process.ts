import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { platform } from 'node:process';
import { Readable } from 'node:stream';

export interface GitRun {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Pieces are asked for as git takes them. What asking throws ends the command and is thrown by {@link runGit}. */
  readonly stdin?: string | Iterable<Uint8Array>;
  /** Called with each piece of the output. What it throws ends the command and is thrown by {@link runGit}. */
  readonly onStdout?: (chunk: Buffer) => void;
  /** Asked twice a second while the command runs. What it throws ends the command too. */
  readonly watch?: () => void;
}

export type GitOutcome =
  | { readonly kind: 'exited'; readonly code: number; readonly stderr: string }
  | { readonly kind: 'timed-out'; readonly stderr: string };

const watchEveryMs = 500;
const keptStderr = 16_384;

/**
 * Runs git, bounded in time and, through `onStdout` and `watch`, in what it may produce. When a bound is met, git and
 * every helper that it started (`git-remote-https`, `index-pack`) are ended. Throws when git cannot be started.
 */
export function runGit(run: GitRun): Promise<GitOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', run.args, {
      cwd: run.cwd,
      env: run.env,
      stdio: 'pipe',
      // A group of its own, so that the helpers can be ended with it.
      detached: platform !== 'win32',
      windowsHide: true,
    });
    let stderr = '';
    let timedOut = false;
    let stop: { readonly error: unknown } | undefined;
    const guarded = (act: () => void): void => {
      if (stop !== undefined) return;
      try {
        act();
      } catch (error) {
        stop = { error };
        endProcess(child);
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      endProcess(child);
    }, run.timeoutMs);
    const watcher = run.watch === undefined ? undefined : setInterval(guarded, watchEveryMs, run.watch);

    child.stdout.on('data', (chunk: Buffer) => guarded(() => run.onStdout?.(chunk)));
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      stderr = (stderr + text).slice(-keptStderr);
    });
    // Git may close its input early, when it has already decided to fail; its exit code says why.
    child.stdin.on('error', () => undefined);
    if (run.stdin === undefined || typeof run.stdin === 'string') child.stdin.end(run.stdin ?? '');
    else feed(run.stdin, child, (error) => guarded(() => raise(error)));

    const finish = (): void => {
      clearTimeout(timer);
      clearInterval(watcher);
    };
    child.on('error', (cause) => {
      finish();
      reject(new Error('The git program could not be started. Is it installed and on the PATH?', { cause }));
    });
    child.on('close', (code) => {
      finish();
      if (stop !== undefined) reject(stop.error);
      else if (timedOut) resolve({ kind: 'timed-out', stderr });
      else resolve({ kind: 'exited', code: code ?? 1, stderr });
    });
  });
}

/** Git that ends early closes its input and so stops the feeding; only what the pieces themselves throw is an error. */
function feed(pieces: Iterable<Uint8Array>, child: ChildProcessWithoutNullStreams, fail: (error: unknown) => void) {
  const source = Readable.from(pieces, { objectMode: true });
  source.on('error', fail);
  child.stdin.on('close', () => source.destroy());
  source.pipe(child.stdin);
}

function raise(error: unknown): never {
  throw error;
}

function endProcess(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => child.kill());
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // The group is gone already: what was to be ended has ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
