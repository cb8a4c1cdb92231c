/**
 * A 64-bit hash of a text and some numbers, made without allocating: `start`, then `add`, then read `high`
 * and `low`. Seeded, so that nobody outside can aim at a collision. One instance serves one caller at a
 * time; nothing may be awaited in between.
 */
export class Fingerprint {
  high = 0;
  low = 0;

  /** @param seeds two secret random numbers, 32 bits each */
  constructor(private readonly seeds: readonly [number, number]) {}

  start(text: string): this {
    let high = this.seeds[0] | 0;
    let low = this.seeds[1] | 0;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 0x9e3779b1);
      high ^= high >>> 15;
      low = Math.imul(low ^ code, 0x85ebca77);
      low ^= low >>> 13;
    }
    this.high = high;
    this.low = low;
    return this;
  }

  /** Mixes in an integer of 32 bits; the order of several counts. */
  add(value: number): this {
    const high = Math.imul(this.high ^ value, 0xc2b2ae3d);
    const low = Math.imul(this.low ^ value, 0x27d4eb2f);
    this.high = high ^ (high >>> 16);
    this.low = low ^ (low >>> 14);
    return this;
  }
}
