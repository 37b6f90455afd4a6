import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ProgramCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Stops the program as a runner does when a job is cancelled: SIGINT, then SIGTERM, then SIGKILL. */
  readonly signal: AbortSignal;
}

/** The time between two signals to a cancelled program. */
const KILL_DELAY_MS = 2_000;

/** Runs a program and passes on every line of its output. @returns its exit code; `null` if a signal ended it */
export function runProgram(program: ProgramCall, onLine: (text: string) => void): Promise<number | null> {
  return new Promise((done, fail) => {
    const { command, args, cwd, env, timeoutMs, signal } = program;
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timers: NodeJS.Timeout[] = [];
    const stop = () => {
      child.kill('SIGINT');
      timers.push(setTimeout(() => child.kill('SIGTERM'), KILL_DELAY_MS));
      timers.push(setTimeout(() => child.kill('SIGKILL'), 2 * KILL_DELAY_MS));
    };
    timers.push(
      setTimeout(() => {
        onLine(`##[error]The action has timed out after ${timeoutMs} ms.`);
        stop();
      }, timeoutMs),
    );
    signal.addEventListener('abort', stop, { once: true });
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
    child.on('error', fail);
    child.on('close', (code) => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      done(code);
    });
    if (signal.aborted) stop();
  });
}
