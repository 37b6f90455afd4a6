// Writes schemas/: of every kind of document, of the reports, of the inventory, and of the promotion rules. Run it when a definition has changed: `npm run schemas`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inventorySchema } from '@kalypso-actions/compliance';
import { promotionRulesSchema } from '@kalypso-actions/promotion';
import { createDocumentSchemas } from '@kalypso-actions/scheduler';
import { createReportSchemas } from './report-schemas.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'schemas');
mkdirSync(target, { recursive: true });
const schemas = [
  ...createDocumentSchemas(),
  ...createReportSchemas(),
  ['inventory', inventorySchema] as const,
  ['promotion-rules', promotionRulesSchema] as const,
];
const files = schemas.map(([name, schema]) => {
  const file = join(target, `${name}.schema.json`);
  writeFileSync(file, JSON.stringify(schema, null, 2));
  return file;
});
execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...files], { cwd: root, stdio: 'inherit' });
