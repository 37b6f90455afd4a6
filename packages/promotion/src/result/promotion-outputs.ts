import type { Instant } from '@kalypso-actions/calendar';
import { type EnvironmentResult, isPromoted, type PromotionResult } from './promotion-result.ts';

/** The outputs of the action. */
export function formatPromotionOutputs({ commit, environments, reason }: PromotionResult): Record<string, string> {
  const notPromoted = environments.find((result) => !isPromoted(result));
  const ends = environments.flatMap(({ until }) => until ?? []);
  return {
    environment: environments.map(nameOf).join(','),
    promoted: String(environments.length > 0 && notPromoted === undefined),
    'next-environment': [...new Set(environments.flatMap(({ link }) => link.next))].join(','),
    'base-commit': commit ?? '',
    reason: reason ?? (notPromoted ?? environments[0])?.reason ?? 'refused',
    until: formatIsoTime(ends.length === 0 ? undefined : Math.min(...ends)),
    results: JSON.stringify(
      environments.map((result) => ({
        environment: nameOf(result),
        promoted: isPromoted(result),
        reason: result.reason,
        until: formatIsoTime(result.until),
        next: result.link.next,
      })),
    ),
  };
}

const nameOf = ({ link }: EnvironmentResult) => link.environment.name;

function formatIsoTime(instant: Instant | undefined): string {
  return instant === undefined ? '' : new Date(instant).toISOString().replace('.000Z', 'Z');
}
