import type { Outcome } from './compare.ts';
import type { Deviation } from './deviations.ts';

/**
 * What to show of a run: each failure with its difference, counts by tag, the deviations among the cases, and how many passed and failed as the last line.
 * A run without cases is not ok.
 */
export function summaryOf(
  outcomes: readonly Outcome[],
  deviations: readonly Deviation<object>[],
): { readonly text: string; readonly ok: boolean } {
  const failed = outcomes.filter(({ failure }) => failure !== undefined);
  const ids = new Set(outcomes.map(({ id }) => id));
  const differing = deviations.filter((deviation) => ids.has(deviation.case));
  const lines = [
    ...failed.map(({ id, failure }) => `FAILED ${id}\n${failure}\n`),
    ...countsByTag(outcomes),
    '',
    `${differing.length} cases where we differ on purpose, checked for what we do instead`,
    ...differing.map((deviation) => `  ${deviation.case}: ${deviation.rule}`),
    '',
    `${outcomes.length - failed.length} passed, ${failed.length} failed`,
  ];
  return { text: lines.join('\n'), ok: outcomes.length > 0 && failed.length === 0 };
}

function countsByTag(outcomes: readonly Outcome[]): string[] {
  const tags = new Map<string, { passed: number; failed: number }>();
  for (const { tags: own, failure } of outcomes) {
    for (const tag of own.length > 0 ? own : ['untagged']) {
      const count = tags.get(tag) ?? { passed: 0, failed: 0 };
      if (failure === undefined) count.passed += 1;
      else count.failed += 1;
      tags.set(tag, count);
    }
  }
  return [...tags]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([tag, { passed, failed }]) => `  ${tag.padEnd(32)} ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`,
    );
}
