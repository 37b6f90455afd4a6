import type { Environment } from '@kalypso-actions/scheduler';

/** An environment and its neighbours in the promotion chain. */
export interface ChainLink {
  readonly environment: Environment;
  /** Names of the environments in which a commit has to be deployed before it is promoted to this one, sorted. */
  readonly previous: readonly string[];
  /** Names of the environments that come next, in the order of the file. */
  readonly next: readonly string[];
}

/** Every environment by its name, in the order of the names. */
export type PromotionChain = ReadonlyMap<string, ChainLink>;

/** Names of the environments that come after some others, directly or not. */
export function listLater(chain: PromotionChain, names: readonly string[]): ReadonlySet<string> {
  const later = new Set(names.flatMap((name) => chain.get(name)?.next ?? []));
  for (const name of later) for (const next of chain.get(name)?.next ?? []) later.add(next);
  return later;
}
