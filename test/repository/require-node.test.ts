import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readRepositoryFile } from '../architecture/files.ts';

const SCRIPT = join(ROOT, 'scripts/require-node.js');

/** Runs the script on a Node that says it is of another version. */
function on(version: string) {
  const pretend = `data:text/javascript,Object.defineProperties(process, {
    versions: { value: { ...process.versions, node: '${version}' } }, version: { value: 'v${version}' } })`;
  return spawnSync(process.execPath, ['--import', pretend, SCRIPT], { encoding: 'utf8' });
}

describe('the check of the Node version', () => {
  it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('lets %s pass', (version) => {
    expect(on(version)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it.each(['20.20.2', '22.0.0', '23.11.1', '9.0.0'])('stops %s with one line', (version) => {
    const { status, stdout, stderr } = on(version);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/needs Node 24.*v\d/)]);
  });

  it('comes first in every script that runs code of this repository', () => {
    const { scripts } = JSON.parse(readRepositoryFile('package.json')) as { scripts: Record<string, string> };
    const scriptsOfOwnCode = Object.entries(scripts).filter(([, command]) =>
      /\bnode\b.*\.ts\b|\bvitest\b/.test(command),
    );
    expect(scriptsOfOwnCode.map(([name]) => name)).toEqual(
      expect.arrayContaining(['build', 'test', 'demo', 'conformance']),
    );
    expect(scriptsOfOwnCode.filter(([, command]) => !command.startsWith('node scripts/require-node.js && '))).toEqual(
      [],
    );
  });
});
