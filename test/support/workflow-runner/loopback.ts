import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GitHub } from '../github/index.ts';
import type { GitHubDoor } from './door.ts';
import type { JsonObject } from './json.ts';
import { defaultBranchOf } from './repository.ts';

/** The GitHub on loopback as a runner sees it. @param root its folder of bare repositories */
export function loopbackDoor(github: GitHub, root: string): GitHubDoor {
  const folder = (repository: string) => join(root, `${repository}.git`);
  return {
    serverUrl: github.url,
    apiUrl: github.apiUrl,
    // What the loopback tells is JSON.
    events: async (after) =>
      (await github.events(after)).map((event) => ({ ...event, payload: event.payload as JsonObject })),
    folder,
    defaultBranch: (repository) => defaultBranchOf(folder(repository)),
    async createToken(repository, permissions) {
      const token = `ghs_${randomBytes(18).toString('hex')}`;
      await github.setToken(token, {
        login: 'github-actions[bot]',
        kind: 'workflow',
        repositories: { [repository]: permissions },
      });
      return token;
    },
    revokeToken: (token) =>
      github.setToken(token, { login: 'github-actions[bot]', kind: 'workflow', repositories: {} }),
  };
}

/** Puts the programs that a hosted runner has, and this machine perhaps not, in a folder. @returns the folder */
export function installPrograms(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ['gh', 'helm']) {
    const main = resolve(import.meta.dirname, 'programs', name, 'main.ts');
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
