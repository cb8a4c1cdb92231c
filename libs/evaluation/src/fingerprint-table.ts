import type { Fingerprint } from './fingerprint.js';

/** Entries of a neighbourhood; their lower halves fill one cache line. */
const ways = 16;

/**
 * A fixed number of fingerprints, each with a positive integer of 32 bits.
 *
 * Never grows and allocates nothing after construction; a full neighbourhood forgets one of its entries, so
 * a value that was set may be missing later. A value that is found was set for that fingerprint.
 */
export class FingerprintTable {
  private readonly highs: Uint32Array;
  private readonly lows: Uint32Array;
  private readonly values: Uint32Array;
  private readonly lastNeighbourhood: number;
  private nextVictim = 0;

  /** @param capacity a power of two, at least 16 */
  constructor(capacity: number) {
    if (capacity < ways || (capacity & (capacity - 1)) !== 0) {
      throw new RangeError(`capacity must be a power of two from ${ways}, not ${capacity}`);
    }
    this.highs = new Uint32Array(capacity);
    this.lows = new Uint32Array(capacity);
    this.values = new Uint32Array(capacity);
    this.lastNeighbourhood = capacity / ways - 1;
  }

  /** 0 when nothing is known. */
  get(fingerprint: Fingerprint): number {
    const slot = this.find(fingerprint);
    return slot < 0 ? 0 : (this.values[slot] ?? 0);
  }

  /** @throws RangeError for a value that is no positive integer below 2^32 */
  set(fingerprint: Fingerprint, value: number): void {
    if (!(value > 0) || value >>> 0 !== value) throw new RangeError(`cannot hold the value ${value}`);
    const known = this.find(fingerprint);
    const slot = known >= 0 ? known : this.makeRoom(fingerprint);
    this.highs[slot] = fingerprint.high >>> 0;
    this.lows[slot] = fingerprint.low >>> 0;
    this.values[slot] = value;
  }

  /** Does nothing for one that is not known. */
  delete(fingerprint: Fingerprint): void {
    const slot = this.find(fingerprint);
    if (slot >= 0) this.values[slot] = 0;
  }

  private find(fingerprint: Fingerprint): number {
    const first = this.firstSlot(fingerprint);
    const high = fingerprint.high >>> 0;
    const low = fingerprint.low >>> 0;
    for (let slot = first; slot < first + ways; slot++) {
      if (this.lows[slot] === low && this.highs[slot] === high && this.values[slot] !== 0) return slot;
    }
    return -1;
  }

  private firstSlot({ high }: Fingerprint): number {
    return (high & this.lastNeighbourhood) * ways;
  }

  /** A slot of the neighbourhood that is free or, in turn, taken from another entry. */
  private makeRoom(fingerprint: Fingerprint): number {
    const first = this.firstSlot(fingerprint);
    for (let slot = first; slot < first + ways; slot++) {
      if (this.values[slot] === 0) return slot;
    }
    this.nextVictim = (this.nextVictim + 1) % ways;
    return first + this.nextVictim;
  }
}
