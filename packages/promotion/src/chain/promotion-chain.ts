import { type Checked, type Diagnostic, findNearest } from '@kalypso-actions/diagnostics';
import type { Environment } from '@kalypso-actions/scheduler';

/** An environment and its neighbours in the chain. */
export interface ChainLink {
  readonly environment: Environment;
  /** Names of the environments that a commit has to have been deployed in before it comes here. Sorted. */
  readonly before: readonly string[];
  /** Names of those that come next, in the order of the file. */
  readonly next: readonly string[];
}

/** Every environment by its name, sorted. */
export type PromotionChain = ReadonlyMap<string, ChainLink>;

/** What is not in the files, but said by whoever starts a promotion: which environment comes after which. */
export interface ChainHint {
  readonly after: string;
  readonly next: string;
}

/**
 * The chain that environments declare by `spec.promotion.next`.
 *
 * Inputs: the environments of `.environments/`, each name once; for control planes where none declares what is next, what the caller knows. Problems, all
 * at once: names that are no environment, cycles, several environments to start with, environments that nothing leads to.
 */
export function buildChain(environments: readonly Environment[], hint?: ChainHint): Checked<PromotionChain> {
  const byName = new Map(environments.map((environment) => [environment.name, environment]));
  const isDeclared = environments.some(({ promotion }) => promotion.next !== undefined);
  const nextOf = ({ name, promotion }: Environment): readonly string[] => {
    if (isDeclared) return [...new Set(promotion.next ?? [])].filter((next) => byName.has(next));
    return hint?.after === name && byName.has(hint.next) ? [hint.next] : [];
  };
  const chain = new Map(
    [...environments]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((environment): [string, ChainLink] => {
        const before = environments.filter((other) => nextOf(other).includes(environment.name)).map(({ name }) => name);
        return [environment.name, { environment, before: before.sort(), next: nextOf(environment) }];
      }),
  );
  const diagnostics = environments.flatMap((environment) => unknownNames(environment, byName));
  if (isDeclared) diagnostics.push(...structureProblems(chain));
  diagnostics.push(...[...chain.values()].flatMap(idleSoak));
  return { value: chain, diagnostics };
}

/** Where an environment names the one that comes next. */
function nextAt({ environment }: ChainLink, next: string) {
  const index = environment.promotion.next?.indexOf(next) ?? -1;
  return environment.locate('spec', 'promotion', 'next', ...(index === -1 ? [] : [index]));
}

function problem(
  code: string,
  severity: Diagnostic['severity'],
  environment: Environment,
  at: Diagnostic['at'] & object,
  message: string,
  hint: string,
): Diagnostic {
  return { code, severity, message, at, hint, subject: { kind: 'Environment', name: environment.name } };
}

function unknownNames(environment: Environment, byName: ReadonlyMap<string, Environment>): Diagnostic[] {
  return (environment.promotion.next ?? []).flatMap((next, index) => {
    if (byName.has(next)) return [];
    const names = [...byName.keys()];
    const close = findNearest(next, names);
    const hint = close ? `Did you mean ${close}?` : `Environments are ${names.sort().join(', ')}.`;
    const at = environment.locate('spec', 'promotion', 'next', index);
    return [problem('unknown-environment', 'error', environment, at, `there is no environment ${next}`, hint)];
  });
}

