import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { GitRequestRecord, RepositoryRules } from './rules.ts';

/** The handle of a running git server, which is a process of its own on 127.0.0.1. */
export interface GitServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** @param repository `owner/name` */
  setRules(repository: string, rules: RepositoryRules): Promise<void>;
  /** Every completed or aborted request, oldest first. */
  records(): Promise<readonly GitRequestRecord[]>;
  stop(): Promise<void>;
}

/**
 * Starts a git server.
 * @param root the folder of the bare repositories, `<owner>/<name>.git` each
 */
export async function startGitServer(root: string): Promise<GitServer> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, root], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [first] = await Promise.race([once(child.stdout, 'data'), exited]);
  const url = String(first).trim();
  if (!url.startsWith('http:')) throw new Error(`the git server did not start: ${url}`);
  return {
    url,
    setRules: async (repository, rules) => {
      await fetch(`${url}/_control/rules/${repository}`, { method: 'PUT', body: JSON.stringify(rules) });
    },
    records: async () => {
      const response = await fetch(`${url}/_control/records`);
      // rules.ts defines what the control API returns.
      return (await response.json()) as readonly GitRequestRecord[];
    },
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
