// Adds the conformance cases of a folder to the repository's corpus: npm run import-corpus -- DIR
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { importCases } from '../test/conformance/corpus.ts';

const from = process.argv[2];
if (from === undefined || !existsSync(from)) {
  console.error('Usage: npm run import-corpus -- DIR, where DIR contains render.jsonl, schedule/ or both.');
  process.exit(2);
}
const { added, replaced, unchanged, skipped } = importCases(
  resolve(from),
  join(import.meta.dirname, '../test/conformance/corpus'),
);
console.log(
  `${added} cases added, ${replaced} replaced, ${unchanged} unchanged, ${skipped} skipped because they are tagged as upstream text`,
);
