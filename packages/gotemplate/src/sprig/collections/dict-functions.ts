import { Dict, FunctionError, type Key, List, typeName, type Value } from '@kalypso-actions/govalue';
import { checkElementCount } from '../../runtime/limits.ts';
import { createDict, createStringList, getMutableEntries } from '../../runtime/rendering.ts';
import type { FunctionMap, ParamType } from '../../runtime/template-function.ts';
import { sortEntries } from '../../values/key-order.ts';
import { toText } from '../common/convert.ts';
import { deepCopy } from './deep-copy.ts';
import { mergeDicts } from './merge-dicts.ts';

const DICT_TYPE: ParamType = 'map[string]interface {}';

function dict(...values: Value[]): Dict {
  const entries = new Map<Key, Value>();
  for (let at = 0; at < values.length; at += 2) {
    const value = values[at + 1];
    entries.set(toText(values[at] ?? null), value === undefined ? '' : value);
  }
  return createDict(entries);
}

const get = (from: Dict, key: string): Value => {
  const value = from.entries.get(key);
  return value === undefined ? '' : value;
};

function set(target: Dict, key: string, value: Value): Value {
  const entries = getMutableEntries(target);
  checkElementCount(entries.size + 1);
  entries.set(key, value);
  return target;
}

function unset(target: Dict, key: string): Value {
  if (target.entries.has(key)) {
    getMutableEntries(target).delete(key);
  }
  return target;
}

function pluck(key: string, ...dicts: Dict[]): List {
  const found = dicts.map((one) => one.entries.get(key));
  return new List(found.filter((value) => value !== undefined));
}

/** The keys in sorted order; sprig's order is random. */
function keys(...dicts: Dict[]): List {
  checkElementCount(dicts.reduce((count, one) => count + one.entries.size, 0));
  return createStringList(dicts.flatMap((one) => sortEntries(one).map(([key]) => toText(key))));
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
  return createDict(picked);
}

function omit(from: Dict, ...unwanted: string[]): Dict {
  const left = new Map(from.entries);
  for (const key of unwanted) {
    left.delete(key);
  }
  return createDict(left);
}

function createMerge(overwrite: boolean) {
  return (target: Dict, ...sources: Dict[]): Value => {
    const result = target.isNil ? createDict() : target;
    for (const source of sources) {
      mergeDicts(result, source, overwrite);
    }
    return result;
  };
}

/** `dig "a" "b" DEFAULT DICT`: the value at a path, or the default if a key is missing. */
function dig(...path: Value[]): Value {
  if (path.length < 3) {
    throw new FunctionError('dig needs at least three arguments');
  }
  let current: Value = path.at(-1) ?? null;
  for (const key of path.slice(0, -2)) {
    if (typeof key !== 'string') {
      throw new FunctionError(`interface conversion: interface {} is ${typeName(key)}, not string`);
    }
    if (!(current instanceof Dict) || typeName(current) !== DICT_TYPE) {
      throw new FunctionError(`interface conversion: interface {} is ${typeName(current)}, not ${DICT_TYPE}`);
    }
    const next = current.entries.get(key);
    if (next === undefined) {
      return path.at(-2) ?? null;
    }
    current = next;
  }
  return current;
}

const merge = { params: [DICT_TYPE], variadic: DICT_TYPE, apply: createMerge(false) } as const;
const mergeOverwrite = { params: [DICT_TYPE], variadic: DICT_TYPE, apply: createMerge(true) } as const;

export const dictFunctions: FunctionMap = {
  dict: { params: [], variadic: 'any', apply: dict },
  get: { params: [DICT_TYPE, 'string'], apply: get },
  set: { params: [DICT_TYPE, 'string', 'any'], apply: set },
  unset: { params: [DICT_TYPE, 'string'], apply: unset },
  hasKey: { params: [DICT_TYPE, 'string'], apply: (from: Dict, key: string) => from.entries.has(key) },
  pluck: { params: ['string'], variadic: DICT_TYPE, apply: pluck },
  keys: { params: [], variadic: DICT_TYPE, apply: keys },
  values: { params: [DICT_TYPE], apply: values },
  pick: { params: [DICT_TYPE], variadic: 'string', apply: pick },
  omit: { params: [DICT_TYPE], variadic: 'string', apply: omit },
  merge,
  mergeOverwrite,
  mustMerge: merge,
  mustMergeOverwrite: mergeOverwrite,
  dig: { params: [], variadic: 'any', apply: dig },
  deepCopy: { params: ['any'], apply: deepCopy },
  mustDeepCopy: { params: ['any'], apply: deepCopy },
};
