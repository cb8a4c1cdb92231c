import { Fingerprint } from '../fingerprint.js';

/** Bits an id when a filter is made, and when it is full: with seven probes one in 120 other ids is taken for joined. */
const bitsWhenMade = 14;
const bitsWhenFull = 10;
const probes = 7;

/**
 * Which ids may be joined: never false for one that was added, and true for at most one in a hundred of others, in at most
 * two bytes an id (a Bloom filter). Allocates nothing when it is asked.
 */
export class JoinedFilter {
  private readonly bits: Uint8Array;
  private readonly fingerprint: Fingerprint;
  private added = 0;

  /**
   * @param ids how many it is made for; it has room for two in five more
   * @param seeds two secret random numbers, 32 bits each
   */
  constructor(ids: number, seeds: readonly [number, number]) {
    this.bits = new Uint8Array(Math.ceil((Math.max(1, ids) * bitsWhenMade) / 8));
    this.fingerprint = new Fingerprint(seeds);
  }

  get bytes(): number {
    return this.bits.length;
  }

  /** Whether another id would make it wrong more often than it may be. */
  get isFull(): boolean {
    return this.added * bitsWhenFull > this.bits.length * 8;
  }

  add(id: string): void {
    let isNew = false;
    const { high, low } = this.fingerprint.start(id);
    for (let probe = 0; probe < probes; probe++) {
      const bit = this.place(high, low, probe);
      const mask = 1 << (bit & 7);
      isNew ||= (this.bits[bit >>> 3]! & mask) === 0;
      this.bits[bit >>> 3]! |= mask;
    }
    if (isNew) this.added++;
  }

  has(id: string): boolean {
    const { high, low } = this.fingerprint.start(id);
    for (let probe = 0; probe < probes; probe++) {
      const bit = this.place(high, low, probe);
      if ((this.bits[bit >>> 3]! & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }

  /** The step is odd, so that the probes of an id are different ones also where the size is a power of two. */
  private place(high: number, low: number, probe: number): number {
    return ((high + Math.imul(probe, low | 1)) >>> 0) % (this.bits.length * 8);
  }
}
