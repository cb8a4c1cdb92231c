import { evenShares } from '#libs/bucketing';
import { DomainError, invalidField } from '#libs/errors';

/** A share of traffic in percent. */
export interface Share {
  id: number;
  traffic: number;
}

/** Even shares in whole percents; the remainder goes to the first ones. */
export function spreadEvenly(ids: readonly number[]): Share[] {
  const shares = evenShares(ids.length);
  return ids.map((id, index) => ({ id, traffic: shares[index] ?? 0 }));
}

/** Gives the share of a removed variation to the others in equal parts, to the hundredth of a percent. */
export function handOver(removed: number, others: readonly Share[]): Share[] {
  const hundredths = Math.round(removed * 100);
  const part = Math.floor(hundredths / others.length);
  const remainder = hundredths - part * others.length;
  return others.map(({ id, traffic }, index) => ({
    id,
    traffic: (Math.round(traffic * 100) + part + (index < remainder ? 1 : 0)) / 100,
  }));
}

/**
 * Checks a new allocation: each variation once, 100 percent in total.
 *
 * @throws DomainError `invalid`
 */
export function requireFullAllocation(allocations: readonly Share[], ids: readonly number[]): void {
  const named = new Set(allocations.map(({ id }) => id));
  if (named.size !== allocations.length) throw invalidField('allocations', 'must name each variation once');
  const stranger = allocations.find(({ id }) => !ids.includes(id));
  if (stranger)
    throw invalidField('allocations', `holds ${stranger.id}, which is no variation of the experiment`);
  const missing = ids.find((id) => !named.has(id));
  if (missing !== undefined) throw invalidField('allocations', `must name variation ${missing} too`);
  const total = allocations.reduce((sum, { traffic }) => sum + Math.round(traffic * 100), 0);
  if (total !== 10_000) {
    throw new DomainError(
      'invalid',
      'validation-failed',
      `The shares must be 100 in total; these are ${total / 100}.`,
      {
        fields: [{ field: 'allocations', message: `must sum to 100, not ${total / 100}` }],
      },
    );
  }
}
