/** The time, replaced in tests. */
export abstract class Clock {
  /** Milliseconds since 1970, whole. */
  abstract now(): number;
  /** Milliseconds that only go up, from any start. */
  abstract elapsed(): number;
}

export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  elapsed(): number {
    return performance.now();
  }
}
