import { Fingerprint } from './fingerprint.js';
import type { JoinedBits } from './reader-datafile.js';

/** Bits an id when a filter is made, and when it is full: with seven probes one in 120 other ids is taken for joined. */
const bitsWhenMade = 14;
const bitsWhenFull = 10;
const probes = 7;
const bytesAtOnce = 8_192;

/**
 * Which ids may be joined: never false for one that was added, and true for at most one in a hundred of others, in at most
 * two bytes an id (a Bloom filter). Allocates nothing when it is asked.
 */
export class JoinedFilter {
  private readonly fingerprint: Fingerprint;
  private added = 0;

  private constructor(
    private readonly bits: Uint8Array,
    private readonly seeds: readonly [number, number],
  ) {
    this.fingerprint = new Fingerprint(seeds);
  }

  /**
   * An empty one.
   *
   * @param ids how many it is made for; it has room for two in five more
   * @param seeds two random numbers, 32 bits each
   */
  static madeFor(ids: number, seeds: readonly [number, number]): JoinedFilter {
    return new JoinedFilter(new Uint8Array(Math.ceil((Math.max(1, ids) * bitsWhenMade) / 8)), seeds);
  }

  /** One as `bitsOrNull` wrote it. */
  static from({ seeds, bits }: JoinedBits): JoinedFilter {
    return new JoinedFilter(
      Uint8Array.from(atob(bits), (one) => one.charCodeAt(0)),
      seeds,
    );
  }

  /** For others to read; null when nothing was added. */
  bitsOrNull(): JoinedBits | null {
    if (this.added === 0) return null;
    const parts: string[] = [];
    for (let at = 0; at < this.bits.length; at += bytesAtOnce)
      parts.push(String.fromCharCode(...this.bits.subarray(at, at + bytesAtOnce)));
    return { seeds: [this.seeds[0], this.seeds[1]], bits: btoa(parts.join('')) };
  }

  get bytes(): number {
    return this.bits.length;
  }

  /** How many ids it knows, about. */
  get size(): number {
    return this.added;
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
