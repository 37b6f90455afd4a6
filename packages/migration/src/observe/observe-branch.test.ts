import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepository, type GitServer, git, startGitServer } from '@kalypso-actions/git-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMigrationDeps, type MigrationDeps } from './migration-deps.ts';
import { observeBranch } from './observe-branch.ts';

const root = mkdtempSync(join(tmpdir(), 'kalypso-branch-'));
const TOKEN = 's3cret';
const FILES = {
  'README.md': 'GitOps',
  'drone/README.md': 'x',
  'drone/app/namespace.yaml': 'kind: Namespace\n',
  'drone/app/config.sh': 'export A=1\n',
  'drone/app/image.png': 'x',
  '.github/workflows/check.yml': 'on: push',
  '.github/tracking/Promoted_Commit_Id': '0'.repeat(40),
};
const GENERATED = Object.keys(FILES).filter((path) => !/\.(?:png|yml)$/.test(path));
let server: GitServer;
let commit = '';

beforeAll(async () => {
  [commit = ''] = createRepository(root, 'contoso/gitops', [{ branch: 'dev', files: FILES }]).commits;
  server = await startGitServer(root);
  await server.setRules('contoso/gitops', { token: TOKEN });
});
afterAll(async () => {
  await server.stop();
  rmSync(root, { recursive: true });
});

const createDeps = (token: string | undefined): MigrationDeps =>
  createMigrationDeps({ directory: join(root, 'sources'), token, serverUrl: server.url, log: () => undefined });
const branch = (name: string) => ({
  name: 'dev',
  repo: `${server.url}/contoso/gitops`,
  branch: name,
  path: '.',
  at: undefined,
});

describe('observeBranch', () => {
  it('fetches a branch with the token', async () => {
    const observation = await observeBranch(branch('dev'), undefined, createDeps(TOKEN));
    expect(observation).toMatchObject({ kind: 'observed', branch: { commit, foreignChanges: new Map() } });
    const files = observation.kind === 'observed' ? observation.branch.files : new Map();
    expect([...files.keys()].sort()).toEqual(GENERATED.sort());
    expect(files.get('drone/app/namespace.yaml')).toBe('kind: Namespace\n');
  });

  it.each<[string, string, string | undefined]>([
    ['a branch that does not exist', 'stage', TOKEN],
    ['a token that is rejected', 'dev', 'wrong'],
    ['no token', 'dev', undefined],
  ])('reports %s', async (_, name, token) => {
    expect(await observeBranch(branch(name), undefined, createDeps(token))).toMatchObject({
      kind: 'failed',
      diagnostic: {
        code: 'gitops-not-readable',
        severity: 'error',
        message: expect.stringMatching(/contoso\/gitops|stage/),
      },
    });
  });

  it('reads a checkout and its history', async () => {
    const folder = join(root, 'checkout');
    git(root, ['clone', '--quiet', '--branch', 'dev', join(root, 'contoso/gitops.git'), folder]);
    writeFileSync(join(folder, 'drone/app/reconciler.yaml'), Buffer.from([0xff, 0xfe]));
    symlinkSync('namespace.yaml', join(folder, 'drone/app/config.yaml'));
    const observation = await observeBranch(branch('dev'), folder, createDeps(undefined));
    if (observation.kind === 'failed') throw new Error(observation.diagnostic.message);
    const { files, foreignChanges } = observation.branch;
    expect(observation.branch.commit).toBe(commit);
    expect([...files.keys()].sort()).toEqual(
      [...GENERATED, 'drone/app/config.yaml', 'drone/app/reconciler.yaml'].sort(),
    );
    expect([files.get('drone/app/config.yaml'), files.get('drone/app/reconciler.yaml')]).toEqual([
      undefined,
      undefined,
    ]);
    // Everything was committed by someone other than the operator.
    expect([...foreignChanges.keys()].sort()).toEqual(Object.keys(FILES).sort());
  });
});
