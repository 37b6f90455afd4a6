/**
 * A Go value.
 *
 * The most common types are JavaScript primitives:
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
 * Go's zero `reflect.Value`, which prints `<no value>`, is `undefined`: see {@link MaybeValue}.
 */
export type Value = null | string | boolean | bigint | number | Num | List | Dict | Struct | Func;

/** A value, or `undefined` for Go's zero `reflect.Value`: a key that a map does not have, for example. */
export type MaybeValue = Value | undefined;

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

/** A number of a Go type other than `int` and `float64`. */
export class Num {
  readonly type: NumType;
  /** A `bigint` for integers, already in the range of `type`; a `number` for `float32`. */
  readonly value: bigint | number;

  constructor(type: NumType, value: bigint | number) {
    this.type = type;
    this.value = value;
  }
}

/** A slice. `elem` is Go's name of its element type. */
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

/** A key of a map. */
export type Key = null | string | boolean | bigint | number;

/** A map. `key` and `elem` are Go's names of its key type and its element type: `string`, `interface {}`, … */
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

/** A field whose value is a map, and a key in it. */
export type EntryPath = readonly [field: string, key: string];

/** Most structs have no methods, hidden fields or aliases: they share one object. */
const NONE: Readonly<Record<string, never>> = {};

/** A struct: its fields in the order of declaration, and the methods that a template may call. */
export class Struct {
  /** Go's name of the type, including the package: `scheduler.dataType`. */
  readonly type: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly methods: Readonly<Record<string, Method>>;
  /** Unexported fields. They come before the others and are printed and compared; templates cannot read them. */
  readonly hidden: Readonly<Record<string, Value>>;
  /** Former names of entries of map fields. Templates can read them; they are neither printed nor compared. */
  readonly aliases: Readonly<Record<string, EntryPath>>;

  constructor(
    type: string,
    fields: Readonly<Record<string, Value>>,
    methods: Readonly<Record<string, Method>> = NONE,
    hidden: Readonly<Record<string, Value>> = NONE,
    aliases: Readonly<Record<string, EntryPath>> = NONE,
  ) {
    this.type = type;
    this.fields = fields;
    this.methods = methods;
    this.hidden = hidden;
    this.aliases = aliases;
  }
}

/** A function as a value, for the template function `call`. */
export class Func {
  readonly apply: Method;

  constructor(apply: Method) {
    this.apply = apply;
  }
}
