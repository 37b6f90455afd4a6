import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ProgramCall {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Ends the program as a runner does when a job is cancelled. */
  readonly signal: AbortSignal;
}

/** How long a cancelled program has between one signal and the next. */
const KILL_DELAY_MS = 2_000;

/** Runs a program and hands on every line that it says. Gives its exit code; nothing when it was ended. */
export function runProgram(program: ProgramCall, line: (text: string) => void): Promise<number | null> {
  return new Promise((done, fail) => {
    const { command, args, cwd, env, timeoutMs, signal } = program;
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timers: NodeJS.Timeout[] = [];
    const end = () => {
      child.kill('SIGINT');
      timers.push(setTimeout(() => child.kill('SIGTERM'), KILL_DELAY_MS));
      timers.push(setTimeout(() => child.kill('SIGKILL'), 2 * KILL_DELAY_MS));
    };
    timers.push(
      setTimeout(() => {
        line(`##[error]The action has timed out after ${timeoutMs} ms.`);
        end();
      }, timeoutMs),
    );
    signal.addEventListener('abort', end, { once: true });
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', line);
    child.on('error', fail);
    child.on('close', (code) => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done(code);
    });
    if (signal.aborted) end();
  });
}
