import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RenderInstead } from './render-cases.ts';
import type { ScheduleInstead } from './schedule-cases.ts';

/** A case in which we deliberately differ from the operator. */
export interface Deviation<T> {
  readonly case: string;
  /** The rule of this project that the operator’s result breaks. */
  readonly rule: string;
  /** The parts of the expected result that differ, with this project's values. */
  readonly instead: T;
}

/** Cases that the engine does not pass yet, although it should. */
export interface KnownFailure {
  readonly reason: string;
  readonly cases: readonly string[];
}

/** The cases that are not expected to end as recorded. */
export interface ExceptionLists {
  readonly render: readonly Deviation<RenderInstead>[];
  readonly schedule: readonly Deviation<ScheduleInstead>[];
  readonly knownFailures: readonly KnownFailure[];
}

/**
 * Reads `deviations.json` and `known-failures.json` of a folder.
 *
 * Throws an error if an entry has no rule, no expected result or no reason, or if a case is listed twice.
 */
export function readExceptionLists(folder: string): ExceptionLists {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { render, schedule }: Pick<ExceptionLists, 'render' | 'schedule'> = read('deviations.json');
  const knownFailures: readonly KnownFailure[] = read('known-failures.json');
  checkExceptionLists({ render, schedule, knownFailures });
  return { render, schedule, knownFailures };
}

function checkExceptionLists({ render, schedule, knownFailures }: ExceptionLists): void {
  for (const { case: id, rule, instead } of [...render, ...schedule]) {
    if (!rule) throw new Error(`the deviation of ${id} names no rule`);
    if (Object.keys(instead).length === 0) throw new Error(`the deviation of ${id} has no expected result`);
  }
  for (const { reason, cases } of knownFailures) {
    if (!reason) throw new Error(`the known failure of ${cases.join(', ')} has no reason`);
  }
  const listed = new Set<string>();
  for (const id of listedCases({ render, schedule, knownFailures })) {
    if (listed.has(id)) throw new Error(`${id} is listed twice`);
    listed.add(id);
  }
}

/** The IDs of all listed cases. */
export function listedCases({ render, schedule, knownFailures }: ExceptionLists): string[] {
  return [
    ...render.map((entry) => entry.case),
    ...schedule.map((entry) => entry.case),
    ...knownFailures.flatMap(({ cases }) => cases),
  ];
}
