import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ASSIGNMENT_RECORD_PATH, MAX_RECORD_BYTES } from '@kalypso-actions/conventions';
import { afterAll, describe, expect, it } from 'vitest';
import { createControlPlaneDeps } from './control-plane-deps.ts';

const base = mkdtempSync(join(tmpdir(), 'kalypso-deps-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Creates a repository with files of these sizes on its branch `main`. */
function createRepository(files: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(join(base, 'repository-'));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.alloc(bytes, ' '));
  }
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=files');
  return folder;
}

describe('createControlPlaneDeps', () => {
  const createDeps = () =>
    createControlPlaneDeps({
      directory: mkdtempSync(join(base, 'sources-')),
      token: undefined,
      serverUrl: 'https://github.com',
      log: () => undefined,
    });

  it.each([
    ['of the largest size', MAX_RECORD_BYTES, 'fetched'],
    ['that is larger', MAX_RECORD_BYTES + 1, 'failed'],
  ])('fetches a record as large as create-gitops-pr accepts: %s', async (_, bytes, kind) => {
    const repo = createRepository({ [ASSIGNMENT_RECORD_PATH]: bytes });
    const source = { repo, ref: { branch: 'main' }, path: dirname(ASSIGNMENT_RECORD_PATH) };
    const result = (await createDeps().fetchRecords([source])).get(source);
    expect(result?.kind).toBe(kind);
    if (result?.kind === 'fetched') {
      expect(statSync(join(result.source.root, ASSIGNMENT_RECORD_PATH)).size).toBe(bytes);
    }
  });

  it('fetches smaller files of sources', async () => {
    const repo = createRepository({ 'x.yaml': 10_000_001 });
    const source = { repo, ref: { branch: 'main' }, path: '.' };
    expect((await createDeps().fetchSources([source])).get(source)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'too-large', message: 'the file "x.yaml" is larger than 10 MB' },
    });
  });
});
