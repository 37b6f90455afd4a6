import { isDeepStrictEqual } from 'node:util';
import { type ContextObject, type ContextValue, isContextObject } from './json.ts';

export interface JobStrategy {
  /** One combination per job; a single empty one without a matrix. */
  readonly combinations: readonly ContextObject[];
  readonly failFast: boolean;
  readonly maxParallel: number;
}

/** Expands `strategy`, whose expressions are already evaluated. */
export function expandStrategy(strategy: ContextValue): JobStrategy {
  const settings = isContextObject(strategy) ? strategy : {};
  const { matrix } = settings;
  return {
    combinations: isContextObject(matrix) ? expandMatrix(matrix) : [{}],
    failFast: settings['fail-fast'] !== false,
    maxParallel: typeof settings['max-parallel'] === 'number' ? settings['max-parallel'] : Number.POSITIVE_INFINITY,
  };
}

function expandMatrix({ include, exclude, ...vectors }: ContextObject): readonly ContextObject[] {
  let found: ContextObject[] = Object.keys(vectors).length === 0 ? [] : [{}];
  for (const [key, values] of Object.entries(vectors)) {
    const list = Array.isArray(values) ? values : [values];
    found = found.flatMap((combination) => list.map((value) => ({ ...combination, [key]: value })));
  }
  const excluded = toObjects(exclude);
  found = found.filter((combination) => !excluded.some((part) => matchesOnKeys(combination, part, Object.keys(part))));
  const originals = [...found];
  for (const addition of toObjects(include)) {
    const shared = Object.keys(addition).filter((key) => Object.hasOwn(vectors, key));
    const extended = originals.filter((combination) => matchesOnKeys(combination, addition, shared));
    if (extended.length === 0) found.push(addition);
    else
      found = found.map((candidate) =>
        extended.some((original) => isSubset(original, candidate)) ? { ...candidate, ...addition } : candidate,
      );
  }
  return found;
}

function matchesOnKeys(combination: ContextObject, part: ContextObject, keys: readonly string[]): boolean {
  return keys.every((key) => isDeepStrictEqual(combination[key], part[key]));
}

function isSubset(part: ContextObject, whole: ContextObject): boolean {
  return matchesOnKeys(whole, part, Object.keys(part));
}

function toObjects(list: ContextValue | undefined): readonly ContextObject[] {
  return Array.isArray(list) ? list.filter(isContextObject) : [];
}
