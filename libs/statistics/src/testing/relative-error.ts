/** How far `given` is from `expected`, relative to the latter. */
export function relativeError(given: number, expected: number): number {
  return Math.abs(given - expected) / Math.abs(expected);
}
