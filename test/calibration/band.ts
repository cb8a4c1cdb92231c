/** A count, or another number, passes when it lies in it; both ends belong to it. */
export interface Band {
  low: number;
  high: number;
}

/** The central part of Binomial(n, q) that misses at most `outside` on either side. */
export function binomialBand(n: number, q: number, outside = 0.0005): Band {
  return { low: lowestCount(n, q, outside), high: n - lowestCount(n, 1 - q, outside) };
}

/** The smallest k with P(X < k + 1) > outside. */
function lowestCount(n: number, q: number, outside: number): number {
  let logProbability = n * Math.log1p(-q);
  let below = Math.exp(logProbability);
  let k = 0;
  while (below <= outside && k < n) {
    logProbability += Math.log((n - k) / (k + 1)) + Math.log(q / (1 - q));
    k++;
    below += Math.exp(logProbability);
  }
  return k;
}

/** n (q -/+ width standard deviations of a share). */
export function shareBand(n: number, q: number, width: number): Band {
  const spread = width * Math.sqrt(q * (1 - q) * n);
  return { low: n * q - spread, high: n * q + spread };
}

export function isWithin(value: number, { low, high }: Band): boolean {
  return value >= low && value <= high;
}
