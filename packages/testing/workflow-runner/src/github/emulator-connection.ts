import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { GitHubEmulator } from '@kalypso-actions/github-emulator';
import type { ContextObject } from '../language/json.ts';
import { readDefaultBranch } from './bare-repository.ts';
import type { GitHubConnection } from './github-connection.ts';

/** Connects a workflow runner to a GitHub emulator. @param root the emulator's folder of bare repositories */
export function connectToEmulator(github: GitHubEmulator, root: string): GitHubConnection {
  const folder = (repository: string) => join(root, `${repository}.git`);
  return {
    serverUrl: github.url,
    apiUrl: github.apiUrl,
    // The payload has been transferred as JSON.
    events: async (after) =>
      (await github.events(after)).map((event) => ({ ...event, payload: event.payload as ContextObject })),
    folder,
    defaultBranch: (repository) => readDefaultBranch(folder(repository)),
    async createToken(repository, permissions) {
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      await github.setToken(token, {
        login: 'github-actions[bot]',
        kind: 'workflow',
        repositories: { [repository]: permissions },
      });
      return token;
    },
    reportRun: ({ id, repository, workflow, title, event, branch, sha, status, conclusion = null }, actor) =>
      github.setRun(repository, {
        ...{ id, workflow, title, event, branch, sha, actor },
        status: status === 'pending' ? 'queued' : status,
        conclusion: status === 'completed' ? conclusion : null,
      }),
    useEnvironment: (repository, name) => github.useEnvironment(repository, name),
    revokeToken: (token) =>
      github.setToken(token, { login: 'github-actions[bot]', kind: 'workflow', repositories: {} }),
  };
}
