import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from './json.ts';

export interface Strategy {
  /** The combinations, one job each; one empty one for a job without a matrix. */
  readonly combinations: readonly JsonObject[];
  readonly failFast: boolean;
  readonly maxParallel: number;
}

/** Expands `strategy`, expressions already evaluated, as GitHub does. */
export function expandStrategy(strategy: Json): Strategy {
  const settings = isObject(strategy) ? strategy : {};
  const { matrix } = settings;
  return {
    combinations: isObject(matrix) ? combinations(matrix) : [{}],
    failFast: settings['fail-fast'] !== false,
    maxParallel: typeof settings['max-parallel'] === 'number' ? settings['max-parallel'] : Number.POSITIVE_INFINITY,
  };
}

function combinations({ include, exclude, ...vectors }: JsonObject): readonly JsonObject[] {
  let found: JsonObject[] = Object.keys(vectors).length === 0 ? [] : [{}];
  for (const [key, values] of Object.entries(vectors)) {
    const list = Array.isArray(values) ? values : [values];
    found = found.flatMap((combination) => list.map((value) => ({ ...combination, [key]: value })));
  }
  const excluded = objects(exclude);
  found = found.filter((combination) => !excluded.some((part) => agrees(combination, part, Object.keys(part))));
  const originals = [...found];
  for (const addition of objects(include)) {
    const shared = Object.keys(addition).filter((key) => Object.hasOwn(vectors, key));
    const extended = originals.filter((combination) => agrees(combination, addition, shared));
    if (extended.length === 0) found.push(addition);
    else found = found.map((one) => (extended.some((other) => isPart(other, one)) ? { ...one, ...addition } : one));
  }
  return found;
}

function agrees(combination: JsonObject, part: JsonObject, keys: readonly string[]): boolean {
  return keys.every((key) => isDeepStrictEqual(combination[key], part[key]));
}

function isPart(part: JsonObject, whole: JsonObject): boolean {
  return agrees(whole, part, Object.keys(part));
}

function objects(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}
