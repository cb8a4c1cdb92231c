import { randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';

const bytesPerId = 8;

/** Smaller numbers are ids that people make, such as those of customers. */
const smallest = 2 ** 32;

/** New end-user ids: random integers in 2^32..2^53-1 from a cryptographic source, drawn in bulk. */
@Injectable()
export class EndUserIds {
  private readonly pool = Buffer.alloc(512 * bytesPerId);
  private position = this.pool.length;

  next = (): number => {
    for (;;) {
      if (this.position === this.pool.length) this.refill();
      const high = this.pool.readUInt32LE(this.position) & 0x1fffff;
      const low = this.pool.readUInt32LE(this.position + 4);
      this.position += bytesPerId;
      const id = high * 2 ** 32 + low;
      if (id >= smallest) return id;
    }
  };

  private refill(): void {
    randomFillSync(this.pool);
    this.position = 0;
  }
}
