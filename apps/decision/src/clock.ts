import { Injectable } from '@nestjs/common';
import { ClockSkew } from '#libs/monitoring';

/** The time, replaced in tests. */
export abstract class Clock {
  /** Milliseconds since 1970, whole. */
  abstract now(): number;
  /** Milliseconds that only go up, from any start. */
  abstract elapsed(): number;
}

/** The time of this machine; the database's while the two are more than five seconds apart. */
@Injectable()
export class SystemClock extends Clock {
  constructor(private readonly skew: ClockSkew) {
    super();
  }

  now(): number {
    return Date.now() + this.skew.correctionMs;
  }

  elapsed(): number {
    return performance.now();
  }
}
