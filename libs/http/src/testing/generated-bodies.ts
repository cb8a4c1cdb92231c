const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

/** What clients send by mistake, on purpose, or at the edge of what may be. */
const values: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 42, 99_999_999_999, 1e11, 1_700_000_000_000, 8.64e15, 8.65e15],
  ...[2 ** 53 - 1, 2 ** 53, -(2 ** 53 - 1), -(2 ** 53), 999_999_999_999_999, 1e15, -1e15, 1e300, Infinity],
  ...['', ' ', 'a', '0', '42', '12345678901', 'p_1', 'P_1', 'a-key', 'No key', 'EUR', 'eur', 'late', 'true'],
  ...[1, 64, 65, 128, 129, 255, 256, 1_000, 1_001].map((length) => 'x'.repeat(length)),
  ...['ü'.repeat(64), 'ü'.repeat(65), 'ü'.repeat(1_000), '€'.repeat(700)],
  ...[32, 33, 127, 128, 500, 501].map((length) => '😀'.repeat(length)),
  ...[
    'a\0',
    '\ud800',
    '\udc00a',
    'p_\0',
    'https://shop.example/',
    'HTTP://a.example',
    'ftp://a.example',
    '//a',
    'https://',
  ],
  ...[
    '2026-11-20',
    '2026-11-20T12:00:00',
    '2026-11-20T12:00:00,5+01:00',
    '2026-02-30T00:00:00Z',
    '1999-12-31',
  ],
  ...[[], [1], ['a', 'b'], [null], [[]], [{}], new Array(501).fill(1)],
  ...[
    {},
    { a: 1 },
    { a: 'b' },
    { a: null },
    { '\0': 1 },
    { a: '\ud800' },
    { a: Infinity },
    { a: 'x'.repeat(4_100) },
  ],
  ...[nested(10), nested(11), { a: [[[[[[[[[1]]]]]]]]] }, { a: [[[[[[[[[[1]]]]]]]]]] }],
];

/**
 * Bodies around a good one, the same ones each time: with each field left out and with each odd value, with an unknown
 * field, mixtures of several faults, and what is no object.
 */
export function* bodiesAround(good: Readonly<Record<string, unknown>>): Generator<unknown> {
  yield good;
  yield* [null, undefined, 1, 'text', [], [good]];
  yield { ...good, unknownField: 1 };
  const names = Object.keys(good);
  for (const name of names) {
    const { [name]: _, ...rest } = good;
    yield rest;
    for (const value of values) yield { ...good, [name]: value };
  }
  const next = numbers();
  for (let turn = 0; turn < 300; turn++) {
    const body: Record<string, unknown> = { ...good };
    for (const name of names) {
      const choice = next() % 4;
      if (choice === 0) delete body[name];
      else if (choice === 1) body[name] = values[next() % values.length];
    }
    yield body;
  }
}

/** Pseudo-random ones, always the same. */
function numbers(): () => number {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647);
}
