import fc from 'fast-check';
import type { ApiOperation } from './api-operations.js';
import type { ApiRequest } from './api-world.js';
import type { Json } from './product.js';
import type { RawRequest } from './raw-request.js';

const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);

const hostileTexts = [
  ...['', ' ', '\0', 'a\0b', '\ud800', 'x\udc00y', '\u202e', '\ufeff', '🙂'.repeat(110)],
  ...["'; DROP TABLE experiment; --", "' OR '1'='1", '$1', '%', '_', '\\', '"', '`', '${7*7}', '{{7*7}}'],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '../../etc/passwd',
  ],
  ...[
    'null',
    'true',
    '0',
    '-1',
    '1e309',
    'NaN',
    '2026-13-45',
    '0000-00-00T00:00:00Z',
    '+275760-09-13T00:00:00Z',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'a@b',
    'a@b.example\r\nBcc: c@d.example',
    'https://',
    'http://[::1',
  ],
  ...[
    nested(60, '[', ']'),
    nested(20_000, '[', ']'),
    '[{"key":"k","label":"L","data":null}]',
    '{"$ref":"#"}',
  ],
];

/** More members than any object may have. */
const manyKeys = (count: number) =>
  `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join()}}`;

const longTexts = ['x'.repeat(70_000), nested(20_000, '[', ']'), '🙂'.repeat(3000)];

const hostileNumbers = [
  ...[0, -0, -1, 0.1, 1.005, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324],
];

/** A JSON value that nobody expects. */
const hostileValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(...hostileTexts),
  fc.constantFrom<Json>(...longTexts),
  fc.constantFrom<Json>(...hostileNumbers),
  fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null], { $ne: null }, { length: 1 }, [{}]),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 250 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(fc.constantFrom<Json>(...hostileTexts, ...hostileNumbers), { maxLength: 120 }),
);

const hostileKey = fc.oneof(
  fc.constantFrom(
    'toString',
    'hasOwnProperty',
    'valueOf',
    'then',
    'length',
    '',
    'id',
    'orgId',
    'status',
    '$where',
  ),
  fc.string({ unit: 'binary', maxLength: 10 }).filter((key) => key !== '__proto__'),
);

/** The example with some fields replaced, left out or added; as a text. */
function changedBody(example: Json): fc.Arbitrary<string> {
  const fields = Object.keys(typeof example === 'object' && example !== null ? example : {});
  const replaced = fields.length === 0 ? fc.constant({}) : changes(fields);
  const added = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    fc.dictionary(hostileKey, hostileValue, { maxKeys: 3 }),
  );
  return fc.tuple(replaced, added).map(([some, more]) => JSON.stringify({ ...example, ...some, ...more }));
}

const changes = (fields: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...fields), fc.oneof(hostileValue, fc.constant(undefined))), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pairs) => Object.fromEntries(pairs) as Json);

function bodyFor(example: Json): fc.Arbitrary<string> {
  const valid = JSON.stringify(example ?? {});
  const odd = [
    ...[
      '',
      ' ',
      '{',
      '[',
      'null',
      '""',
      '{}{}',
      '\ufeff{}',
      '{"a":1,}',
      '{"a":NaN}',
      "{'a':1}",
      '\0',
      '-',
      '1e999',
    ],
    ...[
      nested(60, '[', ']'),
      nested(100_000, '[', ']'),
      nested(5_000, '{"a":', '}'),
      nested(33, '{"a":[', ']}'),
      manyKeys(101),
      manyKeys(1_001),
      manyKeys(100_000),
      `{"a":[${manyKeys(1_001)}]}`,
      `{${'"a":1,'.repeat(20_000)}"a":1}`,
      `[${'{},'.repeat(300_000)}{}]`,
      `{"a":"${'x'.repeat(1024 * 1024)}"}`,
      valid.slice(0, -1),
      `${valid}x`,
    ],
    ...[
      valid.replace('{', '{"__proto__":{"isAdmin":true},'),
      valid.replace('{', '{"constructor":{"prototype":{}},'),
    ],
    ...[valid.replace(/"(\w+)":/, '"$1":1,"$1":'), valid.replaceAll('"', '\\"')],
  ];
  return fc.oneof(
    { weight: 8, arbitrary: changedBody(example) },
    { weight: 2, arbitrary: hostileValue.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: fc.constantFrom(...odd) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );
}

/** A part of an address, ready to be sent. Small numbers are left out: they could mean something of value. */
const hostilePart = fc.oneof(
  fc.constantFrom(
    ...[
      '0',
      '-1',
      '00',
      '1e9',
      '2147483648',
      '99999999999999999999',
      'abc',
      'null',
      'NaN',
      '1.5',
      '%00',
      '%',
      '%zz',
    ],
    ...[
      '%ff',
      '%c3%28',
      '..',
      '.',
      '%2e%2e%2f',
      '%2f',
      '',
      '__proto__',
      "1'--",
      '1%20',
      '*',
      '~',
      ';a=b',
      '%F0%9F%92%A9',
    ],
    ...['9'.repeat(300), 'a'.repeat(3000), '\xff', '(', '[]', '|', '"'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => encodeURIComponent(text)),
);

const manyParameters = Array.from({ length: 1_500 }, (_, index) => `&p${index}`).join('');

const hostileQuery = (names: string[]) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom('__proto__', 'a[b]', 'a[]', 'q', 'toString', ...names), hostilePart),
        fc.oneof(hostilePart, fc.constantFrom('1&', '%26', '=', 'a'.repeat(2000), manyParameters)),
      ),
      { maxLength: 5 },
    )
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

