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

// Their programs mostly wait for each other, so they run side by side.
const succeeded = await Promise.all(files.map(follow));
if (succeeded.includes(false)) process.exitCode = 1;

/** Follows one document, and prints all of it at the end. */
async function follow(file: string): Promise<boolean> {
  const start = Date.now();
  const lines = [`\n${basename(file)}`];
  const log = (line: string) => lines.push(`  ${line}`);
  try {
    const { blocks, comparisons, steps, deviations } = await runDocument(readFileSync(file, 'utf8'), log);
    const seconds = Math.round((Date.now() - start) / 1000);
    log(`ok: ${blocks} blocks run, ${comparisons} printed texts compared, ${steps.length} steps, ${seconds} s`);
    for (const [deviation, occurred] of Map.groupBy(deviations, (one) => one.name)) {
      const numbers = occurred.map(({ line }) => line).join(', ');
      log(`deviation ${deviation} (lines ${numbers}): ${DEVIATIONS[deviation].reason}`);
    }
    return true;
  } catch (error) {
    log(`FAILED: ${error instanceof Error ? error.stack : error}`);
    return false;
  } finally {
    console.log(lines.join('\n'));
  }
}
