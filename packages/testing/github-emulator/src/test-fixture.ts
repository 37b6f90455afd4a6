import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommitSpec } from '@kalypso-actions/git-server';
import { afterAll, beforeAll } from 'vitest';
import { type GitHubEmulator, startGitHubEmulator } from './github-emulator.ts';
import type { RepositorySettings } from './model/protocol.ts';

/** What an answer was, whatever it was. */
export interface FixtureResponse {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every form; that they have GitHub's is checked where they are made
  readonly body: any;
}

/** All that an App may have. */
export const ALL_PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  statuses: 'write',
  actions: 'write',
  workflows: 'write',
} as const;

/** A GitHub for the tests of one file: `app` may do everything everywhere, and so may `ann`, a person. */
export class EmulatorFixture {
  github!: GitHubEmulator;
  root!: string;

  /** Asks the API as a client would. @param path below `/repos/acme/`, or with a slash in front below the API's address */
  async ask(method: string, path: string, body?: unknown, token: string | null = 'app'): Promise<FixtureResponse> {
    const place = path.startsWith('/') ? path : `/repos/acme/${path}`;
    const response = await fetch(`${this.github.apiUrl}${place}`, {
      method,
      redirect: 'manual',
      ...(token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  repository(name: string, commits: readonly CommitSpec[], settings?: RepositorySettings) {
    return this.github.createRepository(`acme/${name}`, commits, settings);
  }
}

export function useEmulator(): EmulatorFixture {
  const made = new EmulatorFixture();
  beforeAll(async () => {
    made.root = mkdtempSync(join(tmpdir(), 'github-'));
    made.github = await startGitHubEmulator(made.root);
    await made.github.setToken('app', { login: 'fleet[bot]', kind: 'app', repositories: { '*': ALL_PERMISSIONS } });
    await made.github.setToken('ann', { login: 'ann', repositories: { '*': ALL_PERMISSIONS } });
  });
  afterAll(async () => {
    await made.github.stop();
    rmSync(made.root, { recursive: true });
  });
  return made;
}
