import { checkMaxTrafficVal } from './bucket.js';

/**
 * The last bucket of each variation: variation i owns the buckets (limits[i - 1], limits[i]].
 *
 * Computed in integers, so 0.29 percent of 10000 are 29 buckets. A sum under 100 leaves the last buckets to
 * nobody.
 *
 * @param shares percent per variation, two decimals, in id order; their sum is at most 100
 * @throws RangeError for a negative share, a third decimal or a sum over 100
 */
export function cumulativeLimits(shares: readonly number[], maxTrafficVal: number): number[] {
  let hundredths = 0;

  const limits = shares.map((share) => {
    hundredths += toHundredths(share);
    return bucketsIn(hundredths, maxTrafficVal);
  });

  if (hundredths > 10000) throw new RangeError(`shares add up to ${hundredths / 100} percent, more than 100`);
  return limits;
}

/**
 * The index of the variation that owns a bucket, or `undefined` outside the covered traffic.
 *
 * @param limits as made by `cumulativeLimits`; a share of 0 is never picked
 */
export function pickVariation(bucket: number, limits: readonly number[]): number | undefined {
  for (let i = 0; i < limits.length; i++) {
    if (bucket <= limits[i]!) return i;
  }
  return undefined;
}

/**
 * How many of the first buckets a percent is.
 *
 * @throws RangeError unless 0 to 100 with at most two decimals
 */
export function percentLimit(percent: number, maxTrafficVal: number): number {
  const hundredths = toHundredths(percent);
  if (hundredths > 10000) throw new RangeError(`${percent} percent is more than 100`);
  return bucketsIn(hundredths, maxTrafficVal);
}

/**
 * Whole percents for `count` variations that add up to 100, as even as can be: the remainder goes, one
 * point each, to the first ones (34, 33, 33). Over 100 variations the last ones get 0.
 *
 * @throws RangeError unless `count` is a whole number from 1
 */
export function evenShares(count: number): number[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`cannot share among ${count} variations`);

  const share = Math.floor(100 / count);
  const remainder = 100 % count;
  return Array.from({ length: count }, (_, i) => (i < remainder ? share + 1 : share));
}

function toHundredths(percent: number): number {
  const hundredths = Math.round(percent * 100);
  if (!(percent >= 0)) throw new RangeError(`${percent} is no percent`);
  if (Math.abs(percent * 100 - hundredths) > 1e-6) {
    throw new RangeError(`${percent} percent has more than two decimals`);
  }
  return hundredths;
}

function bucketsIn(hundredths: number, maxTrafficVal: number): number {
  checkMaxTrafficVal(maxTrafficVal);
  return hundredths * (maxTrafficVal / 10000);
}
