// Runs the cases of a folder (`render.jsonl` and `schedule/CASE`) against our engine: npm run conformance -- DIR
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Outcome } from './compare.ts';
import { type RenderInstead, runRenderCases } from './render.ts';
import { runScheduleCases, type ScheduleInstead } from './schedule.ts';

interface Deviation<T> {
  readonly case: string;
  /** The rule that says why we differ. */
  readonly rule: string;
  /** What we do instead: the parts of the answer that are ours. */
  readonly instead: T;
}

interface Deviations {
  readonly render: readonly Deviation<RenderInstead>[];
  readonly schedule: readonly Deviation<ScheduleInstead>[];
}

const byCase = <T>(deviations: readonly Deviation<T>[]) =>
  new Map(deviations.map((deviation) => [deviation.case, deviation.instead]));

function countByTag(outcomes: readonly Outcome[]): string {
  const tags = new Map<string, { passed: number; failed: number }>();
  for (const { tags: own, failure } of outcomes) {
    for (const tag of own.length > 0 ? own : ['untagged']) {
      const count = tags.get(tag) ?? { passed: 0, failed: 0 };
      if (failure === undefined) count.passed += 1;
      else count.failed += 1;
      tags.set(tag, count);
    }
  }
  const rows = [...tags].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows
    .map(([tag, { passed, failed }]) => `  ${tag.padEnd(32)} ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`)
    .join('\n');
}

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run conformance -- DIR, where DIR holds render.jsonl, schedule/, or both');
  process.exit(2);
}
const root = resolve(folder);
const deviations: Deviations = JSON.parse(readFileSync(join(import.meta.dirname, 'deviations.json'), 'utf8'));
const outcomes = [
  ...runRenderCases(join(root, 'render.jsonl'), byCase(deviations.render)),
  ...(await runScheduleCases(join(root, 'schedule'), byCase(deviations.schedule))),
];
const failed = outcomes.filter(({ failure }) => failure !== undefined);
for (const { id, failure } of failed) console.log(`FAILED ${id}\n${failure}\n`);
console.log(`${countByTag(outcomes)}\n`);
const known = new Set(outcomes.map(({ id }) => id));
const differing = [...deviations.render, ...deviations.schedule].filter((deviation) => known.has(deviation.case));
console.log(`${differing.length} cases where we differ on purpose, checked for what we do instead`);
for (const deviation of differing) console.log(`  ${deviation.case}: ${deviation.rule}`);
console.log(`\n${outcomes.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || outcomes.length === 0 ? 1 : 0;
