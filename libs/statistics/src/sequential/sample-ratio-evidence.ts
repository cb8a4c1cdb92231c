import gammaln from '@stdlib/math-base-special-gammaln';

/**
 * How close to the configured shares the alternatives lie: that of a half has a standard deviation of 1.6 percentage
 * points, the size of mismatch that broken set-ups show.
 */
const concentration = 1000;

/**
 * Logarithm of the evidence of a sample ratio mismatch among users of one set of shares: the likelihood of their counts
 * with shares drawn from a Dirichlet distribution around the configured ones, over that with the configured ones. Without
 * a mismatch the evidence is a martingale that starts at 1, also as a product over several sets of shares, so 1 over it
 * is an always-valid p-value (Lindon, Malek 2022; Ville 1939).
 *
 * @param version no users where the share is 0
 */
export function logEvidenceOfMismatch({
  users,
  weights,
}: {
  users: readonly number[];
  weights: readonly number[];
}): number {
  const largest = Math.max(...weights);
  const scale = weights.reduce((sum, weight) => sum + weight / largest, 0);
  const total = users.reduce((sum, n) => sum + n, 0);
  if (total === 0) return 0;
  const all = concentration + total;
  let log = gammaln(concentration) - stirlingRest(all) + Math.log(all) / 2 - halfLogOfTwoPi;
  users.forEach((n, i) => {
    if (weights[i] === 0) return;
    const share = weights[i]! / largest / scale;
    const before = concentration * share;
    const after = before + n;
    // Written so that the terms of size n log n, which cancel, are never formed.
    const excess = (n - share * total) / (share * all);
    const gain = Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(after / (share * all));
    log += after * gain + before * Math.log(share) - Math.log(after) / 2;
    log += halfLogOfTwoPi + stirlingRest(after) - gammaln(before);
  });
  return log;
}

const halfLogOfTwoPi = Math.log(2 * Math.PI) / 2;

/** log Gamma(x) - ((x - 1/2) log x - x + log(2 pi)/2). */
function stirlingRest(x: number): number {
  if (x > 100) return (1 - (1 - 2 / (7 * x * x)) / (30 * x * x)) / (12 * x);
  return gammaln(x) - ((x - 0.5) * Math.log(x) - x + halfLogOfTwoPi);
}
