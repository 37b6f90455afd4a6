// Writes schemas/ from the definitions that the scheduler reads documents by. Run it when a kind has changed: `npm run schemas`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { documentSchemas } from '@kalypso-actions/scheduler';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'schemas');
mkdirSync(target, { recursive: true });
const files = [...documentSchemas()].map(([name, schema]) => {
  const file = join(target, `${name}.schema.json`);
  writeFileSync(file, JSON.stringify(schema, null, 2));
  return file;
});
execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...files], { cwd: root, stdio: 'inherit' });
