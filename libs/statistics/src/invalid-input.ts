/**
 * Input that no statistic can be computed from, such as NaN, a negative number of users or an `alpha`
 * outside (0, 1). The only error this library throws; at the HTTP edge it is an invalid request.
 */
export class InvalidInputError extends Error {
  readonly code = 'invalid_input';

  /**
   * @param field dotted path of the fault within the function's argument, e.g. `treatment.conversions`
   * @param fault what is wrong with it, in words that follow the field's name
   */
  constructor(
    readonly field: string,
    readonly fault: string,
  ) {
    super(`${field} ${fault}`);
    this.name = 'InvalidInputError';
  }
}

export function requireThat(condition: boolean, field: string, fault: string): void {
  if (!condition) throw new InvalidInputError(field, fault);
}

export function requireFinite(value: number, field: string): void {
  requireThat(Number.isFinite(value), field, 'must be a finite number');
}

export function requirePositive(value: number, field: string): void {
  requireThat(Number.isFinite(value) && value > 0, field, 'must be a number above 0');
}

export function requireNotNegative(value: number, field: string): void {
  requireThat(Number.isFinite(value) && value >= 0, field, 'must be a number of at least 0');
}

/** Strictly between 0 and 1: alpha, power, a rate that has a variance. */
export function requireFraction(value: number, field: string): void {
  requireThat(value > 0 && value < 1, field, 'must be strictly between 0 and 1');
}

/** 0 and 1 included: a p-value, a threshold. */
export function requireProbability(value: number, field: string): void {
  requireThat(value >= 0 && value <= 1, field, 'must be between 0 and 1');
}

export function requireCount(value: number, field: string): void {
  const valid = Number.isInteger(value) && value >= 0 && value <= 2 ** 53;
  requireThat(valid, field, 'must be an integer between 0 and 2^53');
}

export function requirePositiveCount(value: number, field: string): void {
  requireCount(value, field);
  requireThat(value > 0, field, 'must be at least 1');
}

export function requireSameLength(one: readonly unknown[], other: readonly unknown[], field: string): void {
  requireThat(one.length === other.length, field, `must have ${other.length} items, one per variation`);
}
