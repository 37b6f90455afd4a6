import { Dict, FunctionError, type Key, List, typeName, type Value } from '@kalypso-actions/govalue';
import { checkElementCount } from '../../runtime/limits.ts';
import { entriesToChange, newDict, newStrings } from '../../runtime/rendering.ts';
import type { FunctionMap, ParamType } from '../../runtime/template-function.ts';
import { sortEntries } from '../../values/key-order.ts';
import { toText } from '../common/convert.ts';
import { deepCopy } from './deep-copy.ts';
import { mergeDicts } from './merge-dicts.ts';

const dictType: ParamType = 'map[string]interface {}';

function dict(...values: Value[]): Dict {
  const entries = new Map<Key, Value>();
  for (let at = 0; at < values.length; at += 2) {
    const value = values[at + 1];
    entries.set(toText(values[at] ?? null), value === undefined ? '' : value);
  }
  return newDict(entries);
}

const get = (from: Dict, key: string): Value => {
  const value = from.entries.get(key);
  return value === undefined ? '' : value;
};

function set(target: Dict, key: string, value: Value): Value {
  const entries = entriesToChange(target);
  checkElementCount(entries.size + 1);
  entries.set(key, value);
  return target;
}

function unset(target: Dict, key: string): Value {
  if (target.entries.has(key)) {
    entriesToChange(target).delete(key);
  }
  return target;
}

function pluck(key: string, ...dicts: Dict[]): List {
  const found = dicts.map((one) => one.entries.get(key));
  return new List(found.filter((value) => value !== undefined));
}

/** Go's order of keys is random where sprig does not sort; ours is always by key. */
function keys(...dicts: Dict[]): List {
  checkElementCount(dicts.reduce((count, one) => count + one.entries.size, 0));
  return newStrings(dicts.flatMap((one) => sortEntries(one).map(([key]) => toText(key))));
}

const values = (from: Dict): List => new List(sortEntries(from).map(([, value]) => value));

function pick(from: Dict, ...wanted: string[]): Dict {
  const entries = from.entries;
  const picked = new Map<Key, Value>();
  for (const key of wanted) {
    const value = entries.get(key);
    if (value !== undefined) {
      picked.set(key, value);
    }
  }
  return newDict(picked);
}

function omit(from: Dict, ...unwanted: string[]): Dict {
  const left = new Map(from.entries);
  for (const key of unwanted) {
    left.delete(key);
  }
  return newDict(left);
}

function merger(overwrite: boolean) {
  return (target: Dict, ...sources: Dict[]): Value => {
    const result = target.isNil ? newDict() : target;
    for (const source of sources) {
      mergeDicts(result, source, overwrite);
    }
    return result;
  };
}

/** `dig "a" "b" DEFAULT DICT`: the value at that path, or the default where a key is missing. */
function dig(...path: Value[]): Value {
  if (path.length < 3) {
    throw new FunctionError('dig needs at least three arguments');
  }
  let here: Value = path.at(-1) ?? null;
  for (const key of path.slice(0, -2)) {
    if (typeof key !== 'string') {
      throw new FunctionError(`interface conversion: interface {} is ${typeName(key)}, not string`);
    }
    if (!(here instanceof Dict) || typeName(here) !== dictType) {
      throw new FunctionError(`interface conversion: interface {} is ${typeName(here)}, not ${dictType}`);
    }
    const next = here.entries.get(key);
    if (next === undefined) {
      return path.at(-2) ?? null;
    }
    here = next;
  }
  return here;
}

const merge = { params: [dictType], variadic: dictType, apply: merger(false) } as const;
const mergeOverwrite = { params: [dictType], variadic: dictType, apply: merger(true) } as const;

export const dictFunctions: FunctionMap = {
  dict: { params: [], variadic: 'any', apply: dict },
  get: { params: [dictType, 'string'], apply: get },
  set: { params: [dictType, 'string', 'any'], apply: set },
  unset: { params: [dictType, 'string'], apply: unset },
  hasKey: { params: [dictType, 'string'], apply: (from: Dict, key: string) => from.entries.has(key) },
  pluck: { params: ['string'], variadic: dictType, apply: pluck },
  keys: { params: [], variadic: dictType, apply: keys },
  values: { params: [dictType], apply: values },
  pick: { params: [dictType], variadic: 'string', apply: pick },
  omit: { params: [dictType], variadic: 'string', apply: omit },
  merge,
  mergeOverwrite,
  mustMerge: merge,
  mustMergeOverwrite: mergeOverwrite,
  dig: { params: [], variadic: 'any', apply: dig },
  deepCopy: { params: ['any'], apply: deepCopy },
  mustDeepCopy: { params: ['any'], apply: deepCopy },
};
