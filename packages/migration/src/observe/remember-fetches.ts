import type { GitSource, SourceResult } from '@kalypso-actions/git';
import type { MigrationDeps } from './migration-deps.ts';

/** Dependencies that fetch each source once: a check reads the same repositories several times. */
export function rememberFetches(deps: MigrationDeps): MigrationDeps {
  const known = new Map<string, SourceResult>();
  const keyOf = ({ repo, ref, path }: GitSource) => JSON.stringify([repo, ref.branch, ref.commit ?? null, path]);
  const fetchSources = async (sources: readonly GitSource[]) => {
    const missing = sources.filter((source) => !known.has(keyOf(source)));
    const fetched = missing.length === 0 ? [] : await deps.fetchSources(missing);
    for (const [source, result] of fetched) known.set(keyOf(source), result);
    return new Map(
      sources.flatMap((source): (readonly [GitSource, SourceResult])[] => {
        const result = known.get(keyOf(source));
        return result ? [[source, result]] : [];
      }),
    );
  };
  return { ...deps, fetchSources };
}
