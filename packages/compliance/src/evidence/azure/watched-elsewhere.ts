import { readFields, readString } from '@kalypso-actions/azure';
import { findNearest } from '@kalypso-actions/diagnostics';
import { isSameRepository, parseRepositoryAddress } from '../repository-address.ts';
import { parseConfigurationId } from './configuration/configuration-id.ts';
import { readGitReference } from './configuration/git-reference.ts';
import { maskCredentials } from './configuration/reported-value.ts';
import type { WatchedBranch } from './configurations-query.ts';

/** A configuration that watches something similar to what nothing watches. Every text is untrusted. */
export interface SimilarConfiguration {
  readonly cluster: string;
  readonly name: string;
  /** The address of its repository, as the user wrote it, without credentials. */
  readonly url: string;
  /** The branch; empty if it names none. */
  readonly branch: string;
  /** `the tag v1`; `undefined` if it follows the branch. */
  readonly pinned: string | undefined;
}

/** What the clusters watch instead of a branch that nothing watches. */
export interface WatchedElsewhere {
  /** Those that follow another branch, a tag or a commit of the repository: at most {@link MAX_SIMILAR}. */
  readonly sameRepository: readonly SimilarConfiguration[];
  /** Those that follow a branch with the same name of another repository: at most {@link MAX_SIMILAR}. */
  readonly sameBranch: readonly SimilarConfiguration[];
  /** The branch of the repository that is watched and has the nearest name; `undefined` if none is near. Untrusted. */
  readonly nearestBranch: string | undefined;
  /** The path of the nearest repository of which that branch is watched, for example `contoso/gitops`; `undefined` if none is near. Untrusted. */
  readonly nearestRepository: string | undefined;
}

/** How many similar configurations are listed. */
export const MAX_SIMILAR = 20;

/** How many rows are read to find them. */
export const MAX_SIMILAR_ROWS = 200;

/**
 * Finds what is similar to a branch that nothing watches.
 * @param sameRepository rows of configurations whose address contains the path of the repository
 * @param sameBranch rows of configurations that follow a branch with this name
 * @param urls more addresses of repositories of which a branch with this name is watched
 */
export function findWatchedElsewhere(
  { repository, branch }: WatchedBranch,
  {
    sameRepository,
    sameBranch,
    urls,
  }: {
    readonly sameRepository: readonly unknown[];
    readonly sameBranch: readonly unknown[];
    readonly urls: readonly string[];
  },
): WatchedElsewhere {
  const isSame = ({ url }: SimilarConfiguration) => {
    const address = parseRepositoryAddress(url);
    return address !== undefined && isSameRepository(address, repository);
  };
  const here = [...sameRepository, ...sameBranch].map(parseSimilar).filter(isSame);
  const there = sameBranch.map(parseSimilar).filter((other) => !isSame(other));
  const paths = [...there.map(({ url }) => url), ...urls].flatMap((url) => {
    const address = parseRepositoryAddress(url);
    return address?.host === repository.host && address.path !== repository.path ? address.path : [];
  });
  const branches = here.flatMap(({ pinned, branch: other }) => (pinned === undefined && other !== branch ? other : []));
  return {
    sameRepository: here.slice(0, MAX_SIMILAR),
    sameBranch: there.slice(0, MAX_SIMILAR),
    nearestBranch: findNearest(branch, branches),
    nearestRepository: findNearest(repository.path, paths),
  };
}

function parseSimilar(row: unknown): SimilarConfiguration {
  const { id, name, url, ref } = readFields(row);
  const { branch, pin } = readGitReference(ref);
  return {
    cluster: parseConfigurationId(readString(id))?.clusterName ?? '',
    name: readString(name),
    url: maskCredentials(readString(url)),
    branch,
    pinned: pin,
  };
}
