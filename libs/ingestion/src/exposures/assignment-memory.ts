import { Fingerprint, FingerprintTable } from '#libs/evaluation';
import type { Exposure } from './exposure.js';

/** In place of a variation: the end user is recorded under another rule of the flag, and keeps that record. */
export const recordedElsewhere = 0xffff_ffff;

/** About 6 MiB each, touched as they fill. */
const defaultCapacity = 2 ** 19;

/**
 * What this process knows to be recorded. Bounded and allocation-free: it may forget, which costs a
 * statement, but it never says of something that it is recorded when it is not.
 */
export class AssignmentMemory {
  private readonly answers: FingerprintTable;
  private readonly variations: FingerprintTable;
  private readonly fingerprint: Fingerprint;

  /** @param seeds two secret random numbers, 32 bits each */
  constructor(seeds: readonly [number, number], capacity = defaultCapacity) {
    this.answers = new FingerprintTable(capacity);
    this.variations = new FingerprintTable(capacity);
    this.fingerprint = new Fingerprint(seeds);
  }

  /** Whether exactly these exposures of the end user need no recording any more. */
  isSettled(endUserId: string, exposures: readonly Exposure[]): boolean {
    return this.answers.get(this.ofAnswer(endUserId, exposures)) !== 0;
  }

  settle(endUserId: string, exposures: readonly Exposure[]): void {
    this.answers.set(this.ofAnswer(endUserId, exposures), 1);
  }

  /** For exposures that turn out not to be recorded any more, as after an erasure. */
  unsettle(endUserId: string, exposures: readonly Exposure[]): void {
    this.answers.delete(this.ofAnswer(endUserId, exposures));
  }

  /** The variation recorded under a rule, 0 when it is not remembered, or `recordedElsewhere`. */
  variationOf(endUserId: string, experimentId: number, ruleId = 0): number {
    return this.variations.get(this.ofRule(endUserId, experimentId, ruleId));
  }

  rememberVariation(endUserId: string, experimentId: number, variationId: number, ruleId = 0): void {
    this.variations.set(this.ofRule(endUserId, experimentId, ruleId), variationId);
  }

  /** An integer of 32 bits that nobody outside can foresee, the same for the same end user. */
  hashOf(endUserId: string): number {
    return this.fingerprint.start(endUserId).add(0).high;
  }

  private ofRule(endUserId: string, experimentId: number, ruleId: number): Fingerprint {
    const fingerprint = this.fingerprint.start(endUserId).add(experimentId);
    return ruleId === 0 ? fingerprint : fingerprint.add(ruleId);
  }

  private ofAnswer(endUserId: string, exposures: readonly Exposure[]): Fingerprint {
    const fingerprint = this.fingerprint.start(endUserId);
    for (const { experimentId, variationId, ruleId = 0 } of exposures) {
      fingerprint.add(experimentId).add(variationId);
      if (ruleId !== 0) fingerprint.add(-ruleId);
    }
    return fingerprint;
  }
}
