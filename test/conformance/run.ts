// Runs the cases of a folder against our engine: npm run conformance [-- DIR]. Without DIR, it runs the repository's corpus.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readExceptionLists } from './deviations.ts';
import { formatReport } from './report.ts';
import { runCases } from './run-cases.ts';

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, 'corpus'));
if (!existsSync(folder)) {
  console.error(
    `${folder} does not exist.\nUsage: npm run conformance [-- DIR], where DIR contains render.jsonl, schedule/ or both.`,
  );
  process.exit(2);
}
const { text, isSuccess } = formatReport(await runCases(folder, readExceptionLists(import.meta.dirname)));
console.log(text);
process.exitCode = isSuccess ? 0 : 1;
