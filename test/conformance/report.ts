import type { CaseResult } from './case-result.ts';

/**
 * Formats the results of a run: each failure with its diff, counts by tag, the cases with a deviation, those known to fail, and as the last line
 * `N passed, N failed`. Cases that are known to fail are in neither number.
 *
 * A run without cases is not successful.
 */
export function formatReport(results: readonly CaseResult[]): { readonly text: string; readonly isSuccess: boolean } {
  const failed = results.filter(({ failure }) => failure !== undefined);
  const deviating = results.filter(({ deviation }) => deviation !== undefined);
  const known = results.filter(isKnownFailure);
  const passed = results.length - failed.length - known.length;
  const lines = [
    ...failed.map(({ id, failure }) => `FAILED ${id}\n${failure}\n`),
    ...formatTagCounts(results),
    '',
    `${deviating.length} cases in which we deliberately differ from the operator, checked against our own expected result`,
    ...deviating.map(({ id, deviation }) => `  ${id}: ${deviation}`),
    '',
    ...(known.length === 0 ? [] : [`${known.length} known failures, not counted below`]),
    ...known.map(({ id, knownFailure }) => `  ${id}: ${knownFailure}`),
    ...(known.length === 0 ? [] : ['']),
    `${passed} passed, ${failed.length} failed`,
  ];
  return { text: lines.join('\n'), isSuccess: passed > 0 && failed.length === 0 };
}

function isKnownFailure({ failure, knownFailure }: CaseResult): boolean {
  return failure === undefined && knownFailure !== undefined;
}

function formatTagCounts(results: readonly CaseResult[]): string[] {
  const byTag = new Map<string, CaseResult[]>();
  for (const result of results) {
    for (const tag of result.tags.length > 0 ? result.tags : ['untagged']) {
      byTag.set(tag, [...(byTag.get(tag) ?? []), result]);
    }
  }
  return [...byTag].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tag, tagged]) => formatTagCount(tag, tagged));
}

function formatTagCount(tag: string, results: readonly CaseResult[]): string {
  const failed = results.filter(({ failure }) => failure !== undefined).length;
  const known = results.filter(isKnownFailure).length;
  const counts = [`${results.length - failed - known} passed`];
  if (failed > 0) counts.push(`${failed} failed`);
  if (known > 0) counts.push(`${known} known failures`);
  return `  ${tag.padEnd(32)} ${counts.join(', ')}`;
}
