import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, quote } from '@kalypso-actions/diagnostics';
import { type Report, writeTree } from '@kalypso-actions/scheduler';
import { failDecision, type ScheduleDecision } from '../decide/decide-schedule.ts';

/** What became of a decision. */
export interface ScheduleResult extends Omit<ScheduleDecision, 'tree'> {
  /** `unchanged`: the folder already contained exactly these manifests. */
  readonly manifests: 'written' | 'unchanged' | 'not-written';
  readonly manifestsFolder: string;
  readonly reportFile: string;
}

/** Writes the manifests and the report beside them. Idempotent: a second run changes nothing. Throws errors of the file system. */
export function applySchedule(decision: ScheduleDecision, output: string): ScheduleResult {
  const manifestsFolder = resolve(output);
  const written = decision.tree && writeTree(manifestsFolder, decision.tree);
  const { tree: _, ...final } =
    written?.kind === 'refused' ? failDecision(decision, createOutputError(output, written.file)) : decision;
  return {
    ...final,
    manifests: written === undefined || written.kind === 'refused' ? 'not-written' : written.kind,
    manifestsFolder,
    reportFile: writeReport(manifestsFolder, final.report),
  };
}

function createOutputError(output: string, file: string | undefined): Diagnostic {
  return {
    code: 'output-not-ours',
    severity: 'error',
    message:
      file === undefined
        ? `the output ${quote(output)} is not a folder`
        : `the output folder ${quote(output)} contains ${quote(file)}, which is not a generated file`,
    hint: 'Choose an empty folder: its contents are replaced.',
  };
}

function writeReport(manifestsFolder: string, report: Report): string {
  const file = join(dirname(manifestsFolder), `${basename(manifestsFolder)}.report.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
  return file;
}