function structureProblems(chain: PromotionChain): Diagnostic[] {
  const links = [...chain.values()];
  const cycles = cyclesOf(chain);
  const inCycle = new Set(cycles.flat());
  const outside = links.filter(({ before, next }) => before.length === 0 && next.length === 0);
  const first = links.filter(({ before, next }) => before.length === 0 && next.length > 0);
  const reached = new Set(first.flatMap((link) => [...reachable(chain, link.environment.name)]));
  const lost = links.filter(
    (link) => !reached.has(link.environment.name) && !inCycle.has(link.environment.name) && !outside.includes(link),
  );
  return [
    ...cycles.map((names) => cycleProblem(chain, names)),
    ...(first.length > 1 ? severalFirst(first) : []),
    ...lost.map(({ environment }) =>
      problem(
        'unreachable-environment',
        'error',
        environment,
        environment.locate('metadata', 'name'),
        `no promotion ever comes to environment ${environment.name}: only a cycle leads to it`,
        'Mend the cycle.',
      ),
    ),
    ...(chain.size > 1 ? outside : []).map(({ environment }) =>
      problem(
        'environment-outside-chain',
        'warning',
        environment,
        environment.locate('metadata', 'name'),
        `environment ${environment.name} is not part of the chain: no other one promotes to it`,
        'Name it under `spec.promotion.next` of the environment before it, unless that is what you want.',
      ),
    ),
  ];
}

function idleSoak({ environment, before }: ChainLink): Diagnostic[] {
  if (environment.promotion.soakMs === undefined || before.length > 0) return [];
  const message = `there is no environment before ${environment.name} to soak in`;
  const at = environment.locate('spec', 'promotion', 'soak');
  return [
    problem('idle-soak', 'warning', environment, at, message, 'Remove `soak`, or put it into the next environment.'),
  ];
}

function severalFirst(first: readonly ChainLink[]): Diagnostic[] {
  const names = first.map(({ environment }) => environment.name);
  return first.map(({ environment }) => ({
    ...problem(
      'several-first-environments',
      'error',
      environment,
      environment.locate('spec', 'promotion', 'next'),
      `the chain has ${names.length} first environments: ${names.join(', ')}`,
      'Name all but one of them under `spec.promotion.next` of another environment.',
    ),
    related: first
      .filter((other) => other.environment !== environment)
      .map((other) => ({ message: 'another one', at: other.environment.locate('metadata', 'name') })),
  }));
}

/** Names in the order in which one promotes to the other, starting with the least; each cycle once. */
function cyclesOf(chain: PromotionChain): string[][] {
  const found = new Map<string, string[]>();
  for (const name of chain.keys()) {
    const cycle = pathBack(chain, name);
    const least = cycle && [...cycle].sort()[0];
    // A longer way round through a cycle that was told already is no other cycle.
    if (cycle && least === name && ![...found.values()].some((other) => other.includes(name))) found.set(name, cycle);
  }
  return [...found.values()];
}

/** The shortest way from an environment back to itself. */
function pathBack(chain: PromotionChain, start: string): string[] | undefined {
  let ways: string[][] = [[start]];
  const seen = new Set<string>();
  while (ways.length > 0) {
    const further: string[][] = [];
    for (const way of ways) {
      for (const next of chain.get(way.at(-1) ?? '')?.next ?? []) {
        if (next === start) return way;
        if (seen.has(next)) continue;
        seen.add(next);
        further.push([...way, next]);
      }
    }
    ways = further;
  }
  return undefined;
}

function reachable(chain: PromotionChain, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const name of seen) for (const next of chain.get(name)?.next ?? []) seen.add(next);
  return seen;
}

function cycleProblem(chain: PromotionChain, names: readonly string[]): Diagnostic {
  const [first = ''] = names;
  const links = names.flatMap((name) => chain.get(name) ?? []);
  const [start, ...others] = links;
  if (!start) throw new Error(`there is no environment ${first}`);
  const next = (index: number) => names[(index + 1) % names.length] ?? first;
  return {
    ...problem(
      'environment-cycle',
      'error',
      start.environment,
      nextAt(start, next(0)),
      `promotion would go round in a circle: ${[...names, first].join(' → ')}`,
      'Remove one of these from `spec.promotion.next`.',
    ),
    related: others.map((link, index) => ({
      message: `${link.environment.name} goes on to ${next(index + 1)}`,
      at: nextAt(link, next(index + 1)),
    })),
  };
}
