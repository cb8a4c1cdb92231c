/** A decimal number, exact however many digits it has; PostgreSQL's numeric as it writes it. */
export class Decimal {
  static readonly zero = new Decimal(0n, 0);

  private constructor(
    private readonly digits: bigint,
    /** How many of the digits stand after the point. */
    private readonly scale: number,
  ) {}

  /** @param text such as `-12.50`, or a number as JavaScript writes it, such as `1e-7` */
  static of(text: string | number): Decimal {
    const [, sign, whole = '', fraction = '', exponent = '0'] =
      /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(String(text)) ?? [];
    if (sign === undefined || whole + fraction === '')
      throw new RangeError(`${text} is not a decimal number`);
    const scale = fraction.length - Number(exponent);
    const digits = BigInt(`${sign}${whole}${fraction}`);
    return scale < 0 ? new Decimal(digits * 10n ** BigInt(-scale), 0) : new Decimal(digits, scale);
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.digitsAt(scale) + other.digitsAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.digits, other.scale));
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.digits * other.digits, this.scale + other.scale);
  }

  get isZero(): boolean {
    return this.digits === 0n;
  }

  equals(other: Decimal): boolean {
    return this.minus(other).isZero;
  }

  isLessThan(other: Decimal): boolean {
    return this.minus(other).digits < 0n;
  }

  /** With so many digits after the point at most; halves go away from zero, as in PostgreSQL. */
  rounded(scale: number): Decimal {
    if (this.scale <= scale) return this;
    const unit = 10n ** BigInt(this.scale - scale);
    const half = this.digits < 0n ? -unit / 2n : unit / 2n;
    return new Decimal((this.digits + half) / unit, scale);
  }

  toNumber(): number {
    return Number(`${this.digits}e-${this.scale}`);
  }

  /** As PostgreSQL reads it. */
  toString(): string {
    if (this.scale === 0) return String(this.digits);
    const sign = this.digits < 0n ? '-' : '';
    const text = String(this.digits < 0n ? -this.digits : this.digits).padStart(this.scale + 1, '0');
    const fraction = text.slice(-this.scale).replace(/0+$/, '');
    return sign + text.slice(0, -this.scale) + (fraction && `.${fraction}`);
  }

  private digitsAt(scale: number): bigint {
    return this.digits * 10n ** BigInt(scale - this.scale);
  }
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
