/** A configuration that watches something similar to what nothing watches. */
export interface SimilarConfiguration {
  /** `drone/platform`: the cluster and the configuration. Untrusted. */
  readonly name: string;
  /** The address of its repository, as the user wrote it. Untrusted. */
  readonly url: string;
  /** What it follows there: `the branch dev`, `the tag v1`. Untrusted. */
  readonly reference: string;
}

/** What the clusters watch instead of a branch that nothing watches. */
export interface WatchedElsewhere {
  /** Those that follow another branch or a tag of the repository: at most {@link MAX_SIMILAR}. */
  readonly sameRepository: readonly SimilarConfiguration[];
  /** Those that follow a branch with the same name of another repository: at most {@link MAX_SIMILAR}. */
  readonly sameBranch: readonly SimilarConfiguration[];
  /** The branch of the repository that is watched and whose name is nearest; `undefined` if none is near. Untrusted. */
  readonly nearestBranch: string | undefined;
  /** The address that is watched and is nearest, with the same branch; `undefined` if none is near. Untrusted. */
  readonly nearestUrl: string | undefined;
}

/** How many similar configurations are listed. */
export const MAX_SIMILAR = 20;
