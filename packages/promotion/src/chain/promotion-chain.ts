import type { Checked } from '@kalypso-actions/diagnostics';
import type { Environment } from '@kalypso-actions/scheduler';
import type { ChainLink, PromotionChain } from './chain-link.ts';
import { checkChain } from './check-chain.ts';

/** Which environment comes after which, if the environments do not declare it. */
export interface ChainHint {
  readonly after: string;
  readonly next: string;
}

/**
 * The promotion chain that environments declare in `spec.promotion.next`.
 *
 * Inputs: the environments of `.environments/`, each name once; and what the caller knows of the order, which counts only if no environment declares it.
 * Output: the chain, and a diagnostic for each unknown name, cycle, surplus first environment, unreachable or isolated environment.
 */
export function buildChain(environments: readonly Environment[], hint?: ChainHint): Checked<PromotionChain> {
  const names = new Set(environments.map(({ name }) => name));
  const isDeclared = environments.some(({ promotion }) => promotion.next !== undefined);
  const nextOf = ({ name, promotion }: Environment): readonly string[] => {
    if (isDeclared) return [...new Set(promotion.next ?? [])].filter((next) => names.has(next));
    return hint?.after === name && names.has(hint.next) ? [hint.next] : [];
  };
  const toLink = (environment: Environment): ChainLink => ({
    environment,
    previous: environments
      .filter((other) => nextOf(other).includes(environment.name))
      .map(({ name }) => name)
      .sort(),
    next: nextOf(environment),
  });
  const sorted = [...environments].sort((a, b) => (a.name < b.name ? -1 : 1));
  const chain = new Map(sorted.map((environment) => [environment.name, toLink(environment)]));
  const order = isDeclared ? 'declared' : hint ? 'given' : 'unknown';
  return { value: chain, diagnostics: checkChain(environments, chain, order) };
}
