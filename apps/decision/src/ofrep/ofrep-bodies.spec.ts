import type { ApiKeys, AuthorizedKey } from '#libs/guards';
import { isUrl } from '#libs/targeting';
import type { AssignmentVisit } from '../assignments/index.js';
import type { PublicLimits } from '../edge/index.js';
import type { EventStreams } from '../event-streams/index.js';
import { OfrepEndpoints } from './ofrep-endpoints.js';
import type { OfrepService } from './ofrep.service.js';

/** What a body comes to: a refusal, or whom the evaluation is about. */
type Read =
  | { status: number; errorCode: string }
  | { endUserId: string; url: string | undefined; attributes: Record<string, unknown> };

const limits = { bytes: 64 * 1024, keys: 1_000, values: 10_000, depth: 32, contextDepth: 10, idBytes: 128 };

/** By the way of the protocol that takes a body, up to where a flag would be evaluated. */
async function readBy(key: string | undefined, body: Buffer): Promise<Read> {
  let visit: AssignmentVisit | undefined;
  const secret = { kind: 'secret', keyId: 1, projectId: 1, scopes: new Set(['decide']) };
  const keys = { authorize: () => secret as unknown as AuthorizedKey };
  const answer = { text: '{}', isAscii: true };
  const service = {
    evaluate: (_: string, given: AssignmentVisit) => ((visit = given), answer),
    evaluateAll: (given: AssignmentVisit) => ((visit = given), { etag: '"a"', toJson: () => answer }),
  };
  const endpoints = new OfrepEndpoints(
    keys as unknown as ApiKeys,
    {} as PublicLimits,
    service as unknown as OfrepService,
    {} as EventStreams,
  );
  const call = { key, headers: {}, address: '192.0.2.1', protocol: 'http', heard: undefined };
  const { status, text } = await endpoints.answer({ ...call, body });
  if (visit === undefined)
    return { status, errorCode: (JSON.parse(text) as { errorCode: string }).errorCode };
  const { endUserId, url, attributes = {} } = visit;
  return { endUserId, url, attributes };
}

/** The same by nothing but `JSON.parse` and the rules. */
function expected(body: Buffer): Read {
  if (body.length > limits.bytes) return { status: 413, errorCode: 'GENERAL' };
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    if (text === '') return invalid;
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { status: 400, errorCode: 'PARSE_ERROR' };
  }
  const shape = shapeOf(value);
  if (writtenDepth(text) > limits.depth || shape.keys > limits.keys || shape.values > limits.values)
    return invalid;
  const context = isObject(value) ? value['context'] : undefined;
  if (!isObject(context)) return invalid;
  const { targetingKey, ...attributes } = context;
  if (targetingKey === undefined || targetingKey === null || targetingKey === '')
    return { status: 400, errorCode: 'TARGETING_KEY_MISSING' };
  if (typeof targetingKey !== 'string' || !targetingKey.isWellFormed() || targetingKey.includes('\0'))
    return invalid;
  if (Buffer.byteLength(targetingKey) > limits.idBytes) return invalid;
  if (shapeOf(context).depth > limits.contextDepth) return invalid;
  const { url } = context;
  const isPage = typeof url === 'string' && /^https?:\/\//i.test(url) && isUrl(url);
  return { endUserId: targetingKey, url: isPage ? url : undefined, attributes };
}

const invalid: Read = { status: 400, errorCode: 'INVALID_CONTEXT' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How deep it is, how many members its largest object has, and how many members and items all have. */
function shapeOf(value: unknown): { depth: number; keys: number; values: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, keys: 0, values: 0 };
  const parts = Object.values(value).map(shapeOf);
  return {
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
    keys: Math.max(Array.isArray(value) ? 0 : parts.length, ...parts.map(({ keys }) => keys)),
    values: parts.length + parts.reduce((sum, { values }) => sum + values, 0),
  };
}

