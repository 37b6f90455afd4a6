// Builds dist/ from nothing: the bundles, and the licences of what they contain. Builds elsewhere when a folder is given.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import config from '../rolldown.config.js';
import { bundledPackages, licenceText } from './licences.ts';

const target = resolve(process.argv[2] ?? join(import.meta.dirname, '..', 'dist'));
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

const { output } = await build({ ...config, output: { ...config.output, dir: target } });
const packages = bundledPackages(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));
// The files of dist are modules wherever an action's repository is checked out.
writeFileSync(join(target, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
writeFileSync(join(target, 'licences.txt'), packages.map(licenceText).join('\n'));
console.log(`built ${target}: ${packages.length} packages bundled`);
