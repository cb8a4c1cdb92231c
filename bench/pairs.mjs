import { isTrial } from './amounts.mjs';

/**
 * Measures two things in turn, A B A B …, so that whatever else the machine does hits both alike.
 *
 * @param {() => Promise<number> | number} measureOurs a rate, or a time
 * @param {() => Promise<number> | number} measureTheirs the rate compared with
 * @param {number} pairs at least five
 * @returns {Promise<{ratio: number, ours: number, theirs: number}>} medians; the ratio is that of the pairs
 */
export async function measurePairs(measureOurs, measureTheirs, pairs = 5) {
  const rates = [];
  const count = isTrial ? 1 : pairs;
  for (let pair = 0; pair < count; pair++) {
    const ours = await measureOurs();
    const theirs = await measureTheirs();
    rates.push({ ours, theirs, ratio: ours / theirs });
    process.stderr.write(`  pair ${pair + 1}/${count}: ${round(ours)} / ${round(theirs)}\n`);
  }
  return {
    ratio: median(rates.map(({ ratio }) => ratio)),
    ours: median(rates.map(({ ours }) => ours)),
    theirs: median(rates.map(({ theirs }) => theirs)),
  };
}

/**
 * The same of loads that tell what a request costs too.
 *
 * @param {() => Promise<{rate: number, cost: number}>} measureOurs
 * @param {() => Promise<{rate: number, cost: number}>} measureTheirs
 * @returns {Promise<{rates: object, costs: object}>} as of `measurePairs`; the ratio of costs is theirs to ours, so that more
 *   is better in both
 */
export async function measurePairsAndCosts(measureOurs, measureTheirs, pairs = 5) {
  const costs = [];
  const rateOf = async (measure) => {
    const { rate, cost } = await measure();
    costs.push(cost);
    return rate;
  };
  const rates = await measurePairs(
    () => rateOf(measureOurs),
    () => rateOf(measureTheirs),
    pairs,
  );
  const ours = costs.filter((_, index) => index % 2 === 0);
  const theirs = costs.filter((_, index) => index % 2 === 1);
  const ratio = median(ours.map((cost, pair) => theirs[pair] / cost));
  return { rates, costs: { ratio, ours: median(ours), theirs: median(theirs) } };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const round = (rate) => rate.toLocaleString('en', { maximumFractionDigits: rate < 100 ? 2 : 0 });