/** The same depth of a JSON text, also in members that another one of their name replaces. */
function writtenDepth(text: string): number {
  let [depth, most] = [0, 0];
  for (const [mark] of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += '[{'.includes(mark) ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

/** Numbers from 0 to 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const texts = [
  ...['""', '"a"', '"user-1"', '"Zoë"', '"😀"', '"日本語"', String.raw`"\u00e4"`, String.raw`"\ud83d\ude00"`],
  ...[String.raw`"\ud800"`, String.raw`"\udc00a"`, String.raw`"a\u0000"`, String.raw`"\"\\\/\b\n"`, '"\\\\"'],
  ...['"https://shop.example/cart?a=1"', '"HTTP://a"', '"https://"', '"/cart"', '"ftp://a"', '"https://a b"'],
  ...[126, 127, 128, 129, 2_000].map((length) => `"${'x'.repeat(length)}"`),
  ...[63, 64, 65].map((length) => `"${'ü'.repeat(length)}"`),
  ...[31, 32, 33].map((length) => `"${'😀'.repeat(length)}"`),
  ...[31, 32, 33].map((length) => `"${String.raw`\ud83d\ude00`.repeat(length)}"`),
];
const others = ['null', 'true', 'false', '0', '-0', '42', '1e3', '1E-2', '-1.5', '9007199254740993', '1e999'];
const wrong = [
  'nul',
  '01',
  '.5',
  '+1',
  "'a'",
  '"a',
  '"\t"',
  String.raw`"\x"`,
  '{,}',
  '[1,]',
  '{"a"}',
  'NaN',
  '',
];
const names = ['targetingKey', 'url', 'plan', 'age', '__proto__', 'constructor', 'ü', 'a b', '', 'toString'];

/** Texts of bodies around good ones, most of them JSON. */
function* bodies(seed: number, count: number): Generator<Buffer> {
  const random = randomFrom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const pick = <T>(choices: readonly T[]): T => choices[upTo(choices.length - 1)]!;
  const isRare = (oneIn: number) => random() * oneIn < 1;
  const blank = () => (isRare(6) ? pick([' ', '\n', '\t\r', '  ']) : '');
  const scalar = (): string => (isRare(400) ? pick(wrong) : pick(isRare(2) ? texts : others));
  const nested = (levels: number): string =>
    levels === 0 ? scalar() : isRare(2) ? `[${nested(levels - 1)}]` : `{"a":${nested(levels - 1)}}`;
  const value = (): string =>
    isRare(4)
      ? nested(isRare(8) ? upTo(40) : upTo(12))
      : isRare(20)
        ? pick(['{}', '[]', '[{},[]]'])
        : scalar();
  // A name that is written twice has plain values, since the first of them is counted but not there.
  const member = (name: string, given: string): string =>
    (isRare(12) ? `${JSON.stringify(name)}:${pick(others)},` : '') +
    `${blank()}${JSON.stringify(name)}${blank()}:${blank()}${given}${blank()}`;
  const context = (): string => {
    const rest = Array.from({ length: upTo(6) }, () => member(pick(names), value()));
    const key = isRare(10) ? [] : [member('targetingKey', isRare(3) ? value() : `"user-${upTo(9)}"`)];
    return `{${(isRare(2) ? [...key, ...rest] : [...rest, ...key]).join(',')}}`;
  };
  const body = (): string => {
    if (isRare(30)) return value();
    const before = isRare(5) ? [member(pick(['more', 'contexts', '__proto__']), value())] : [];
    return `{${[...before, member('context', isRare(15) ? value() : context())].join(',')}}${blank()}`;
  };
  for (let turn = 0; turn < count; turn++) {
    let bytes = Buffer.from((isRare(50) ? '\ufeff' : '') + body());
    if (isRare(8)) bytes = bytes.subarray(0, upTo(bytes.length));
    if (isRare(25)) bytes[upTo(bytes.length)] = pick([0x80, 0xc3, 0xff, 0xed, 0x00, 0x22, 0x5c, 0x7b]);
    yield bytes;
  }
}

it('reads bodies as JSON.parse and the rules do', async () => {
  const seen = new Map<string, number>();
  for (const [index, body] of [...bodies(7, 6_000)].entries()) {
    const wanted = expected(body);
    const found = await readBy(index % 2 === 0 ? undefined : 'flag', body);
    const kind = 'errorCode' in wanted ? wanted.errorCode : 'read';
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    // What is too deep is refused before it turns out to be no JSON, or to be cut off.
    if (kind === 'PARSE_ERROR' && 'errorCode' in found && isTooDeep(body)) continue;
    expect({ body: body.toString('latin1'), ...found }).toEqual({ body: body.toString('latin1'), ...wanted });
  }
  for (const kind of ['read', 'PARSE_ERROR', 'INVALID_CONTEXT', 'TARGETING_KEY_MISSING'])
    expect([kind, seen.get(kind)! > 200]).toEqual([kind, true]);
});

const isTooDeep = (body: Buffer): boolean =>
  body.filter((byte) => byte === 0x7b || byte === 0x5b).length > limits.depth;

const membersOf = (count: number, given = '1') =>
  Array.from({ length: count }, (_, index) => `"a${index}":${given}`).join(',');

it.each([
  ['the most attributes', `{"context":{"targetingKey":"u",${membersOf(999)}}}`],
  ['one too many', `{"context":{"targetingKey":"u",${membersOf(1_000)}}}`],
  ['10,000 attributes', `{"context":{"targetingKey":"u",${membersOf(10_000)}}}`],
  ['4,000 attributes in few bytes', `{"context":{"targetingKey":"u",${membersOf(4_000)}}}`],
  ['10,000 values in lists', `{"context":{"targetingKey":"u","a":[${'1,'.repeat(10_000)}1]}}`],
  ['9,000 values in lists', `{"context":{"targetingKey":"u","a":[${'1,'.repeat(9_000)}1]}}`],
  ['the most bytes', `{"context":{"targetingKey":"u","a":"${'x'.repeat(limits.bytes - 39)}"}}`],
  ['one byte too many', `{"context":{"targetingKey":"u","a":"${'x'.repeat(limits.bytes - 38)}"}}`],
  ['a huge targetingKey', `{"context":{"targetingKey":"${'x'.repeat(60_000)}"}}`],
  ['the last of two targetingKeys', '{"context":{"targetingKey":"a","targetingKey":"b"}}'],
  ['the last of two contexts', '{"context":{"targetingKey":"a"},"context":{"targetingKey":"b"}}'],
  ['a targetingKey under another name', String.raw`{"context":{"targeting\u004bey":"a"}}`],
  ['nothing', ''],
  ['blanks', ' \n'],
])('reads %s alike', async (_name, text) => {
  const body = Buffer.from(text);
  for (const key of [undefined, 'flag']) expect(await readBy(key, body)).toEqual(expected(body));
});
