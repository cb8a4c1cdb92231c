/** Nodes and weights of Gauss-Legendre quadrature on [-1, 1], exact for polynomials up to degree 2n - 1. */
export interface GaussRule {
  nodes: readonly number[];
  weights: readonly number[];
}

/** The rule with n nodes, by Newton's method on the Legendre polynomial. */
export function gaussLegendre(n: number): GaussRule {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let step = 0; step < 8; step++) x -= legendre(n, x).value / legendre(n, x).slope;
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * legendre(n, x).slope ** 2));
  }
  return { nodes, weights };
}

function legendre(n: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}

/** Chebyshev points of the first kind on [-1, 1], ascending. */
export function chebyshevPoints(n: number): number[] {
  return Array.from({ length: n }, (_, i) => -Math.cos((Math.PI * (i + 0.5)) / n));
}

/**
 * The matrix, row by row, that turns values at the Chebyshev points into Chebyshev coefficients of their interpolating
 * polynomial.
 */
export function chebyshevTransform(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  chebyshevPoints(n).forEach((x, i) => {
    for (let k = 0; k < n; k++) matrix[k * n + i] = ((k === 0 ? 1 : 2) / n) * Math.cos(k * Math.acos(x));
  });
  return matrix;
}

/** The matrix, row by row, that turns values at the Chebyshev points into integrals from -1 to each point. */
export function chebyshevIntegration(n: number): Float64Array {
  const toCoefficients = chebyshevTransform(n);
  const matrix = new Float64Array(n * n);
  chebyshevPoints(n).forEach((x, row) => {
    const integrals = integralsOfChebyshev(n, x);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) matrix[row * n + i]! += integrals[k]! * toCoefficients[k * n + i]!;
    }
  });
  return matrix;
}

/** Integrals of T_0 … T_(n-1) from -1 to x. */
function integralsOfChebyshev(n: number, x: number): number[] {
  const t = (k: number, at: number) => Math.cos(k * Math.acos(Math.max(-1, Math.min(1, at))));
  const antiderivative = (k: number, at: number) => {
    if (k === 0) return at;
    if (k === 1) return (at * at) / 2;
    return (t(k + 1, at) / (k + 1) - t(k - 1, at) / (k - 1)) / 2;
  };
  return Array.from({ length: n }, (_, k) => antiderivative(k, x) - antiderivative(k, -1));
}

/** Multiplies a square matrix, given row by row, with a vector into `result`. */
export function multiply(matrix: Float64Array, vector: Float64Array, result: Float64Array): void {
  const n = vector.length;
  for (let row = 0; row < n; row++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += matrix[row * n + i]! * vector[i]!;
    result[row] = sum;
  }
}
