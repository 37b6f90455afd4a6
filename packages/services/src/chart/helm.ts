import { spawn } from 'node:child_process';

/** What a program printed, and whether it succeeded. */
export interface ProgramResult {
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `helm` or `cosign`. */
export type RunTool = (tool: 'helm' | 'cosign', args: readonly string[]) => Promise<ProgramResult>;

const TIMEOUT_MS = 300_000;
const MAX_OUTPUT_BYTES = 50_000_000;

/** Variables with inputs and tokens of the job: charts are untrusted, and no tool needs them. */
const SECRET_VARIABLE = /^(INPUT_|ACTIONS_|STATE_|KUBECONFIG$|GH_TOKEN$|GITHUB_TOKEN$)/i;

/** Runs tools of the machine, in a folder, without the tokens of the job and without access to a cluster. */
export function createRunTool(cwd: string): RunTool {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRET_VARIABLE.test(name)));
  return (tool, args) =>
    new Promise((done) => {
      const child = spawn(tool, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: TIMEOUT_MS });
      const parts: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
      let bytes = 0;
      for (const stream of ['stdout', 'stderr'] as const)
        child[stream].on('data', (part: Buffer) => {
          bytes += part.length;
          if (bytes > MAX_OUTPUT_BYTES) child.kill();
          else parts[stream].push(part);
        });
      const finish = (succeeded: boolean, problem = '') =>
        done({
          succeeded,
          stdout: Buffer.concat(parts.stdout).toString('utf8'),
          stderr: `${Buffer.concat(parts.stderr).toString('utf8')}${problem}`,
        });
      child.on('error', (error) => finish(false, `${tool} cannot be started: ${error.message}`));
      child.on('close', (code) => finish(code === 0));
    });
}
