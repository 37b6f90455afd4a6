import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ScheduleDecision } from '../decide/decide-schedule.ts';
import { writeTree } from './write-tree.ts';

/** What became of a decision. */
export interface ScheduleResult extends Omit<ScheduleDecision, 'tree'> {
  /** `unchanged`: the folder already contained exactly these manifests. */
  readonly manifests: 'written' | 'unchanged' | 'not-written';
}

/** Writes the manifests and the report beside them. Idempotent: a second run changes nothing. Throws errors of the file system. */
export function applySchedule({ tree, ...decision }: ScheduleDecision): ScheduleResult {
  const { manifestsFolder, reportFile, report } = decision;
  const manifests = tree === undefined ? 'not-written' : writeTree(manifestsFolder, tree);
  mkdirSync(dirname(reportFile), { recursive: true });
  writeFileSync(reportFile, `${JSON.stringify(report, null, 1)}\n`);
  return { ...decision, manifests };
}
