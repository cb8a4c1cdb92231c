const whole = 10_000;

/** Shares in percent with at most two decimals, spread evenly; the remainder goes to the first ones. */
export function evenShares(count: number): number[] {
  return inHundredths(
    spread(
      Array.from({ length: count }, () => 1),
      whole,
    ),
  );
}

/**
 * The shares once one of them is set: the others give or take in proportion to what they have, so that the sum
 * stays 100. A single share is always 100.
 */
export function withShare(shares: readonly number[], index: number, percent: number): number[] {
  if (shares.length === 1) return [100];
  const wanted = Math.min(whole, Math.max(0, Math.round(percent * 100)));
  const others = shares.filter((_, position) => position !== index);
  const rest = spread(others, whole - wanted);
  return inHundredths([...rest.slice(0, index), wanted, ...rest.slice(index)]);
}

/** The shares without one of them, which goes to the others in proportion. */
export function withoutShare(shares: readonly number[], index: number): number[] {
  const others = shares.filter((_, position) => position !== index);
  return inHundredths(spread(others, whole));
}

/** Splits a total by weights into whole numbers; evenly where all weights are 0. */
function spread(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? total / weights.length : (weight * total) / sum));
  const parts = exact.map(Math.floor);
  let missing = total - parts.reduce((all, part) => all + part, 0);
  for (const index of byRemainder(exact)) {
    if (missing === 0) break;
    parts[index]!++;
    missing--;
  }
  return parts;
}

/** Positions with the largest fraction first; equal ones in their order. */
function byRemainder(exact: readonly number[]): number[] {
  const fraction = (index: number) => Math.round((exact[index]! % 1) * 1e6);
  return exact.map((_, index) => index).sort((a, b) => fraction(b) - fraction(a) || a - b);
}

const inHundredths = (parts: readonly number[]): number[] => parts.map((part) => part / 100);

/** Shares that are 100 in total: as they are where they are so already, else in proportion. */
export function scaledShares(shares: readonly number[]): number[] {
  const sum = shares.reduce((all, share) => all + Math.round(share * 100), 0);
  return sum === whole || shares.length === 0 ? [...shares] : inHundredths(spread(shares, whole));
}
