import { compareStrings, FunctionError, List, type Value } from '@kalypso-actions/govalue';
import { checkElementCount } from '../../runtime/limits.ts';
import { createStringList, sortList, spendWork } from '../../runtime/rendering.ts';
import type { FunctionMap, TemplateFunction } from '../../runtime/template-function.ts';
import { deepEqual } from '../../values/deep-equal.ts';
import {
  isEmptyValue,
  NIL_POINTER,
  reflectKindOf,
  requireItems,
  toInt64,
  toStrings,
  toText,
} from '../common/convert.ts';

const WORK_PER_COMPARISON = 20;

const createList = (items: readonly Value[]): List => new List(items);
const NIL_LIST = new List([], 'interface {}', true);

const first = (list: Value): Value => requireItems(list, 'Cannot find first on')[0] ?? null;
const last = (list: Value): Value => requireItems(list, 'Cannot find last on').at(-1) ?? null;

function rest(list: Value): List {
  const items = requireItems(list, 'Cannot find rest on');
  return items.length === 0 ? NIL_LIST : createList(items.slice(1));
}

function initial(list: Value): List {
  const items = requireItems(list, 'Cannot find initial on');
  return items.length === 0 ? NIL_LIST : createList(items.slice(0, -1));
}

function push(list: Value, value: Value): List {
  const items = requireItems(list, 'Cannot push on');
  checkElementCount(items.length + 1);
  return createList([...items, value]);
}

function prepend(list: Value, value: Value): List {
  const items = requireItems(list, 'Cannot prepend on');
  checkElementCount(items.length + 1);
  return createList([value, ...items]);
}

function concat(...lists: Value[]): List {
  const parts = lists.map((list) => {
    if (list !== null && !(list instanceof List)) {
      throw new FunctionError(`Cannot concat type ${reflectKindOf(list)} as list`);
    }
    return requireItems(list, '');
  });
  checkElementCount(parts.reduce((count, part) => count + part.length, 0));
  const items = parts.flat();
  return items.length === 0 ? NIL_LIST : createList(items);
}

const reverse = (list: Value): List => createList(requireItems(list, 'Cannot find reverse on').toReversed());

const compact = (list: Value): List =>
  createList(requireItems(list, 'Cannot compact on').filter((item) => !isEmptyValue(item)));

/** A set of values, compared by Go's `reflect.DeepEqual`. */
class SeenValues {
  readonly #plain = new Set<Value>();
  readonly #others: Value[] = [];

  add(value: Value): void {
    if (typeof value === 'object' && value !== null) {
      this.#others.push(value);
    } else if (!Number.isNaN(value)) {
      this.#plain.add(value);
    }
  }

  has(value: Value): boolean {
    if (typeof value !== 'object' || value === null) {
      return this.#plain.has(value);
    }
    spendWork(this.#others.length * WORK_PER_COMPARISON);
    return this.#others.some((other) => deepEqual(value, other));
  }
}

function uniq(list: Value): List {
  const seen = new SeenValues();
  return createList(
    requireItems(list, 'Cannot find uniq on').filter((item) => {
      const isNew = !seen.has(item);
      if (isNew) {
        seen.add(item);
      }
      return isNew;
    }),
  );
}

function without(list: Value, ...omitted: Value[]): List {
  const seen = new SeenValues();
  for (const value of omitted) {
    seen.add(value);
  }
  return createList(requireItems(list, 'Cannot find without on').filter((item) => !seen.has(item)));
}

function has(needle: Value, list: Value): boolean {
  return list !== null && requireItems(list, 'Cannot find has on').some((item) => deepEqual(needle, item));
}

function slice(list: Value, ...bounds: Value[]): Value {
  if (!(list instanceof List)) {
    throw new FunctionError(
      list === null ? NIL_POINTER : `list should be type of slice or array but ${reflectKindOf(list)}`,
    );
  }
  const length = list.items.length;
  if (length === 0) {
    return null;
  }
  const start = toInt64(bounds[0] ?? 0n);
  const end = bounds[1] === undefined ? BigInt(length) : toInt64(bounds[1]);
  if (start < 0n || end < start || end > length) {
    throw new FunctionError('reflect.Value.Slice: slice index out of bounds');
  }
  const items = list.items.slice(Number(start), Number(end));
  return list.elem === 'string' ? createStringList(items.map(toText)) : new List(items, list.elem);
}

function chunk(size: bigint, list: Value): List {
  const items = requireItems(list, 'Cannot chunk');
  if (size < 1n) {
    throw new FunctionError('the size of a chunk must be at least 1');
  }
  const width = Number(size);
  const chunks = Array.from({ length: Math.ceil(items.length / width) }, (_, index) =>
    createList(items.slice(index * width, (index + 1) * width)),
  );
  return new List(chunks, '[]interface {}');
}

/** Sorts texts by their bytes. As in sprig, a list of strings is sorted in place; any other value is converted to a new list. */
function sortAlpha(list: Value): List {
  if (!(list instanceof List)) {
    return createStringList([toText(list)]);
  }
  const texts = toStrings(list);
  sortList(texts, (left, right) => compareStrings(toText(left), toText(right)));
  return texts;
}

const defineForList = (apply: (list: Value) => Value): TemplateFunction => ({ params: ['any'], apply });
const defineForListAndValue = (apply: (list: Value, value: Value) => Value): TemplateFunction => ({
  params: ['any', 'any'],
  apply,
});

const basic = {
  first: defineForList(first),
  last: defineForList(last),
  rest: defineForList(rest),
  initial: defineForList(initial),
  append: defineForListAndValue(push),
  push: defineForListAndValue(push),
  prepend: defineForListAndValue(prepend),
  reverse: defineForList(reverse),
  compact: defineForList(compact),
  uniq: defineForList(uniq),
  without: { params: ['any'], variadic: 'any', apply: without },
  has: { params: ['any', 'any'], apply: has },
  slice: { params: ['any'], variadic: 'any', apply: slice },
  chunk: { params: ['int', 'any'], apply: chunk },
} satisfies FunctionMap;

const list: TemplateFunction = { params: [], variadic: 'any', apply: (...values: Value[]) => createList(values) };

export const listFunctions: FunctionMap = {
  ...basic,
  list,
  tuple: list,
  concat: { params: [], variadic: 'any', apply: concat },
  sortAlpha: defineForList(sortAlpha),
  mustFirst: basic.first,
  mustLast: basic.last,
  mustRest: basic.rest,
  mustInitial: basic.initial,
  mustAppend: basic.append,
  mustPush: basic.push,
  mustPrepend: basic.prepend,
  mustReverse: basic.reverse,
  mustCompact: basic.compact,
  mustUniq: basic.uniq,
  mustWithout: basic.without,
  mustHas: basic.has,
  mustSlice: basic.slice,
  mustChunk: basic.chunk,
};
