import {
  Complex,
  Dict,
  FunctionError,
  List,
  Num,
  type NumType,
  Struct,
  toBytes,
  type Value,
} from '@kalypso-actions/govalue';
import { combineOrdered, combineUnordered, Fnv64, type Hash64, toBigInt, ZERO_HASH } from './fnv64.ts';

/** A value of a type that Go's hashstructure does not know. */
export class UnhashableValueError extends FunctionError {}

const MAX_DEPTH = 500;
const MAX_VALUES = 500_000;

/** The number of bytes that Go writes for a number of a type. */
const BYTE_SIZES: Readonly<Record<NumType, 1 | 2 | 4 | 8>> = {
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  float32: 4,
};

/** The bits of Go's `math.NaN()`. */
const GO_NAN = 0x7ff8_0000_0000_0001n;

class Hasher {
  #depth = 0;
  #remainingValues = MAX_VALUES;

  hash(value: Value): Hash64 {
    if (--this.#remainingValues < 0)
      throw new FunctionError(`a value with more than ${MAX_VALUES} parts is too large to hash`);
    if (typeof value === 'string') return hashText(value);
    if (!(value instanceof Dict || value instanceof List || value instanceof Struct)) return hashScalar(value);
    if (++this.#depth > MAX_DEPTH)
      throw new FunctionError(`a value that is nested deeper than ${MAX_DEPTH} levels cannot be hashed`);
    const sum = this.#hashNested(value);
    this.#depth--;
    return sum;
  }

  #hashNested(value: Dict | List | Struct): Hash64 {
    if (value instanceof List) {
      let sum = ZERO_HASH;
      for (const item of value.items) sum = combineOrdered(sum, this.hash(item));
      return sum;
    }
    if (value instanceof Dict) return this.#hashEntries(value.entries, ZERO_HASH);
    if (value instanceof Complex) throw new UnhashableValueError('a complex number cannot be hashed');
    return this.#hashEntries(Object.entries(value.fields), hashText(value.type.replace(/^.*\./, '')));
  }

  #hashEntries(entries: Iterable<readonly [Value, Value]>, seed: Hash64): Hash64 {
    let sum = seed;
    for (const [key, value] of entries) sum = combineUnordered(sum, combineOrdered(this.hash(key), this.hash(value)));
    return sum;
  }
}

const ASCII = /^[ -~]*$/;

function hashText(text: string): Hash64 {
  const fnv = new Fnv64();
  if (ASCII.test(text)) for (let at = 0; at < text.length; at++) fnv.addByte(text.charCodeAt(at));
  else fnv.addBytes(toBytes(text));
  return fnv.digest();
}

function hashScalar(value: Exclude<Value, string | Dict | List | Struct>): Hash64 {
  const bytes = new DataView(new ArrayBuffer(8));
  let size: number = 8;
  if (typeof value === 'boolean') {
    bytes.setInt8(0, Number(value));
    size = 1;
  } else if (typeof value === 'bigint') bytes.setBigUint64(0, BigInt.asUintN(64, value), true);
  else if (Number.isNaN(value)) bytes.setBigUint64(0, GO_NAN, true);
  else if (typeof value === 'number') bytes.setFloat64(0, value, true);
  else if (value instanceof Num) {
    size = BYTE_SIZES[value.type];
    if (typeof value.value === 'bigint') bytes.setBigUint64(0, BigInt.asUintN(64, value.value), true);
    else bytes.setFloat32(0, value.value, true);
  } else if (value !== null) throw new UnhashableValueError('a function cannot be hashed');
  const fnv = new Fnv64();
  fnv.addBytes(new Uint8Array(bytes.buffer, 0, size));
  return fnv.digest();
}

/**
 * Hashes a value like Go's hashstructure 1.1.0 with its default options: 64-bit FNV-1 over the value's parts.
 *
 * @throws UnhashableValueError for functions and complex numbers, FunctionError for values that are nested too deeply or too large
 */
export function hashValue(value: Value): bigint {
  return toBigInt(new Hasher().hash(value));
}
