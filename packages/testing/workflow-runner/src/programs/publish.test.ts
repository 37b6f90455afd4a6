import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type OciRegistry, startOciRegistry } from '@kalypso-actions/oci-registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPrograms } from './install-programs.ts';
import { unpackFiles } from './registry/archive.ts';
import { credentialsFile, saveCredentials } from './registry/registry-client.ts';

const NAME = 'contoso/app-gitops/test';
const root = mkdtempSync(join(tmpdir(), 'kalypso-publish-'));
let registry: OciRegistry;
beforeAll(async () => {
  registry = await startOciRegistry({ allows: (token) => token === 's3cret' });
  installPrograms(join(root, 'programs'));
  mkdirSync(join(root, 'chart/templates'), { recursive: true });
  writeFileSync(join(root, 'chart/Chart.yaml'), 'apiVersion: v2\nname: test\nversion: 0.1.0\n');
  writeFileSync(join(root, 'chart/templates/a.yaml'), 'kind: A\n');
  saveCredentials(credentialsFile(root), 'ghcr.io', 'alice', 's3cret');
});
afterAll(async () => {
  await registry.stop();
  rmSync(root, { recursive: true, force: true });
});

async function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const call = promisify(execFile)(join(root, 'programs', program), [...args], {
    cwd: root,
    env: { HOME: root, EMULATED_REGISTRY_URL: registry.url, ...env },
  });
  const { stdout } = await call.catch(({ stderr }: { readonly stderr: string }) => ({ stdout: `failed: ${stderr}` }));
  return stdout.trim();
}

const push = [
  'push',
  'artifact',
  `oci://ghcr.io/${NAME}:dev-1`,
  '--path',
  'chart',
  '--source',
  'https://github.com/contoso/app-gitops',
];
const revision = ['--revision', 'dev@sha1:1', '--reproducible', '--output', 'json'];

describe('the emulated programs', () => {
  it('push an artifact, sign it and tag it', async () => {
    const { digest, repository } = JSON.parse(await run('flux', [...push, ...revision]));
    expect(registry.tags(NAME)).toEqual({ 'dev-1': digest });
    expect(await run('cosign', ['sign', '--yes', `${repository}@${digest}`])).toContain('id-token: write');
    await run('cosign', ['sign', '--yes', `${repository}@${digest}`], { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://x' });
    await run('flux', ['tag', 'artifact', `oci://ghcr.io/${NAME}:dev-1`, '--tag', 'dev']);
    const signature = `${digest.replace(':', '-')}.sig`;
    expect(registry.tags(NAME)).toMatchObject({ dev: digest, 'dev-1': digest, [signature]: expect.any(String) });
    // The same files are the same artifact.
    expect(JSON.parse(await run('flux', [...push, ...revision])).digest).toBe(digest);
  });

  it('package and push a chart', async () => {
    await run('helm', ['package', 'chart', '--version', '1.2.3+4', '--destination', root]);
    await run('helm', ['push', join(root, 'test-1.2.3+4.tgz'), 'oci://ghcr.io/contoso/charts']);
    const { layers } = registry.manifest('contoso/charts/test', '1.2.3_4');
    const files = unpackFiles(registry.blob('contoso/charts/test', layers[0]?.digest ?? ''));
    expect(Object.fromEntries(files)).toEqual({
      'test/Chart.yaml': 'apiVersion: v2\nname: test\nversion: 1.2.3+4\n',
      'test/templates/a.yaml': 'kind: A\n',
    });
  });

  it.each([
    ['a token that is missing', 'flux', [...push, ...revision], { HOME: '/nowhere' }, /^failed: .*401/s],
    [
      'an artifact that is not there',
      'cosign',
      ['sign', '--yes', `ghcr.io/contoso/none@sha256:${'0'.repeat(64)}`],
      { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://x' },
      /404/,
    ],
    [
      'a version that is not semantic',
      'helm',
      ['package', 'chart', '--version', 'dev'],
      {},
      /^failed: .*Semantic Version/s,
    ],
  ] as const)('fail with %s', async (_, program, args, env, message) => {
    expect(await run(program, args, env)).toMatch(message);
  });
});
