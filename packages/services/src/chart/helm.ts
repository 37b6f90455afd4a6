import { execFile } from 'node:child_process';

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
      const options = { cwd, env, maxBuffer: MAX_OUTPUT_BYTES, timeout: TIMEOUT_MS };
      // `spawn` with a time-out keeps the process alive until then if the program does not exist; `execFile` does not.
      execFile(tool, [...args], options, (error, stdout, stderr) => {
        const isMissing = error?.code === 'ENOENT';
        const problem = isMissing ? `${tool} cannot be started: it is not installed on this runner` : '';
        done({ succeeded: error === null, stdout, stderr: `${stderr}${problem}` });
      });
    });
}
