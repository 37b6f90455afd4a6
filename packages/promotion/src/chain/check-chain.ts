import { type Diagnostic, findNearest } from '@kalypso-actions/diagnostics';
import type { Environment } from '@kalypso-actions/scheduler';
import { type ChainLink, listLater, type PromotionChain } from './chain-link.ts';

/** Who knows which environment comes next: the environments, or else only the caller, or neither. */
export type ChainOrder = 'declared' | 'given' | 'unknown';

/** What is wrong with a promotion chain. If no environment declares its order, its structure cannot be checked. */
export function checkChain(
  environments: readonly Environment[],
  chain: PromotionChain,
  order: ChainOrder,
): Diagnostic[] {
  return [
    ...environments.flatMap((environment) => checkNames(environment, [...chain.keys()])),
    ...(order === 'declared' ? checkStructure(chain) : []),
    ...(order === 'unknown' ? describeUnknownOrder([...chain.values()]) : []),
    ...[...chain.values()].flatMap(checkSoak),
  ];
}

/** The position at which an environment names the one that comes next. */
function locateNext({ environment }: ChainLink, next: string) {
  const index = environment.promotion.next?.indexOf(next) ?? -1;
  return environment.locate('spec', 'promotion', 'next', ...(index === -1 ? [] : [index]));
}

function environmentError(environment: Environment, diagnostic: Omit<Diagnostic, 'severity' | 'subject'>): Diagnostic {
  return { severity: 'error', ...diagnostic, subject: { kind: 'Environment', name: environment.name } };
}

function environmentWarning(
  environment: Environment,
  diagnostic: Omit<Diagnostic, 'severity' | 'subject'>,
): Diagnostic {
  return { ...environmentError(environment, diagnostic), severity: 'warning' };
}

function checkNames(environment: Environment, names: readonly string[]): Diagnostic[] {
  return (environment.promotion.next ?? []).flatMap((next, index) => {
    if (names.includes(next)) return [];
    return environmentError(environment, {
      code: 'unknown-environment',
      message: `environment ${next} does not exist`,
      at: environment.locate('spec', 'promotion', 'next', index),
      hint: suggestEnvironment(next, names),
    });
  });
}

/** The hint for the name of an environment that does not exist. */
export function suggestEnvironment(name: string, names: readonly string[]): string {
  const nearest = findNearest(name, names);
  if (nearest !== undefined) return `Did you mean ${nearest}?`;
  return names.length === 0 ? 'There are no environments.' : `Use one of the environments ${names.join(', ')}.`;
}

function checkStructure(chain: PromotionChain): Diagnostic[] {
  const links = [...chain.values()];
  const cycles = findCycles(chain);
  const inCycle = new Set(cycles.flat());
  const isolated = links.filter(({ previous, next }) => previous.length === 0 && next.length === 0);
  const first = links.filter(({ previous, next }) => previous.length === 0 && next.length > 0);
  const firstNames = first.map(({ environment }) => environment.name);
  const reached = new Set([...firstNames, ...listLater(chain, firstNames)]);
  const unreachable = links.filter(
    (link) => !reached.has(link.environment.name) && !inCycle.has(link.environment.name) && !isolated.includes(link),
  );
  return [
    ...cycles.map((names) => describeCycle(chain, names)),
    ...(first.length > 1 ? describeSeveralFirst(first) : []),
    ...unreachable.map(describeUnreachable),
    ...(chain.size > 1 ? isolated.map(describeIsolated) : []),
  ];
}

function describeUnreachable({ environment }: ChainLink): Diagnostic {
  return environmentError(environment, {
    code: 'unreachable-environment',
    message: `environment ${environment.name} is unreachable: only a cycle leads to it`,
    at: environment.locate('metadata', 'name'),
    hint: 'Fix the cycle.',
  });
}

