import type { MigrationCheck } from '../decide/verdict/migration-check.ts';
import { CAUSE_TITLES } from './cause-titles.ts';
import { summarizeCheck } from './format-check.ts';

/** Version of the format. */
const CHECK_VERSION = 1;

/** A check as JSON, for other programs. */
export function toCheckJson({ environment, outcome, branches, ...check }: MigrationCheck): string {
  const json = {
    version: CHECK_VERSION,
    environment,
    outcome,
    summary: summarizeCheck({ environment, outcome, branches, ...check }),
    branches: branches.map(({ causes, ...branch }) => ({
      ...branch,
      causes: causes.map((cause) => ({ ...cause, title: CAUSE_TITLES[cause.kind] })),
    })),
    ...check,
  };
  return `${JSON.stringify(json, null, 1)}\n`;
}
