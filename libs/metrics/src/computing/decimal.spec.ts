import { cubedDeviationsOf, Decimal, deviationsOf } from './decimal.js';

describe('Decimal', () => {
  it.each([
    ['0', 0],
    ['-12.50', -12.5],
    ['1e-7', 1e-7],
    ['1.5e+21', 1.5e21],
    [`0.${'0'.repeat(320)}1`, 1e-321],
    [`1${'0'.repeat(40)}.25`, 1e40],
  ])('reads %s', (text, number) => {
    expect(Decimal.of(text).toNumber()).toBe(number);
  });

  it.each(['', '.', 'NaN', 'Infinity', '1,5', '--1'])('refuses %s', (text) => {
    expect(() => Decimal.of(text)).toThrow(RangeError);
  });

  it('adds and takes away without a rest', () => {
    const sum = Decimal.of('1000000000000000').plus(Decimal.of('0.000000001'));

    expect(sum.minus(Decimal.of(1e15)).toNumber()).toBe(1e-9);
    expect(sum.minus(sum).toNumber()).toBe(0);
  });
});

describe('Decimal near 2^53', () => {
  const small = [
    '0',
    '-0',
    '1',
    '-1',
    '9007199254740991',
    '-9007199254740993',
    '94906267.25',
    '-0.000000001',
    '9e15',
  ];
  const texts = [
    ...small,
    '90071992547409919007199254740991',
    '0.5',
    '999999999999999',
    '.25',
    '3.',
    '-12.50',
  ];
  const scaled = (text: string): bigint => {
    const [, sign, whole = '', fraction = '', exponent = '0'] = /^(-?)(\d*)\.?(\d*)(?:e(\d+))?$/.exec(text)!;
    const digits = BigInt(sign + (whole + fraction.padEnd(20, '0')));
    return digits * 10n ** BigInt(exponent);
  };

  it('adds, multiplies and compares exactly', () => {
    for (const one of texts)
      for (const other of texts) {
        const [a, b] = [Decimal.of(one), Decimal.of(other)];
        const [x, y] = [scaled(one), scaled(other)];
        expect(scaled(String(a.plus(b)))).toBe(x + y);
        expect(scaled(String(a.minus(b)))).toBe(x - y);
        expect(scaled(String(a.times(b)))).toBe((x * y) / 10n ** 20n);
        expect(a.isLessThan(b)).toBe(x < y);
        expect(a.equals(b)).toBe(x === y);
        expect(a.plus(b).minus(b).minus(a).isZero).toBe(true);
      }
  });
});

describe('deviationsOf', () => {
  it('knows the spread of large values whose squares take more digits than a floating-point number has', () => {
    const values = ['1000000000000.05', '999999999999.95', '1000000000000.05', '999999999999.95'].map(
      (value) => Decimal.of(value),
    );
    const sum = values.reduce((total, value) => total.plus(value), Decimal.zero);
    const squares = values.reduce((total, value) => total.plus(value.times(value)), Decimal.zero);

    expect(deviationsOf(4, squares, [sum, sum])).toBe(0.01);
  });

  it('is 0 without anybody', () => {
    expect(deviationsOf(0, Decimal.zero, [Decimal.zero, Decimal.zero])).toBe(0);
  });
});

describe('cubedDeviationsOf', () => {
  it('knows the skew of large values whose cubes take more digits than a floating-point number has', () => {
    const values = [
      '1000000000000.1',
      '1000000000000',
      '1000000000000',
      '999999999999.9',
      '1000000000001',
    ].map((value) => Decimal.of(value));
    const sumOf = (part: (value: Decimal) => Decimal) =>
      values.reduce((total, value) => total.plus(part(value)), Decimal.zero);
    const sums = [sumOf((x) => x), sumOf((x) => x.times(x)), sumOf((x) => x.times(x).times(x))] as const;

    // Of 0.1, 0, 0, -0.1 and 1, whose mean is 0.2.
    expect(cubedDeviationsOf(5, sums)).toBeCloseTo(0.468, 15);
  });

  it('is 0 without anybody', () => {
    expect(cubedDeviationsOf(0, [Decimal.zero, Decimal.zero, Decimal.zero])).toBe(0);
  });
});
