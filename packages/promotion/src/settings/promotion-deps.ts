import type { GitSource, SourceResult } from '@kalypso-actions/git';
import type { GitHub } from '@kalypso-actions/github';

/** What a promotion needs of the outside world. */
export interface PromotionDeps {
  readonly github: GitHub;
  /** Reads folders of repositories to disk. */
  readonly fetch: (sources: readonly GitSource[]) => Promise<ReadonlyMap<GitSource, SourceResult>>;
  readonly log: (line: string) => void;
}
