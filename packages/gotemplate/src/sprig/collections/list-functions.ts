import { compareStrings, FunctionError, List, Struct, type Value } from '@kalypso-actions/govalue';
import { checkElementCount } from '../../runtime/limits.ts';
import { newStrings, sortInPlace, spendWork } from '../../runtime/rendering.ts';
import type { FunctionMap, TemplateFunction } from '../../runtime/template-function.ts';
import { deepEqual } from '../../values/deep-equal.ts';
import { isTrue } from '../../values/truth.ts';
import { NIL_POINTER, reflectKindOf, requireItems, toInt64, toStrings, toText } from '../common/convert.ts';

const interfaces = (items: readonly Value[]): List => new List(items);
const nilList = new List([], 'interface {}', true);

const first = (list: Value): Value => requireItems(list, 'Cannot find first on')[0] ?? null;
const last = (list: Value): Value => requireItems(list, 'Cannot find last on').at(-1) ?? null;

function rest(list: Value): List {
  const items = requireItems(list, 'Cannot find rest on');
  return items.length === 0 ? nilList : interfaces(items.slice(1));
}

function initial(list: Value): List {
  const items = requireItems(list, 'Cannot find initial on');
  return items.length === 0 ? nilList : interfaces(items.slice(0, -1));
}

function push(list: Value, value: Value): List {
  const items = requireItems(list, 'Cannot push on');
  checkElementCount(items.length + 1);
  return interfaces([...items, value]);
}

function prepend(list: Value, value: Value): List {
  const items = requireItems(list, 'Cannot prepend on');
  checkElementCount(items.length + 1);
  return interfaces([value, ...items]);
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
  return items.length === 0 ? nilList : interfaces(items);
}

const reverse = (list: Value): List => interfaces(requireItems(list, 'Cannot find reverse on').toReversed());

/** Whether a value is empty to sprig; other than to `if`, no struct is. */
export const isEmpty = (value: Value): boolean => !(value instanceof Struct) && !isTrue(value);

const compact = (list: Value): List =>
  interfaces(requireItems(list, 'Cannot compact on').filter((item) => !isEmpty(item)));

/** Values that were seen, compared as Go's `reflect.DeepEqual` does. */
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

/** What comparing two values costs, in units of work. */
const WORK_PER_COMPARISON = 20;

function uniq(list: Value): List {
  const seen = new SeenValues();
  return interfaces(
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
  return interfaces(requireItems(list, 'Cannot find without on').filter((item) => !seen.has(item)));
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
  return list.elem === 'string' ? newStrings(items.map(toText)) : new List(items, list.elem);
}

function chunk(size: bigint, list: Value): List {
  const items = requireItems(list, 'Cannot chunk');
  if (size < 1n) {
    throw new FunctionError('the size of a chunk has to be at least 1');
  }
  const width = Number(size);
  const chunks = Array.from({ length: Math.ceil(items.length / width) }, (_, index) =>
    interfaces(items.slice(index * width, (index + 1) * width)),
  );
  return new List(chunks, '[]interface {}');
}

/** Sorts texts by their bytes. A list of strings is sorted where it is, as sprig does; anything else is made one first. */
function sortAlpha(list: Value): List {
  if (!(list instanceof List)) {
    return newStrings([toText(list)]);
  }
  const texts = toStrings(list);
  sortInPlace(texts, (left, right) => compareStrings(toText(left), toText(right)));
  return texts;
}

const oneList = (apply: (list: Value) => Value): TemplateFunction => ({ params: ['any'], apply });
const listAndValue = (apply: (list: Value, value: Value) => Value): TemplateFunction => ({
  params: ['any', 'any'],
  apply,
});

const basic = {
  first: oneList(first),
  last: oneList(last),
  rest: oneList(rest),
  initial: oneList(initial),
  append: listAndValue(push),
  push: listAndValue(push),
  prepend: listAndValue(prepend),
  reverse: oneList(reverse),
  compact: oneList(compact),
  uniq: oneList(uniq),
  without: { params: ['any'], variadic: 'any', apply: without },
  has: { params: ['any', 'any'], apply: has },
  slice: { params: ['any'], variadic: 'any', apply: slice },
  chunk: { params: ['int', 'any'], apply: chunk },
} satisfies FunctionMap;

const list: TemplateFunction = { params: [], variadic: 'any', apply: (...values: Value[]) => interfaces(values) };

export const listFunctions: FunctionMap = {
  ...basic,
  list,
  tuple: list,
  concat: { params: [], variadic: 'any', apply: concat },
  sortAlpha: oneList(sortAlpha),
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
