import { Fingerprint, FingerprintTable } from '#libs/evaluation';

/** What is reported of an end user: a variation that a rule served, 0 for the default rule. */
export interface ReportedExposure {
  readonly experimentId: number;
  readonly variationId: number;
  readonly ruleId: number;
}

const bits = 32;

/**
 * Which exposures were reported. Bounded: it may forget, which costs a report that the server has already, but it never
 * says of something that it was reported when it was not.
 *
 * Each exposure has a number, and an end user's are bits of few entries, so that most flags of one end user are
 * found at one place; what was asked for last is at hand.
 */
export class Reported {
  private readonly table: FingerprintTable;
  private readonly fingerprint: Fingerprint;
  private readonly numbers = new Map<string, number>();
  /** What was read last: whose entry, which one, and its bits. */
  private latest = '';
  private entry = 0;
  private value = 0;

  /**
   * @param seeds two secret random numbers, 32 bits each
   * @param capacity entries of 32 exposures
   */
  constructor(seeds: readonly [number, number], capacity: number) {
    this.table = new FingerprintTable(capacity);
    this.fingerprint = new Fingerprint(seeds);
  }

  /** The number of an exposure, the same for as long as this is there; there are as many as variations and rules. */
  numberOf({ experimentId, variationId, ruleId }: ReportedExposure): number {
    const name = `${experimentId}/${variationId}/${ruleId}`;
    let number = this.numbers.get(name);
    if (number === undefined) this.numbers.set(name, (number = this.numbers.size));
    return number;
  }

  has(endUserId: string, number: number): boolean {
    this.read(endUserId, number >>> 5);
    return (this.value & (1 << (number % bits))) !== 0;
  }

  add(endUserId: string, number: number): void {
    this.read(endUserId, number >>> 5);
    this.value |= 1 << (number % bits);
    this.table.set(this.fingerprint.start(endUserId).add(this.entry), this.value >>> 0);
  }

  private read(endUserId: string, entry: number): void {
    if (endUserId === this.latest && entry === this.entry) return;
    this.latest = endUserId;
    this.entry = entry;
    this.value = this.table.get(this.fingerprint.start(endUserId).add(entry)) | 0;
  }
}