function describeIsolated({ environment }: ChainLink): Diagnostic {
  return environmentWarning(environment, {
    code: 'environment-outside-chain',
    message: `environment ${environment.name} is not part of the promotion chain: no other environment promotes to it`,
    at: environment.locate('metadata', 'name'),
    hint: 'If this is not intended, add it to `spec.promotion.next` of the environment before it.',
  });
}

function describeUnknownOrder([first, second]: readonly ChainLink[]): Diagnostic[] {
  if (!first || !second) return [];
  const [name, next] = [first.environment.name, second.environment.name];
  return [
    environmentWarning(first.environment, {
      code: 'chain-not-declared',
      message:
        'no environment declares which one comes next, so the chain ends at each of them: nothing is promoted further',
      at: first.environment.locate('spec'),
      hint: `Declare it in .environments (for example \`spec.promotion.next: ${next}\` of environment ${name}) or, while an operator reads that folder, in .kalypso/promotion.yaml (\`environments: { ${name}: { next: ${next} } }\`). \`next: []\` ends the chain without this warning. Variables and secrets such as NEXT_ENVIRONMENT are not read.`,
    }),
  ];
}

function describeSeveralFirst(first: readonly ChainLink[]): Diagnostic[] {
  const names = first.map(({ environment }) => environment.name).join(', ');
  return first.map(({ environment }) =>
    environmentError(environment, {
      code: 'several-first-environments',
      message: `the promotion chain has ${first.length} first environments: ${names}`,
      at: environment.locate('spec', 'promotion', 'next'),
      hint: 'Add all but one of them to `spec.promotion.next` of another environment.',
      related: first
        .filter((other) => other.environment !== environment)
        .map((other) => ({
          message: `${other.environment.name} is another one`,
          at: other.environment.locate('metadata', 'name'),
        })),
    }),
  );
}

function checkSoak({ environment, previous }: ChainLink): Diagnostic[] {
  if (environment.promotion.soakMs === undefined || previous.length > 0) return [];
  return [
    environmentWarning(environment, {
      code: 'idle-soak',
      message: `\`soak\` has no effect: no environment comes before ${environment.name}`,
      at: environment.locate('spec', 'promotion', 'soak'),
      hint: 'Remove `soak`, or move it to the next environment.',
    }),
  ];
}

/** Names in the order in which one promotes to the next, starting with the first in the alphabet; each cycle once. */
function findCycles(chain: PromotionChain): string[][] {
  const found: string[][] = [];
  for (const name of chain.keys()) {
    const cycle = findPathBack(chain, name);
    // A longer path through a cycle that was found already is not another cycle.
    if (cycle?.toSorted()[0] === name && !found.some((other) => other.includes(name))) found.push(cycle);
  }
  return found;
}

/** The shortest path from an environment back to itself. */
function findPathBack(chain: PromotionChain, start: string): string[] | undefined {
  let paths: string[][] = [[start]];
  const seen = new Set<string>();
  while (paths.length > 0) {
    const longer: string[][] = [];
    for (const path of paths) {
      for (const next of chain.get(path.at(-1) ?? '')?.next ?? []) {
        if (next === start) return path;
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...path, next]);
      }
    }
    paths = longer;
  }
  return undefined;
}

function describeCycle(chain: PromotionChain, names: readonly string[]): Diagnostic {
  const [first = ''] = names;
  const [start, ...others] = names.flatMap((name) => chain.get(name) ?? []);
  if (!start) throw new Error(`environment ${first} is not in the chain`);
  const next = (index: number) => names[(index + 1) % names.length] ?? first;
  return environmentError(start.environment, {
    code: 'environment-cycle',
    message: `the promotion chain has a cycle: ${[...names, first].join(' → ')}`,
    at: locateNext(start, next(0)),
    hint: 'Remove one of these links from `spec.promotion.next`.',
    related: others.map((link, index) => ({
      message: `${link.environment.name} promotes to ${next(index + 1)}`,
      at: locateNext(link, next(index + 1)),
    })),
  });
}
