import type { EnvironmentResult, PromoteResult } from './model.ts';
import { hasCommit } from './run.ts';

const isoOf = (instant: number | undefined) =>
  instant === undefined ? '' : new Date(instant).toISOString().replace('.000Z', 'Z');

/** The outputs of the action. */
export function outputsOf({ commit, results, reason }: PromoteResult): Record<string, string> {
  const late = results.find((result) => !hasCommit(result));
  const told = reason ?? (late ?? results[0])?.reason ?? 'refused';
  const untils = results.flatMap(({ until }) => until ?? []);
  return {
    environment: results.map(nameOf).join(','),
    promoted: String(results.length > 0 && late === undefined),
    'next-environment': [...new Set(results.flatMap(({ link }) => link.next))].join(','),
    'base-commit': commit ?? '',
    reason: told,
    until: isoOf(untils.length === 0 ? undefined : Math.min(...untils)),
    results: JSON.stringify(
      results.map((result) => ({
        environment: nameOf(result),
        promoted: hasCommit(result),
        reason: result.reason,
        until: isoOf(result.until),
        next: result.link.next,
      })),
    ),
  };
}

const nameOf = ({ link }: EnvironmentResult) => link.environment.name;
