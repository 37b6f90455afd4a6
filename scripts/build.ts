// Builds dist/ from nothing: the bundles, and the licences of what they contain.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import config from '../rolldown.config.js';
import { bundledPackages, licenceText } from './licences.ts';

const target = resolve(process.argv[2] ?? 'dist');
process.chdir(resolve(import.meta.dirname, '..'));
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const options = Array.isArray(config) ? config : [config];
const modules = new Set<string>();
for (const option of options) {
  const { output } = await build({ ...option, output: { ...option.output, dir: target } });
  for (const chunk of output) if (chunk.type === 'chunk') for (const id of chunk.moduleIds) modules.add(id);
}
writeFileSync(join(target, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
writeFileSync(join(target, 'licences.txt'), bundledPackages(modules).map(licenceText).join('\n'));
console.log(
  `built ${target}: ${readFileSync(join(target, 'licences.txt'), 'utf8').split('\n====').length - 1} packages bundled`,
);
