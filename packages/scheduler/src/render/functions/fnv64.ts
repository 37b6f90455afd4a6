/** FNV-1 of 64 bits, computed in two halves: BigInt would be many times slower. */
export class Fnv64 {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  /** Multiplies by the prime 2^40 + 0x1b3, then takes in the byte; FNV-1a has it the other way round. */
  byte(value: number): void {
    const low = this.#low * 0x1b3;
    const high = Math.imul(this.#high, 0x1b3) + Math.imul(this.#low, 0x100) + Math.floor(low / 0x1_0000_0000);
    this.#high = high >>> 0;
    this.#low = ((low >>> 0) ^ value) >>> 0;
  }

  bytes(values: Uint8Array): void {
    for (const value of values) this.byte(value);
  }

  /** A number of 32 bits, lowest byte first. */
  word(value: number): void {
    this.byte(value & 0xff);
    this.byte((value >>> 8) & 0xff);
    this.byte((value >>> 16) & 0xff);
    this.byte(value >>> 24);
  }

  sum(): Hash64 {
    return { high: this.#high, low: this.#low };
  }
}

/** A number of 64 bits. */
export interface Hash64 {
  readonly high: number;
  readonly low: number;
}

export const ZERO_HASH: Hash64 = { high: 0, low: 0 };

/** The hash of two hashes, which depends on their order. */
export function combineOrdered(left: Hash64, right: Hash64): Hash64 {
  const fnv = new Fnv64();
  for (const word of [left.low, left.high, right.low, right.high]) fnv.word(word);
  return fnv.sum();
}

/** Joins two hashes so that their order does not matter. */
export function combineUnordered(left: Hash64, right: Hash64): Hash64 {
  return { high: (left.high ^ right.high) >>> 0, low: (left.low ^ right.low) >>> 0 };
}

export function toBigInt({ high, low }: Hash64): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}
