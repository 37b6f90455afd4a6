import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packFolder, unpackFiles } from './archive.ts';

it('packs a folder as tar reads it, and unpacks it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'files', 'templates'), { recursive: true });
  writeFileSync(join(folder, 'files', 'Chart.yaml'), 'name: app\n');
  writeFileSync(join(folder, 'files', 'templates', 'a.yaml'), 'a: é\n'.repeat(200));
  const archive = packFolder(join(folder, 'files'), 'app/');
  expect(packFolder(join(folder, 'files'), 'app/')).toEqual(archive);
  expect([...unpackFiles(archive)]).toEqual([
    ['app/Chart.yaml', 'name: app\n'],
    ['app/templates/a.yaml', 'a: é\n'.repeat(200)],
  ]);
  writeFileSync(join(folder, 'archive.tgz'), archive);
  const listed = execFileSync('tar', ['-tzf', join(folder, 'archive.tgz')], { encoding: 'utf8' });
  expect(listed.trim().split('\n')).toEqual(['app/Chart.yaml', 'app/templates/a.yaml']);
});
