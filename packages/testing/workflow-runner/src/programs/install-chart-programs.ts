import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Writes the emulated `helm` for charts of Helm repositories and the emulated `trivy` to a folder, which has to precede that of `installPrograms`. @returns the folder */
export function installChartPrograms(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, source] of [
    ['helm', 'charts'],
    ['trivy', 'trivy'],
  ] as const) {
    const file = join(folder, name);
    writeFileSync(
      file,
      `#!/bin/sh\nexec "${process.execPath}" "${resolve(import.meta.dirname, source, 'main.ts')}" "$@"\n`,
    );
    chmodSync(file, 0o755);
  }
  return folder;
}
