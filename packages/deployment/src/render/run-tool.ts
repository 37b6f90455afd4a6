import { execFile } from 'node:child_process';

/** The result of a program. */
export interface ToolResult {
  readonly succeeded: boolean;
  readonly stdout: string;
  /** What the program reported about a failure. */
  readonly problem: string;
}

/** Runs a program without a shell. @throws never: a program that is missing is a failure like another */
export type ToolRunner = (program: string, args: readonly string[], folder: string) => Promise<ToolResult>;

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const TIMEOUT_MS = 120_000;

export const runTool: ToolRunner = (program, args, folder) =>
  new Promise((done) => {
    const options = { cwd: folder, env: withoutSecrets(process.env), maxBuffer: MAX_OUTPUT_BYTES, timeout: TIMEOUT_MS };
    execFile(program, [...args], options, (error, stdout, stderr) => {
      const isMissing = error !== null && error.code === 'ENOENT';
      const problem = isMissing ? `${program} is not installed on this runner` : stderr.trim() || String(error);
      done({ succeeded: error === null, stdout, problem });
    });
  });

/** Templates can read variables of the environment through some plug-ins: they get no inputs and no credentials of the runner. */
function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT_|ACTIONS_)|TOKEN|SECRET/i.test(name)));
}
