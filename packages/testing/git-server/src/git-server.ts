import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { GitRequestRecord, RepositoryRules } from './rules.ts';

/** A git server on loopback, in a process of its own. */
export interface GitServer {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** @param repository `owner/name` */
  setRules(repository: string, rules: RepositoryRules): Promise<void>;
  /** Every request that was answered or given up, oldest first. */
  records(): Promise<readonly GitRequestRecord[]>;
  stop(): Promise<void>;
}

/** @param root holds the bare repositories, `<owner>/<name>.git` each */
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
      // The server is ours: it answers with the records that rules.ts describes.
      return (await response.json()) as readonly GitRequestRecord[];
    },
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