const headerValue = fc
  .oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary-ascii', maxLength: 100 }))
  .map((text) => text.slice(0, 4000).replace(/[^\t\x20-\x7e\x80-\xff]/g, ''));

const contentTypes = [
  ...[
    'application/json',
    'APPLICATION/JSON; charset=utf-8',
    'application/json; charset=utf-16',
    'text/plain',
    'x',
  ],
  ...[
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    '/',
    ';',
  ],
];

const hostileHeaders = fc.dictionary(
  fc.constantFrom(
    ...[
      'accept',
      'accept-language',
      'authorization',
      'email',
      'origin',
      'referer',
      'user-agent',
      'cookie',
      'range',
    ],
    ...['if-none-match', 'if-modified-since', 'x-forwarded-for', 'x-http-method-override', 'accept-version'],
    ...[
      'content-encoding',
      'accept-encoding',
      'x-request-id',
      'forwarded',
      'te',
      'pragma',
      'x-forwarded-proto',
    ],
  ),
  headerValue,
  { maxKeys: 3 },
);

/**
 * Requests to an operation that differ from a valid one in path, query, headers or body.
 *
 * @param valid a request that would succeed
 * @param login the headers of its caller; most cases keep them
 */
export function hostileRequests(
  operation: ApiOperation,
  valid: ApiRequest,
  login: Record<string, string>,
): fc.Arbitrary<RawRequest> {
  const often = <T>(usual: T, other: fc.Arbitrary<T>, weight: number) =>
    fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
  const [validPath, validQuery = ''] = valid.path.split('?') as [string, string?];
  const form = valid.headers['content-type'];
  const takesBody = operation.bodyType !== undefined;
  return fc
    .record({
      path: often(validPath, hostilePath(operation, validPath), takesBody ? 4 : 1),
      query: often(validQuery, hostileQuery(operation.queryParameters.map(({ name }) => name)), 1),
      headers: often({}, hostileHeaders, 3),
      type: often(form ?? 'application/json', fc.constantFrom(...contentTypes), 9),
      body: takesBody ? bodyFor(valid.body) : often('', bodyFor({}), 4),
    })
    .map(({ path, query, headers, type, body }) => ({
      method: operation.method,
      path: query === '' ? path : `${path}?${query}`,
      headers: { ...login, 'content-type': type, ...headers },
      body: operation.method === 'GET' ? undefined : body,
    }));
}

function hostilePath({ path }: ApiOperation, valid: string): fc.Arbitrary<string> {
  const validParts = valid.split('/');
  const parts = path
    .split('/')
    .map((part, index) =>
      part.startsWith('{')
        ? fc.oneof(
            { weight: 2, arbitrary: hostilePart },
            { weight: 1, arbitrary: fc.constant(validParts[index]!) },
          )
        : fc.constant(part),
    );
  return fc.tuple(...parts).map((chosen) => chosen.join('/') || '/');
}
