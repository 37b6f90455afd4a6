/** The 64-bit FNV-1 hash, computed in two halves: BigInt would be many times slower. */
export class Fnv64 {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  /** Multiplies by the prime 2^40 + 0x1b3, then adds the byte; FNV-1a does it in the opposite order. */
  addByte(value: number): void {
    const low = this.#low * 0x1b3;
    const high = Math.imul(this.#high, 0x1b3) + Math.imul(this.#low, 0x100) + Math.floor(low / 0x1_0000_0000);
    this.#high = high >>> 0;
    this.#low = ((low >>> 0) ^ value) >>> 0;
  }

  addBytes(values: Uint8Array): void {
    for (const value of values) this.addByte(value);
  }

  /** Adds a 32-bit number, lowest byte first. */
  addWord(value: number): void {
    this.addByte(value & 0xff);
    this.addByte((value >>> 8) & 0xff);
    this.addByte((value >>> 16) & 0xff);
    this.addByte(value >>> 24);
  }

  digest(): Hash64 {
    return { high: this.#high, low: this.#low };
  }
}

/** A 64-bit number. */
export interface Hash64 {
  readonly high: number;
  readonly low: number;
}

export const ZERO_HASH: Hash64 = { high: 0, low: 0 };

/** Combines two hashes; the result depends on their order. */
export function combineOrdered(left: Hash64, right: Hash64): Hash64 {
  const fnv = new Fnv64();
  for (const word of [left.low, left.high, right.low, right.high]) fnv.addWord(word);
  return fnv.digest();
}

/** Combines two hashes; the result does not depend on their order. */
export function combineUnordered(left: Hash64, right: Hash64): Hash64 {
  return { high: (left.high ^ right.high) >>> 0, low: (left.low ^ right.low) >>> 0 };
}

export function toBigInt({ high, low }: Hash64): bigint {
  return (BigInt(high) << 32n) | BigInt(low);
}
