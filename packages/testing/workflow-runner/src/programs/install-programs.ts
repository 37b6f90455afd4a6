import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Writes the emulated programs to a folder: those of a hosted runner, and those that emulated actions install. @returns the folder */
export function installPrograms(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of ['cosign', 'flux', 'gh', 'helm', 'kubectl']) {
    const main = resolve(import.meta.dirname, name, 'main.ts');
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
