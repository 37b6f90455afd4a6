// Writes schemas/: of every kind of document, and of the reports. Run it when a definition has changed: `npm run schemas`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDocumentSchemas } from '@kalypso-actions/scheduler';
import { createReportSchemas } from './report-schemas.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'schemas');
mkdirSync(target, { recursive: true });
const files = [...createDocumentSchemas(), ...createReportSchemas()].map(([name, schema]) => {
  const file = join(target, `${name}.schema.json`);
  writeFileSync(file, JSON.stringify(schema, null, 2));
  return file;
});
execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...files], { cwd: root, stdio: 'inherit' });
