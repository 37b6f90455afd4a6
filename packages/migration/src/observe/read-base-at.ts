import type { GitSource, SourceResult } from '@kalypso-actions/git';
import type { MigrationDeps } from './migration-deps.ts';

/** Dependencies that read another commit of the base than the control plane names. */
export function readBaseAt(
  commit: string,
  base: { readonly repo: string; readonly commit: string | undefined },
  deps: MigrationDeps,
): MigrationDeps {
  const replace = (source: GitSource): GitSource => {
    const { repo, ref } = source;
    const isBase = repo === base.repo && ref.commit !== undefined && ref.commit === base.commit;
    return isBase ? { ...source, ref: { ...ref, commit } } : source;
  };
  const fetchSources = async (sources: readonly GitSource[]) => {
    const replaced = new Map(sources.map((source) => [source, replace(source)]));
    const results = await deps.fetchSources([...replaced.values()]);
    return new Map(
      [...replaced].flatMap(([source, other]): (readonly [GitSource, SourceResult])[] => {
        const result = results.get(other);
        return result ? [[source, result]] : [];
      }),
    );
  };
  return { ...deps, fetchSources };
}
