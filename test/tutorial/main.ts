// Follows tutorials to the letter: `npm run tutorial -- FOLDER or FILES`. Documents without a shell block are skipped.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DEVIATIONS } from '../support/documents/deviations.ts';
import { isShellBlock, parseDocument } from '../support/documents/document-nodes.ts';
import { runDocument } from '../support/documents/run-document.ts';

const hasShellBlock = (file: string) =>
  parseDocument(readFileSync(file, 'utf8')).some((node) => node.kind === 'block' && isShellBlock(node));

const paths = process.argv
  .slice(2)
  .flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path]))
  .sort();
const files = paths.filter(hasShellBlock);
for (const path of paths.filter((one) => !files.includes(one)))
  console.log(`${basename(path)}: no shell block, skipped`);
if (files.length === 0) throw new Error('no document with a shell block: npm run tutorial -- FOLDER or FILES');

let failures = 0;
for (const file of files) {
  const start = Date.now();
  const name = basename(file);
  console.log(`\n${name}`);
  try {
    const { blocks, comparisons, steps, deviations } = await runDocument(readFileSync(file, 'utf8'), (line) =>
      console.log(`  ${line}`),
    );
    const seconds = Math.round((Date.now() - start) / 1000);
    console.log(
      `  ok: ${blocks} blocks run, ${comparisons} printed texts compared, ${steps.length} steps, ${seconds} s`,
    );
    for (const [deviation, occurred] of Map.groupBy(deviations, (one) => one.name)) {
      const lines = occurred.map(({ line }) => line).join(', ');
      console.log(`  deviation ${deviation} (lines ${lines}): ${DEVIATIONS[deviation].reason}`);
    }
  } catch (error) {
    failures += 1;
    console.log(`  FAILED: ${error instanceof Error ? error.stack : error}`);
  }
}
if (failures > 0) process.exitCode = 1;
