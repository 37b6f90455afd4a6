import { type ChildProcess, spawn } from 'node:child_process';
import { platform } from 'node:process';

export interface GitRun {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly stdin?: string;
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
    child.stdin.end(run.stdin ?? '');

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
