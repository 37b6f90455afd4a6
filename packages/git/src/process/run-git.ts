import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { platform } from 'node:process';
import { Readable } from 'node:stream';

export interface GitProcess {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Chunks are read as git consumes them. An error of the iterable ends the process, and {@link runGit} throws it. */
  readonly stdin?: string | Iterable<Uint8Array>;
  /** Called with each chunk of the output. An error that it throws ends the process, and {@link runGit} throws it. */
  readonly onStdout?: (chunk: Buffer) => void;
  /** Receives what git writes to file descriptor {@link TRACE_DESCRIPTOR}, which exists only with this. */
  readonly onTrace?: (text: string) => void;
  /** Called twice a second while the process runs. An error that it throws ends the process, and {@link runGit} throws it. */
  readonly watch?: () => void;
}

export type GitProcessResult =
  | { readonly kind: 'exited'; readonly code: number; readonly stderr: string }
  | { readonly kind: 'timed-out'; readonly stderr: string };

/** The file descriptor for the traces of git, so that they are neither on disk nor among its messages. */
export const TRACE_DESCRIPTOR = 3;
const WATCH_INTERVAL_MS = 500;
const MAX_STDERR_CHARACTERS = 16_384;

/**
 * Runs git with a limit on its time and, through `onStdout` and `watch`, on its output. When a limit is reached, git and
 * every helper that it started (`git-remote-https`, `index-pack`) are killed.
 * @throws if git cannot be started
 */
export function runGit(run: GitProcess): Promise<GitProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', run.args, {
      cwd: run.cwd,
      env: run.env,
      stdio: ['pipe', 'pipe', 'pipe', ...(run.onTrace === undefined ? [] : (['pipe'] as const))],
      // A process group of its own, so that the helpers can be killed with it.
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
        killProcess(child);
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      killProcess(child);
    }, run.timeoutMs);
    const watcher = run.watch === undefined ? undefined : setInterval(guarded, WATCH_INTERVAL_MS, run.watch);

    child.stdout.on('data', (chunk: Buffer) => guarded(() => run.onStdout?.(chunk)));
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      stderr = (stderr + text).slice(-MAX_STDERR_CHARACTERS);
    });
    const trace = child.stdio[TRACE_DESCRIPTOR];
    if (trace instanceof Readable) {
      trace.setEncoding('utf8').on('data', (text: string) => guarded(() => run.onTrace?.(text)));
    }
    // Git may close its input early, when it has already decided to fail; its exit code explains why.
    child.stdin.on('error', () => undefined);
    if (run.stdin === undefined || typeof run.stdin === 'string') child.stdin.end(run.stdin ?? '');
    else pipeChunks(run.stdin, child, (error) => guarded(() => raise(error)));

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

/** Pipes chunks to git. If git ends early, it closes its input and so stops the pipe; only errors of the iterable are failures. */
function pipeChunks(
  chunks: Iterable<Uint8Array>,
  child: ChildProcessWithoutNullStreams,
  fail: (error: unknown) => void,
): void {
  const stream = Readable.from(chunks, { objectMode: true });
  stream.on('error', fail);
  child.stdin.on('close', () => stream.destroy());
  stream.pipe(child.stdin);
}

function raise(error: unknown): never {
  throw error;
}

function killProcess(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => child.kill());
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: the process group has ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
