/** Whole numbers up to 2^53 are exact, and far faster, as numbers of JavaScript. */
type Digits = number | bigint;

/** A decimal number, exact however many digits it has; PostgreSQL's numeric as it writes it. */
export class Decimal {
  static readonly zero = new Decimal(0, 0);

  private constructor(
    /** A number where it is a safe one. */
    private readonly digits: Digits,
    /** How many of the digits stand after the point. */
    private readonly scale: number,
  ) {}

  /** @param text such as `-12.50`, or a number as JavaScript writes it, such as `1e-7` */
  static of(text: string | number): Decimal {
    if (typeof text === 'number' && Number.isSafeInteger(text)) return new Decimal(text, 0);
    const written = String(text);
    return plainly(written) ?? Decimal.read(written);
  }

  private static read(text: string): Decimal {
    const [, sign, whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
    if (sign === undefined || whole + fraction === '')
      throw new RangeError(`${text} is not a decimal number`);
    const scale = fraction.length - Number(exponent);
    const digits = BigInt(`${sign}${whole}${fraction}`);
    return scale < 0
      ? new Decimal(smallest(digits * 10n ** BigInt(-scale)), 0)
      : new Decimal(smallest(digits), scale);
  }

  /** @param digits a safe number */
  static ofDigits(digits: number, scale: number): Decimal {
    return new Decimal(digits, scale);
  }

  plus(other: Decimal): Decimal {
    if (other.digits === 0) return this;
    if (this.digits === 0) return other;
    const scale = Math.max(this.scale, other.scale);
    const one = this.digitsAt(scale);
    const two = other.digitsAt(scale);
    if (typeof one === 'number' && typeof two === 'number') {
      const sum = one + two;
      if (Number.isSafeInteger(sum)) return new Decimal(sum, scale);
    }
    return new Decimal(smallest(BigInt(one) + BigInt(two)), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.digits, other.scale));
  }

  times(other: Decimal): Decimal {
    if (this.digits === 0 || other.digits === 0) return Decimal.zero;
    const scale = this.scale + other.scale;
    if (typeof this.digits === 'number' && typeof other.digits === 'number') {
      const product = this.digits * other.digits;
      if (Number.isSafeInteger(product)) return new Decimal(product, scale);
    }
    return new Decimal(smallest(BigInt(this.digits) * BigInt(other.digits)), scale);
  }

  get isZero(): boolean {
    return this.digits === 0;
  }

  equals(other: Decimal): boolean {
    return this.minus(other).isZero;
  }

  isLessThan(other: Decimal): boolean {
    return this.minus(other).digits < 0;
  }

  /** With so many digits after the point at most; halves go away from zero, as in PostgreSQL. */
  rounded(scale: number): Decimal {
    if (this.scale <= scale) return this;
    const digits = BigInt(this.digits);
    const unit = 10n ** BigInt(this.scale - scale);
    const half = digits < 0n ? -unit / 2n : unit / 2n;
    return new Decimal(smallest((digits + half) / unit), scale);
  }

  toNumber(): number {
    return this.scale === 0 ? Number(this.digits) : Number(`${this.digits}e-${this.scale}`);
  }

  /** As PostgreSQL reads it. */
  toString(): string {
    if (this.scale === 0) return String(this.digits);
    const sign = this.digits < 0 ? '-' : '';
    const text = String(this.digits < 0 ? -this.digits : this.digits).padStart(this.scale + 1, '0');
    const fraction = text.slice(-this.scale).replace(/0+$/, '');
    return sign + text.slice(0, -this.scale) + (fraction && `.${fraction}`);
  }

  private digitsAt(scale: number): Digits {
    if (scale === this.scale) return this.digits;
    const more = scale - this.scale;
    if (typeof this.digits === 'number' && more < powers.length) {
      const digits = this.digits * powers[more]!;
      if (Number.isSafeInteger(digits)) return digits;
    }
    return smallest(BigInt(this.digits) * 10n ** BigInt(more));
  }
}

const powers = Array.from({ length: 16 }, (_, i) => 10 ** i);
const safest = BigInt(Number.MAX_SAFE_INTEGER);
const smallest = (digits: bigint): Digits =>
  digits <= safest && digits >= -safest ? Number(digits) : digits;

/** How many characters always make a safe number. */
const mostCharacters = 15;
const [zero, nine, point, minus] = [48, 57, 46, 45] as const;

/** A number of few digits without an exponent; undefined for every other text. */
function plainly(text: string): Decimal | undefined {
  if (text.length > mostCharacters) return undefined;
  const isNegative = text.charCodeAt(0) === minus;
  let digits = 0;
  let count = 0;
  let scale = -1;
  for (let i = isNegative ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === point && scale < 0) scale = 0;
    else if (code < zero || code > nine) return undefined;
    else {
      digits = digits * 10 + code - zero;
      count++;
      if (scale >= 0) scale++;
    }
  }
  return count === 0 ? undefined : Decimal.ofDigits(isNegative ? -digits : digits, Math.max(0, scale));
}

/**
 * Sum of (x - mean x)(y - mean y) over n pairs; with y = x that of the squared deviations. The difference is made before
 * anything is rounded: of values around 1e12 the two sums agree in all the digits that a floating-point number has.
 */
export function deviationsOf(n: number, products: Decimal, [x, y]: readonly [Decimal, Decimal]): number {
  if (n === 0) return 0;
  return products.times(Decimal.of(n)).minus(x.times(y)).toNumber() / n;
}

/** Sum of (x - mean x)³ over n values of which these are the sums of x, x² and x³; made like `deviationsOf`. */
export function cubedDeviationsOf(n: number, [x, xx, xxx]: readonly [Decimal, Decimal, Decimal]): number {
  if (n === 0) return 0;
  const [count, two, three] = [n, 2, 3].map((number) => Decimal.of(number)) as [Decimal, Decimal, Decimal];
  const scaled = count
    .times(count)
    .times(xxx)
    .minus(three.times(count).times(x).times(xx))
    .plus(two.times(x).times(x).times(x));
  return scaled.toNumber() / n / n;
}
