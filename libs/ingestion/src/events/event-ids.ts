const bytesPerId = 8;

/** New ids for events: random integers in 1..2^53-1, drawn in bulk. */
export class EventIds {
  private readonly pool = Buffer.alloc(512 * bytesPerId);
  private position = this.pool.length;

  /** @param fill overwrites all of a buffer with bytes of a cryptographic source */
  constructor(private readonly fill: (buffer: Buffer) => void) {}

  readonly next = (): number => {
    for (;;) {
      if (this.position === this.pool.length) this.refill();
      const high = this.pool.readUInt32LE(this.position) & 0x1fffff;
      const low = this.pool.readUInt32LE(this.position + 4);
      this.position += bytesPerId;
      const id = high * 2 ** 32 + low;
      if (id > 0) return id;
    }
  };

  private refill(): void {
    this.fill(this.pool);
    this.position = 0;
  }
}
