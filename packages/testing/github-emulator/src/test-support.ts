import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommitSpec } from '@kalypso-actions/git-server';
import { afterAll, beforeAll } from 'vitest';
import { type GitHubEmulator, startGitHubEmulator } from './github-emulator.ts';
import type { RepositorySettings } from './model/protocol.ts';

/** A response, successful or not. */
export interface FixtureResponse {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every form; the emulator checks each against GitHub's description
  readonly body: any;
}

/** Every permission that the emulator knows. */
export const ALL_PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  statuses: 'write',
  actions: 'write',
  workflows: 'write',
} as const;

/** A GitHub emulator for the tests of one file. The tokens `app` (a GitHub App) and `ann` (a user) have every permission. */
export class EmulatorFixture {
  github!: GitHubEmulator;
  root!: string;

  /** Sends a request to the API. @param path relative to `/repos/acme/`, or with a leading slash to the API's URL */
  async request(method: string, path: string, body?: unknown, token: string | null = 'app'): Promise<FixtureResponse> {
    const target = path.startsWith('/') ? path : `/repos/acme/${path}`;
    const response = await fetch(`${this.github.apiUrl}${target}`, {
      method,
      redirect: 'manual',
      ...(token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** Creates `acme/<name>`. */
  repository(name: string, commits: readonly CommitSpec[], settings?: RepositorySettings) {
    return this.github.createRepository(`acme/${name}`, commits, settings);
  }

  /** Copies `acme/<from>` to `acme/<name>`: faster than to create it again. @returns its folder */
  copyRepository(from: string, name: string): string {
    const folder = join(this.root, 'acme', `${name}.git`);
    cpSync(join(this.root, 'acme', `${from}.git`), folder, { recursive: true });
    return folder;
  }
}

export function useEmulator(): EmulatorFixture {
  const fixture = new EmulatorFixture();
  beforeAll(async () => {
    fixture.root = mkdtempSync(join(tmpdir(), 'github-'));
    fixture.github = await startGitHubEmulator(fixture.root);
    await fixture.github.setToken('app', { login: 'fleet[bot]', kind: 'app', repositories: { '*': ALL_PERMISSIONS } });
    await fixture.github.setToken('ann', { login: 'ann', repositories: { '*': ALL_PERMISSIONS } });
  });
  afterAll(async () => {
    await fixture.github.stop();
    rmSync(fixture.root, { recursive: true });
  });
  return fixture;
}
