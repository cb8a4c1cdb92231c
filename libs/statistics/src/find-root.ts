/**
 * Where a continuous function changes its sign, to about the last bit (Chandrupatla 1997, Adv. Eng. Softw. 28: 145).
 *
 * @param outer a point where f is not negative
 * @param inner a point on the negative side; f is not evaluated there, since it may be exactly 0 at this end
 */
export function findRoot(f: (x: number) => number, outer: number, inner: number): number {
  let positive = { x: outer, y: f(outer) };
  while (positive.y > 0) {
    const x = (positive.x + inner) / 2;
    if (x === positive.x || x === inner) return x;
    const y = f(x);
    if (y < 0) return narrow(f, positive, { x, y });
    positive = { x, y };
  }
  return positive.x;
}

interface Point {
  x: number;
  y: number;
}

function narrow(f: (x: number) => number, one: Point, other: Point): number {
  let [a, b] = [other, one];
  let step = 0.5;
  for (let i = 0; i < 200; i++) {
    const x = a.x + step * (b.x - a.x);
    const next = { x, y: f(x) };
    if (next.y === 0) return x;
    const isSameSide = next.y > 0 === a.y > 0;
    const c = isSameSide ? a : b;
    if (!isSameSide) b = a;
    a = next;
    const best = Math.abs(a.y) < Math.abs(b.y) ? a : b;
    const tolerance = 2 ** -52 * Math.abs(best.x) + Number.MIN_VALUE;
    const least = tolerance / Math.abs(b.x - c.x);
    if (least > 0.5 || a.x === b.x) return best.x;
    step = Math.min(1 - least, Math.max(least, nextStep(a, b, c)));
  }
  return a.x;
}

/** Inverse quadratic interpolation where it is safe, bisection elsewhere. */
function nextStep(a: Point, b: Point, c: Point): number {
  const xi = (a.x - b.x) / (c.x - b.x);
  const phi = (a.y - b.y) / (c.y - b.y);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const direct = (a.y / (b.y - a.y)) * (c.y / (b.y - c.y));
  const across = ((c.x - a.x) / (b.x - a.x)) * (a.y / (c.y - a.y)) * (b.y / (c.y - b.y));
  return direct + across;
}
