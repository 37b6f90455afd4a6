import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Shell = 'bash' | 'dash';

export function hasShell(shell: Shell): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

/** Which scripts a shell can read: `shell -n`, without running them. A here-document without an end is only a warning of Bash; here it counts as unreadable. */
export function readableBy(shell: Shell, scripts: readonly string[]): readonly boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'kalypso-shells-'));
  try {
    for (const [index, script] of scripts.entries()) writeFileSync(join(folder, `${index}.sh`), script);
    const loop = `i=0; while [ "$i" -lt ${scripts.length} ]; do
      if e=$(${shell} -n "$i.sh" 2>&1) && [ -z "$e" ]; then echo 1; else echo 0; fi; i=$((i + 1)); done`;
    const { stdout } = spawnSync(shell, ['-c', loop], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    return stdout
      .split('\n')
      .slice(0, scripts.length)
      .map((line) => line === '1');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
