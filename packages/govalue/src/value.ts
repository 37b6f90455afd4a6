/**
 * Go's values, as a template sees them.
 *
 * The kinds that templates meet all the time are JavaScript primitives, and each has one Go type:
 *
 * | Go                       | here                     |
 * |--------------------------|--------------------------|
 * | untyped nil              | `null`                   |
 * | string                   | `string`                 |
 * | bool                     | `boolean`                |
 * | int                      | `bigint`                 |
 * | float64                  | `number`                 |
 * | any other integer, float | {@link Num}              |
 * | slice                    | {@link List}             |
 * | map                      | {@link Dict}             |
 * | struct                   | {@link Struct}           |
 * | func                     | {@link Func}             |
 *
 * A value that is not there at all (Go's zero `reflect.Value`, which prints `<no value>`) is `undefined` inside the engine.
 */
export type Value = null | string | boolean | bigint | number | Num | List | Dict | Struct | Func;

export type NumType =
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32';

/** A number of a Go type that has no JavaScript primitive of its own here. */
export class Num {
  readonly type: NumType;
  /** A `bigint` for integers, already in the range of `type`; a `number` for `float32`. */
  readonly value: bigint | number;

  constructor(type: NumType, value: bigint | number) {
    this.type = type;
    this.value = value;
  }
}

/** A slice. `elem` is Go's name of the type of its elements. */
export class List {
  readonly elem: string;
  readonly items: readonly Value[];
  readonly isNil: boolean;

  constructor(items: readonly Value[], elem = 'interface {}', isNil = false) {
    this.elem = elem;
    this.items = items;
    this.isNil = isNil;
  }
}

/** What Go allows as a key of the maps that templates meet. */
export type Key = null | string | boolean | bigint | number;

/** A map. `key` and `elem` are Go's names of its types: `string`, `interface {}`, … */
export class Dict {
  readonly key: string;
  readonly elem: string;
  readonly entries: ReadonlyMap<Key, Value>;
  readonly isNil: boolean;

  constructor(entries: ReadonlyMap<Key, Value>, key = 'string', elem = 'interface {}', isNil = false) {
    this.key = key;
    this.elem = elem;
    this.entries = entries;
    this.isNil = isNil;
  }
}

export type Method = (...args: Value[]) => Value;

/** What most structs have of methods and of hidden fields: one object for all of them. */
const NONE: Readonly<Record<string, never>> = {};

/** A struct: its fields in the order of their declaration, and the methods that a template may call. */
export class Struct {
  /** Go's name of the type, with its package: `scheduler.dataType`. */
  readonly type: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly methods: Readonly<Record<string, Method>>;
  /** Fields that Go does not export: they come before the others, are printed and compared, and are otherwise out of reach. */
  readonly hidden: Readonly<Record<string, Value>>;

  constructor(
    type: string,
    fields: Readonly<Record<string, Value>>,
    methods: Readonly<Record<string, Method>> = NONE,
    hidden: Readonly<Record<string, Value>> = NONE,
  ) {
    this.type = type;
    this.fields = fields;
    this.methods = methods;
    this.hidden = hidden;
  }
}

/** A function that a template can hold as a value and `call`. */
export class Func {
  readonly apply: Method;

  constructor(apply: Method) {
    this.apply = apply;
  }
}
