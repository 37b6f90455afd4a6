// Runs the cases of a folder (`render.jsonl` and `schedule/CASE`) against our engine: npm run conformance -- DIR [DEVIATIONS]
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { byCase, readDeviations } from './deviations.ts';
import { runRenderCases } from './render.ts';
import { summaryOf } from './report.ts';
import { runScheduleCases } from './schedule.ts';

const [folder, list = join(import.meta.dirname, 'deviations.json')] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run conformance -- DIR [DEVIATIONS], where DIR holds render.jsonl, schedule/, or both');
  process.exit(2);
}
const root = resolve(folder);
const deviations = readDeviations(list);
const outcomes = [
  ...runRenderCases(join(root, 'render.jsonl'), byCase(deviations.render)),
  ...(await runScheduleCases(join(root, 'schedule'), byCase(deviations.schedule))),
];
const { text, ok } = summaryOf(outcomes, [...deviations.render, ...deviations.schedule]);
console.log(text);
process.exitCode = ok ? 0 : 1;
