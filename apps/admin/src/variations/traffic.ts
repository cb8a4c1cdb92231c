import { DomainError, invalidField, type FieldError } from '#libs/errors';

/** A share of traffic in percent. */
export interface Share {
  id: number;
  traffic: number;
}

/**
 * Checks a new allocation: each variation once, 100 percent in total.
 *
 * @param field what the allocation is called in the request
 * @param retired variations that belong to the experiment and get nothing any more
 * @throws DomainError `invalid`
 */
export function requireFullAllocation(
  allocations: readonly Share[],
  ids: readonly number[],
  { field = 'allocations', retired = [] }: { field?: string; retired?: readonly number[] } = {},
): void {
  const named = new Set(allocations.map(({ id }) => id));
  if (named.size !== allocations.length) throw invalidField(field, 'must name each variation once');
  const stranger = allocations.find(({ id }) => !ids.includes(id));
  if (stranger) {
    const fault = retired.includes(stranger.id) ? 'is retired' : 'is no variation of the experiment';
    throw invalidField(field, `holds ${stranger.id}, which ${fault}`);
  }
  const missing = ids.find((id) => !named.has(id));
  if (missing !== undefined) throw invalidField(field, `must name variation ${missing} too`);
  const total = totalOf(allocations);
  if (total === 100) return;
  throw wrongTotal(`The shares must be 100 in total; these are ${total}.`, {
    field,
    message: `must sum to 100, not ${total}`,
  });
}

/**
 * Checks that shares leave no more than everybody to be served.
 *
 * @param field where the share that is too much stands in the request
 * @throws DomainError `invalid` saying the total
 */
export function requireAtMostAll(shares: readonly Pick<Share, 'traffic'>[], field: string): void {
  const total = totalOf(shares);
  if (total <= 100) return;
  throw wrongTotal(`The shares must not exceed 100 in total; these are ${total}.`, {
    field,
    message: `makes the total ${total}, more than 100`,
  });
}

/** In percent, exact to the hundredth. */
const totalOf = (shares: readonly Pick<Share, 'traffic'>[]): number =>
  shares.reduce((sum, { traffic }) => sum + Math.round(traffic * 100), 0) / 100;

function wrongTotal(detail: string, fault: FieldError): DomainError {
  return new DomainError('invalid', 'validation-failed', detail, { fields: [fault] });
}
