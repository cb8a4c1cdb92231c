/**
 * a b - c d, correct to about the last bit even where the products cancel, as in a sum of squares against
 * the square of a sum. The products are formed without error (Dekker 1971, Numer. Math. 18: 224).
 */
export function differenceOfProducts(
  [a, b]: readonly [number, number],
  [c, d]: readonly [number, number],
): number {
  const first = a * b;
  const second = c * d;
  const difference = first - second;
  if (!Number.isFinite(difference) || Math.abs(first) > safe || Math.abs(second) > safe) return difference;
  return (
    difference + (rest(first, a, b) - rest(second, c, d)) + roundingOfDifference(first, second, difference)
  );
}

/** Beyond this the splitting below could overflow. */
const safe = 2 ** 960;
const splitter = 2 ** 27 + 1;

function rest(product: number, a: number, b: number): number {
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function split(value: number): [high: number, low: number] {
  if (Math.abs(value) > safe) return [value, 0];
  const scaled = splitter * value;
  const high = scaled - (scaled - value);
  return [high, value - high];
}

function roundingOfDifference(one: number, other: number, difference: number): number {
  const otherBack = one - difference;
  const oneBack = difference + otherBack;
  return one - oneBack - (other - otherBack);
}
