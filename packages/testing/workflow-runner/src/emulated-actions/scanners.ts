import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EmulatedAction } from '../steps/runner-machine.ts';

/** Emulated scanners. The configuration scan finds a problem in every privileged container, as the original does. */
export const EMULATED_SCANNERS: Readonly<Record<string, EmulatedAction>> = {
  'aquasecurity/trivy-action': async ({ inputs, workspace, log }) => {
    if (inputs['scan-type'] !== 'config') throw new Error('the emulated trivy-action supports only scan-type: config');
    const folder = resolve(workspace, inputs['scan-ref'] ?? '');
    if (!inputs['scan-ref'] || !existsSync(folder)) throw new Error(`there is no ${inputs['scan-ref']} to scan`);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
    const found = files.filter((file) => /^\s*privileged: true$/m.test(readFileSync(join(folder, file), 'utf8')));
    for (const file of found) log(`${file}: KSV-0017 (HIGH): a container is privileged`);
    log(`Scanned ${files.length} files for ${inputs.severity}`);
    if (found.length > 0 && inputs['exit-code'] === '1') throw new Error('Process completed with exit code 1.');
    return {};
  },
};
