import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature } from '@openfeature/server-sdk';
import { OpenFeature as WebOpenFeature, ProviderEvents } from '@openfeature/web-sdk';
import { hourMs } from '#libs/durations';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json } from '../support/product.js';
import { StreamReader } from '../support/stream-reader.js';
import { launchBrowser, newVisitor, type Visitor } from '../support/browser.js';
import { openSite, type Site } from '../support/site.js';
import { waitUntil } from '../support/wait-until.js';

let app: TestApp;
let owner: Account;
let make: ExperimentBuilder;
let secret: Program;
let publishable: Program;

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  make = new ExperimentBuilder(app, owner);
  secret = await startProgram(app, owner);
  publishable = await startProgram(app, owner, { kind: 'publishable' });
});
afterAll(() => app.stop());

const all = '/ofrep/v1/evaluate/flags';
const done = (method: string, path: string, body?: Json) => app.expectDone(method, path, body, owner.headers);
const contextOf = (targetingKey: unknown, more: Json = {}) => ({ context: { targetingKey, ...more } });
const evaluate = (key: string, body: Json = contextOf('u1'), program = secret) =>
  program.call('POST', `${all}/${key}`, body);
const rowsOf = (id: number) =>
  app.dataSource.query('SELECT 1 FROM assignment WHERE experiment_id = $1', [id]).then((rows) => rows.length);

/** One that runs, with its second variation for everybody. */
async function running(
  valueType: string,
  value: Json,
  fields: Json = {},
): Promise<{ id: number; key: string; on: number }> {
  const { id, key } = await make.experiment({ valueType, ...fields });
  const { id: on } = await make.variation(id, { title: 'B', value });
  const [{ id: off }] = await make.variations(id);
  const allocations = [
    { variationId: off, traffic: 0 },
    { variationId: on, traffic: 100 },
  ];
  await done('PUT', `/experiments/${id}/traffic`, { allocations });
  await make.move(id, 'Active');
  await waitUntil(async () => (await evaluate(key, contextOf('looking'))).body.value !== undefined);
  return { id, key, on };
}

const values: [string, Json][] = [
  ['boolean', true],
  ['string', 'green'],
  ['number', 3.5],
  ['json', { columns: 3 }],
];

describe('POST /ofrep/v1/evaluate/flags/{key}', () => {
  it.each(values)('answers a %s, and records the exposure', async (valueType, value) => {
    const { id, key, on } = await running(valueType, value);

    const { status, headers, body } = await evaluate(key);

    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual({
      ...{ key, reason: 'STATIC', variant: 'B', value },
      metadata: { experimentId: id, variationId: on, isControl: false, bucket: expect.any(Number) },
    });
    await waitUntil(async () => (await rowsOf(id)) === 2);
    const again = await app.request('POST', `${all}/${key}`, contextOf('u1'), { 'x-api-key': secret.key });
    expect(again).toMatchObject({ status: 200, body });
  });

  it('says why there is no value, and what a flag serves while it is off', async () => {
    const { id, key } = await running('boolean', true);
    await make.condition(id, { urls: ['/cart'] });
    await waitUntil(async () => (await evaluate(key)).body.reason === 'UNKNOWN');
    const away = await evaluate(key, contextOf('u1', { url: 'https://shop.example/' }));
    const there = await evaluate(key, contextOf('u1', { url: 'https://shop.example/cart' }));
    expect(away.body).toEqual({
      ...{ key, reason: 'UNKNOWN', metadata: { experimentId: id, excluded: 'not_targeted' } },
    });
    expect(there.body).toMatchObject({ value: true, reason: 'SPLIT' });

    await make.move(id, 'Paused');
    await waitUntil(async () => (await evaluate(key)).body.reason === 'DISABLED');
    expect((await evaluate(key)).body).not.toHaveProperty('value');

    const flag = await done('POST', '/experiments', {
      ...{ projectId: owner.projectId, title: 'Off', type: 'Feature Flag' },
    });
    await waitUntil(async () => (await evaluate(flag.key)).status === 200);
    expect((await evaluate(flag.key)).body).toMatchObject({
      reason: 'DISABLED',
      value: false,
      variant: 'off',
    });
  });

  it.each([
    ['TARGETING_KEY_MISSING', { context: {} }],
    ['TARGETING_KEY_MISSING', { context: { targetingKey: '' } }],
    ['INVALID_CONTEXT', { context: { targetingKey: 7 } }],
    ['INVALID_CONTEXT', { context: { targetingKey: 'x'.repeat(129) } }],
    ['INVALID_CONTEXT', { context: 'u1' }],
    ['INVALID_CONTEXT', {}],
    ['INVALID_CONTEXT', []],
    ['INVALID_CONTEXT', ''],
    ['PARSE_ERROR', '{"context":'],
  ])('answers 400 %s for %j', async (errorCode, body) => {
    const headers = { authorization: `Bearer ${secret.key}`, 'content-type': 'application/json' };
    const one = await app.request('POST', `${all}/any`, body, headers);
    const every = await app.request('POST', all, body, headers);

    const details = expect.stringMatching(/\S/);
    expect([one.status, one.body]).toEqual([400, { key: 'any', errorCode, errorDetails: details }]);
    expect([every.status, every.body]).toEqual([400, { errorCode, errorDetails: details }]);
  });

  it('knows no unknown flags, keys and scopes', async () => {
    expect(await evaluate('no-such.flag')).toMatchObject({
      ...{ status: 404, body: { key: 'no-such.flag', errorCode: 'FLAG_NOT_FOUND' } },
    });
    expect((await app.request('POST', all, contextOf('u1'))).status).toBe(401);
    const other = await startProgram(app, owner, { scopes: ['read'] });
    expect((await evaluate('any', contextOf('u1'), other)).status).toBe(403);
  });

  it('is for pages of allowed origins with a publishable key, and says so in preflights', async () => {
    const preflight = await app.request('OPTIONS', all, undefined, {
      ...{ origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    const allowed = preflight.headers.get('access-control-allow-headers')!.toLowerCase();
    for (const name of ['content-type', 'authorization', 'x-api-key', 'if-none-match'])
      expect(allowed).toContain(name);
    const { key } = await running('boolean', true);
    const { status, headers } = await evaluate(key, contextOf('p1'), publishable);
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(headers.get('access-control-expose-headers')).toBe('etag, retry-after');
  });
});

describe('POST /ofrep/v1/evaluate/flags', () => {
  it('answers every flag but Drafts and Archived ones, records nothing, and knows its result again', async () => {
    const { id, key } = await running('number', 4);
    const targeted = await running('string', 'us', {});
    const segment = { projectId: owner.projectId, name: 'US', rules: { country_code: 'US' } };
    const { id: segmentId } = await done('POST', '/segments', segment);
    await done('PUT', `/experiments/${targeted.id}/segments`, { segmentIds: [segmentId] });
    const draft = await make.experiment();
    const before = await rowsOf(id);
    const ask = (more: Json = {}, tag?: string) =>
      secret.call('POST', all, contextOf('bulk', more), tag === undefined ? {} : { 'if-none-match': tag });
    const valueIn = ({ body }: Json, name: string) =>
      body.flags.find((flag: Json) => flag.key === name)?.value;
    await waitUntil(async () => valueIn(await ask(), targeted.key) === undefined);

    const first = await ask();

    expect(first.status).toBe(200);
    expect(valueIn(first, key)).toBe(4);
    expect(first.body.flags.map((flag: Json) => flag.key)).not.toContain(draft.key);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[^"]+"$/);
    const same = await ask({}, etag);
    expect([same.status, same.body, same.headers.get('etag')]).toEqual([304, '', etag]);
    // An address that the framework reads.
    const read = await secret.call('POST', `${all}/`, contextOf('bulk'), { 'if-none-match': etag });
    expect([read.status, read.headers.get('etag'), read.headers.has('content-length')]).toEqual([
      304,
      etag,
      false,
    ]);
    const elsewhere = await ask({ country_code: 'US' }, etag);
    expect([elsewhere.status, valueIn(elsewhere, targeted.key)]).toEqual([200, 'us']);
    expect(await rowsOf(id)).toBe(before);
    await make.move(id, 'Paused');
    await waitUntil(async () => (await ask({}, etag)).status === 200);
  });
});

describe('calls that are at fault', () => {
  const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request('POST', path, body, {
      ...{ authorization: `Bearer ${secret.key}`, 'content-type': 'application/json', ...headers },
    });
  const attributes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, index]));
  const nested = (depth: number): Json => (depth === 0 ? 1 : { a: nested(depth - 1) });

  it.each([
    ['1,100 attributes', JSON.stringify(contextOf('u1', attributes(1_100))), 400],
    ['deep nesting', JSON.stringify(contextOf('u1', nested(40))), 400],
    ['a NUL in the targetingKey', '{"context":{"targetingKey":"u\\u00001"}}', 400],
    ['half a character', '{"context":{"targetingKey":"\\ud800"}}', 400],
    ['a list for targetingKey', '{"context":{"targetingKey":["u1"]}}', 400],
    ['a list for context', '{"context":[]}', 400],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400],
  ])('refuses %s in any form of the route', async (_, body, status) => {
    for (const path of [all, `${all}/any`, `${all}?flagConfigEtag=x`, `${all}/any/`]) {
      const answer = await send(path, body);
      expect([path, answer.status, typeof answer.body.errorCode]).toEqual([path, status, 'string']);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('refuses 10,000 attributes, which are too many bytes', async () => {
    const body = JSON.stringify(contextOf('u1', attributes(10_000)));
    for (const path of [all, `${all}/any`]) expect((await send(path, body)).status).toBe(413);
  });

  it('takes odd attributes for what they are', async () => {
    const { key, id } = await running('boolean', true);
    const odd = `{"context":{"targetingKey":"odd","__proto__":{"isAdmin":true},"constructor":1,"toString":null,
      "text":"a\\u0000b","list":[1,{"a":[]}],"url":7,"":""}}`;
    const { status, body } = await send(`${all}/${key}`, odd);
    expect([status, body.value]).toEqual([200, true]);
    await waitUntil(async () => (await rowsOf(id)) === 2);
    expect((await send(all, odd, { 'content-type': 'text/plain' })).status).toBe(200);
    expect((await send(all, odd, { 'content-type': 'application/xml' })).status).toBe(200);
  });

  it('knows no flags with names of prototypes, and no other methods', async () => {
    for (const key of ['__proto__', 'constructor', 'toString', '%00', 'a%2Fb'])
      expect(await send(`${all}/${key}`, contextOf('u1'))).toMatchObject({
        ...{ status: 404, body: { errorCode: 'FLAG_NOT_FOUND' } },
      });
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const { status } = await app.request(method, all, undefined, { authorization: `Bearer ${secret.key}` });
      expect([method, status]).toEqual([method, 404]);
    }
  });
});

describe('GET /ofrep/v1/stream', () => {
  const refetch = expect.objectContaining({ type: 'refetchEvaluation' });
  const open: StreamReader[] = [];
  const listen = async (url: string, headers?: Record<string, string>) => {
    const reader = await StreamReader.open(url, headers);
    open.push(reader);
    return reader;
  };
  afterEach(() => {
    for (const reader of open.splice(0)) reader.close();
  });

  const streamsOf = async (program: Program, headers?: Record<string, string>) =>
    (await program.call('POST', all, contextOf('listener'), headers)).body.eventStreams;
  const urlOf = async (program = secret): Promise<string> => (await streamsOf(program))[0].url;
  const setStreams = (browserStreams: boolean, more: Json = {}) =>
    done('PATCH', `/projects/${owner.projectId}`, { browserStreams, ...more });
  const change = () =>
    done('PATCH', `/projects/${owner.projectId}`, { description: `at ${performance.now()}` });

  it('tells that something has changed, and nothing else', async () => {
    const [stream, ...others] = await streamsOf(secret);
    expect([stream.type, others]).toEqual(['sse', []]);
    expect(stream.url).toMatch(new RegExp(`^${app.origin}/ofrep/v1/stream\\?token=[\\w.-]+$`));
    expect(stream.url).not.toContain(secret.key);

    const reader = await listen(stream.url, { origin: 'https://any.example' });

    expect([reader.status, reader.headers.get('content-type')]).toEqual([
      ...[200, 'text/event-stream; charset=utf-8'],
    ]);
    expect(reader.headers.get('access-control-allow-origin')).toBe('*');
    expect(reader.headers.get('cache-control')).toContain('no-cache');
    expect(reader.headers.get('x-accel-buffering')).toBe('no');
    const { key } = await running('boolean', true);
    await waitUntil(() => reader.messages.length > 0);
    for (const message of reader.messages) expect(Object.keys(message).sort()).toEqual(['etag', 'type']);
    expect(reader.messages[0]).toEqual(refetch);
    expect(reader.text).not.toContain(key);
    const path = `${all}?flagConfigEtag=${encodeURIComponent(reader.messages.at(-1).etag)}`;
    const again = await secret.call('POST', path, contextOf('listener'));
    expect([again.status, again.body.flags.length > 0]).toEqual([200, true]);
  });

  it('loses no change between an answer and the stream, or between two streams', async () => {
    const url = await urlOf();
    const up = await listen(url);
    await change();
    await waitUntil(() => up.messages.length > 0);

    const late = await listen(url);
    await waitUntil(() => late.messages.length > 0);
    expect(late.messages).toEqual([up.messages.at(-1)]);

    const current = await listen(await urlOf());
    const back = await listen(url, { 'last-event-id': up.lastId });
    const made = await listen(url, { 'last-event-id': '999999.AAAAAAAAAAAAAAAA' });
    await waitUntil(() => current.isOpen && back.isOpen && made.messages.length > 0);
    expect([current.messages, back.messages]).toEqual([[], []]);
  });

  it('is known again by its address while the result is the same, and told when it comes or goes', async () => {
    await setStreams(false);
    const ask = (tag?: string) =>
      publishable.call('POST', all, contextOf('tags'), tag === undefined ? {} : { 'if-none-match': tag });
    await waitUntil(async () => (await ask()).body.eventStreams === undefined);
    const etag = (await ask()).headers.get('etag')!;
    await setStreams(true);
    await waitUntil(async () => (await ask(etag)).status === 200);
    const { headers, body } = await ask(etag);
    expect(body.eventStreams).toHaveLength(1);
    await change();
    expect((await ask(headers.get('etag')!)).status).toBe(304);
  });

  it('is for pages only of projects that offer it, and of allowed origins', async () => {
    await setStreams(true, { allowedOrigins: ['https://shop.example'] });
    await waitUntil(async () => (await streamsOf(publishable)) !== undefined);
    const elsewhere = { origin: 'https://other.example' };
    await waitUntil(
      async () => (await publishable.call('POST', all, contextOf('listener'), elsewhere)).status === 403,
    );
    const url = await urlOf(publishable);
    const shop = await listen(url, { origin: 'https://shop.example' });
    expect(shop.status).toBe(200);
    expect((await listen(url, elsewhere)).status).toBe(403);

    await setStreams(false, { allowedOrigins: [] });

    await waitUntil(() => shop.isEnded);
    expect(await streamsOf(publishable)).toBeUndefined();
    expect(await streamsOf(secret)).toHaveLength(1);
    const refused = await listen(url);
    expect([refused.status, refused.problem.code]).toEqual([403, 'secret-key-required']);
  });

  it('lives as long as the key, and opens nothing else', async () => {
    const program = await startProgram(app, owner);
    const url = await urlOf(program);
    const token = new URL(url).searchParams.get('token')!;
    const [own, other] = [await listen(url), await listen(await urlOf())];
    const asKey = await app.request('POST', all, contextOf('u1'), { authorization: `Bearer ${token}` });
    expect(asKey.status).toBe(401);

    await done('DELETE', `/api/auth/keys/${program.keyId}`);

    await waitUntil(() => own.isEnded);
    expect(other.isEnded).toBe(false);
    await waitUntil(async () => (await listen(url)).status === 401);
    for (const wrong of [
      '',
      '?token=',
      `?token=${token.slice(0, -1)}`,
      `?token=${token}&token=${token}`,
      '?token=%00',
    ])
      expect((await listen(`${app.origin}/ofrep/v1/stream${wrong}`)).status).toBe(401);
  });

  it('ends when the key expires, or its owner may not grant it any more', async () => {
    const member = await app.addMember(owner, { permission: 'Editor' });
    const [expiring, granted] = [await startProgram(app, owner), await startProgram(app, member)];
    const readers = [await listen(await urlOf(expiring)), await listen(await urlOf(granted))];
    expect(readers.map(({ status }) => status)).toEqual([200, 200]);

    await app.dataSource.query(`UPDATE api_key SET expires_at = now() WHERE id = $1`, [expiring.keyId]);
    const project = `/projects/${owner.projectId}/users/${member.userId}`;
    await done('PATCH', project, { permissionType: 'Viewer' });

    await waitUntil(() => readers.every(({ isEnded }) => isEnded));
  });

  it('is no business of HEAD, POST and large numbers of readers', async () => {
    const url = await urlOf();
    const path = url.slice(app.origin.length);
    expect((await app.request('HEAD', path)).status).toBe(404);
    expect((await app.request('POST', path, {})).status).toBe(404);
    const preflight = await app.request('OPTIONS', path);
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      ...[204, 'GET, OPTIONS'],
    ]);
    await waitUntil(async () => (await streamsOf(secret)) !== undefined);
    const readers = [await listen(url)];
    while (readers.at(-1)!.status === 200) readers.push(await listen(url));
    const refused = readers.pop()!;
    expect(readers).toHaveLength(20);
    expect([refused.status, refused.problem.code, refused.headers.get('retry-after')]).toEqual([
      503,
      'busy',
      '60',
    ]);
    expect(await streamsOf(secret)).toBeUndefined();
    readers[0]!.close();
    await waitUntil(async () => (await streamsOf(secret)) !== undefined);
  });
});

describe('the stock providers, unmodified', () => {
  it('of servers get every value, reasons and errors', async () => {
    const keys = new Map<string, string>();
    for (const [valueType, value] of values) keys.set(valueType, (await running(valueType, value)).key);
    const provider = new OFREPProvider({
      ...{ baseUrl: app.origin, headers: [['Authorization', `Bearer ${secret.key}`]] },
    });
    await OpenFeature.setProviderAndWait('server', provider);
    const client = OpenFeature.getClient('server');
    const context = { targetingKey: 'server-1' };

    expect(await client.getBooleanValue(keys.get('boolean')!, false, context)).toBe(true);
    expect(await client.getStringValue(keys.get('string')!, 'x', context)).toBe('green');
    expect(await client.getNumberValue(keys.get('number')!, 0, context)).toBe(3.5);
    expect(await client.getObjectValue(keys.get('json')!, {}, context)).toEqual({ columns: 3 });
    const details = await client.getBooleanDetails(keys.get('boolean')!, false, context);
    expect(details).toMatchObject({ reason: 'STATIC', variant: 'B' });
    const failed = async (key: string, of: Json = context) =>
      (await client.getBooleanDetails(key, false, of)).errorCode;
    expect(await failed('no-such-flag')).toBe('FLAG_NOT_FOUND');
    expect(await failed(keys.get('boolean')!, {})).toBe('TARGETING_KEY_MISSING');
    expect(await failed(keys.get('string')!)).toBe('TYPE_MISMATCH');
    await OpenFeature.close();
  });

  it('of browsers get them in one call, and again when the context changes', async () => {
    const { key } = await running('number', 7);
    const provider = new OFREPWebProvider({
      ...{ baseUrl: app.origin, headers: [['Authorization', `Bearer ${publishable.key}`]] },
      ...{ cacheMode: 'disabled', pollInterval: 0 },
    });
    await WebOpenFeature.setContext({ targetingKey: 'browser-1' });
    await WebOpenFeature.setProviderAndWait(provider);
    const client = WebOpenFeature.getClient();

    expect(client.getNumberValue(key, 0)).toBe(7);
    await WebOpenFeature.setContext({ targetingKey: 'browser-2', plan: 'pro' });
    expect(client.getNumberDetails(key, 0)).toMatchObject({ value: 7, variant: 'B' });
    expect(client.getNumberDetails('no-such-flag', 1)).toMatchObject({
      value: 1,
      errorCode: 'FLAG_NOT_FOUND',
    });
    await WebOpenFeature.close();
  });
});

describe('an event of the type exposure', () => {
  const report = (event: Json, program = publishable, headers: Record<string, string> = {}) =>
    program.call('POST', '/api/events', event, headers);
  const recordsOf = (id: number): Promise<Json[]> =>
    app.dataSource.query(
      `SELECT end_user_id, variation_id, assigned_at, attributes FROM assignment
        WHERE experiment_id = $1 AND end_user_id <> 'looking' ORDER BY end_user_id`,
      [id],
    );

  it('records what the server serves, once, with a publishable key, and counts what follows', async () => {
    const { id, key, on } = await running('boolean', true);
    const shown = { type: 'exposure', user_id: 'page-1', experiment_id: key };
    await publishable.call('POST', all, contextOf('page-1'));
    expect(await recordsOf(id)).toEqual([]);

    const first = await report({ ...shown, event_id: 'exposure-1', attributes: { plan: 'pro' } });
    expect(first).toMatchObject({ status: 201, body: { type: 'exposure', user_id: 'page-1' } });
    const [record, ...others] = await recordsOf(id);
    expect(record).toMatchObject({ end_user_id: 'page-1', variation_id: on, attributes: { plan: 'pro' } });
    expect(others).toEqual([]);
    expect((await report({ ...shown, event_id: 'exposure-1' })).body).toMatchObject({ duplicate: true });
    expect((await report([shown, { ...shown, experiment_id: id }])).status).toBe(201);
    expect(await recordsOf(id)).toEqual([record]);

    await report({ type: 'conversion', user_id: 'page-1', value: 3 });
    const { variants } = await secret.done('GET', `/api/experiments/${id}/results`);
    const counts = variants.find(({ variant_id }: Json) => variant_id === on);
    expect(counts).toMatchObject({ conversions: 1 });
  });

  it('chooses no variation, and records nobody who is served none', async () => {
    const { id, key, on } = await running('string', 'green');
    const [{ id: off, title }] = await make.variations(id);
    const shown = { type: 'exposure', experiment_id: key };
    for (const said of [{ variant_id: off }, { variant: title }])
      expect((await report({ ...shown, user_id: 'chooser', ...said })).status).toBe(201);
    expect(await recordsOf(id)).toEqual([]);
    expect((await report({ ...shown, user_id: 'reader', variant_id: on })).status).toBe(201);
    expect((await recordsOf(id)).map((one) => one.end_user_id)).toEqual(['reader']);
    expect((await report({ ...shown, user_id: 'u', experiment_id: 'no-such-flag' })).status).toBe(404);
    expect((await report({ ...shown, user_id: 'u', variant_id: 999_999 })).status).toBe(422);

    await make.condition(id, { urls: ['/cart'] });
    await waitUntil(async () => (await evaluate(key, contextOf('looking'))).body.reason === 'UNKNOWN');
    for (const url of [undefined, 'https://shop.example/', '/cart', 7])
      expect((await report({ ...shown, user_id: `at ${url}`, url })).status).toBe(201);
    await report({ ...shown, user_id: 'in the cart', url: 'https://shop.example/cart' });
    expect((await recordsOf(id)).map((one) => one.end_user_id)).toEqual(['in the cart', 'reader']);

    await make.move(id, 'Paused');
    await waitUntil(async () => (await evaluate(key, contextOf('looking'))).body.reason === 'DISABLED');
    expect((await report({ ...shown, user_id: 'late', url: 'https://shop.example/cart' })).status).toBe(201);
    expect(await recordsOf(id)).toHaveLength(2);
  });

  it('is as late as it says, by a day at most, and needs a key that may decide and a visitor who counts', async () => {
    const { id, key } = await running('boolean', true);
    const shown = { type: 'exposure', experiment_id: key };
    const now = Date.now();
    for (const [user_id, hours] of [
      ['1 hour', 1],
      ['2 days', 48],
      ['now', 0],
    ] as const)
      await report({ ...shown, user_id, timestamp: now - hours * hourMs });
    const ages = Object.fromEntries(
      (await recordsOf(id)).map((one) => [
        one.end_user_id,
        Math.round((now - Number(new Date(one.assigned_at))) / hourMs),
      ]),
    );
    expect(ages).toEqual({ '1 hour': 1, '2 days': 24, now: 0 });

    const writer = await startProgram(app, owner, { scopes: ['events:write'] });
    expect((await report({ ...shown, user_id: 'written' }, writer)).status).toBe(201);
    const bot = { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' };
    const counted = await report({ ...shown, user_id: 'bot' }, publishable, bot);
    expect([counted.status, counted.headers.get('x-abtesting-not-counted')]).toEqual([201, 'bot']);
    await report({ type: 'exposure', user_id: 'of none' });
    expect(await recordsOf(id)).toHaveLength(3);
    await report({ ...shown, user_id: 'by a server' }, secret);
    expect(await recordsOf(id)).toHaveLength(4);
  });
});

describe('the stock provider of browsers in Chromium, on a page of another site', () => {
  let browser: Browser;
  let site: Site;
  let visitor: Visitor;
  let program: Program;
  const flags = new Map<string, { id: number; key: string; on: number }>();

  beforeAll(async () => {
    const page = `
      import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk';
      import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
      import { createAbTesting } from './examples/openfeature/abtesting-hook.js';
      const seen = [];
      Object.assign(window, { OpenFeature, seen, faults: [] });
      window.begin = async (baseUrl, key) => {
        for (const event of Object.values(ProviderEvents)) OpenFeature.addHandler(event, () => void seen.push(event));
        const abTesting = createAbTesting({ baseUrl, key, onError: (error) => window.faults.push(String(error)) });
        const provider = new OFREPWebProvider({ baseUrl, headers: [['Authorization', 'Bearer ' + key]] });
        OpenFeature.addHooks(abTesting.hook);
        await OpenFeature.setContext({ targetingKey: 'chromium-1' });
        await OpenFeature.setProviderAndWait(abTesting.withTracking(provider));
        window.client = OpenFeature.getClient();
      };`;
    const { outputFiles } = await build({
      ...{ stdin: { contents: page, resolveDir: process.cwd() }, bundle: true, write: false, format: 'iife' },
      ...{ platform: 'browser', logLevel: 'error' },
    });
    const script = outputFiles[0]!.text.replaceAll('</script', '<\\/script');
    site = await openSite(({ pathname }) =>
      pathname === '/' ? `<!doctype html><title>Shop</title><script>${script}</script>` : undefined,
    );
    program = await startProgram(app, owner, { kind: 'publishable' });
    for (const [valueType, value] of values) flags.set(valueType, await running(valueType, value));
    await done('PATCH', `/projects/${owner.projectId}`, {
      browserStreams: true,
      allowedOrigins: [site.origin],
    });
    await waitUntil(
      async () => (await program.call('POST', all, contextOf('looking'))).body.eventStreams?.length === 1,
    );
    browser = await launchBrowser();
    visitor = await newVisitor(browser, app.origin);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    await done('PATCH', `/projects/${owner.projectId}`, { browserStreams: false, allowedOrigins: [] });
  });

  const begin = () =>
    visitor.page.evaluate(`begin(${JSON.stringify(app.origin)}, ${JSON.stringify(program.key)})`);
  const inPage = (code: string): Promise<Json> => visitor.page.evaluate(code);

  it('gets values of every type, reports exposures and events, and hears of changes', async () => {
    const { page } = visitor;
    await page.goto(site.origin);
    await begin();
    const exposed = flags.get('boolean')!;
    expect(await rowsOf(exposed.id)).toBe(1);
    const [on, text, number, json] = [...flags.values()].map(({ key }) => JSON.stringify(key));

    expect(await inPage(`client.getStringValue(${text}, 'x')`)).toBe('green');
    expect(await inPage(`client.getNumberValue(${number}, 0)`)).toBe(3.5);
    expect(await inPage(`client.getObjectValue(${json}, {})`)).toEqual({ columns: 3 });
    expect(await inPage(`client.getBooleanValue(${on}, false)`)).toBe(true);
    expect(await inPage(`client.getBooleanDetails(${text}, false)`)).toMatchObject({
      errorCode: 'TYPE_MISMATCH',
    });
    expect(await inPage(`client.getBooleanDetails('none', false)`)).toMatchObject({
      errorCode: 'FLAG_NOT_FOUND',
    });
    await inPage(`client.track('purchase', { value: 5, plan: 'pro' })`);
    await waitUntil(async () => (await rowsOf(exposed.id)) === 2);
    const events = () =>
      app.dataSource.query(
        `SELECT value::float8, properties FROM event WHERE type = 'purchase' AND end_user_id = 'chromium-1'`,
      );
    await waitUntil(async () => (await events()).length > 0);
    expect(await events()).toEqual([{ value: 5, properties: { plan: 'pro' } }]);

    await done('PATCH', `/variations/${flags.get('number')!.on}`, { value: 8 });
    await page.waitForFunction(`client.getNumberValue(${number}, 0) === 8`);
    expect(await inPage('seen')).toEqual(
      expect.arrayContaining(['PROVIDER_READY', 'PROVIDER_CONFIGURATION_CHANGED']),
    );
    expect([await inPage('faults'), visitor.pageErrors]).toEqual([[], []]);
  });

  it('starts from its cache, and learns by 304 that it is right', async () => {
    const { page } = visitor;
    await page.reload();
    const known = page.waitForResponse(
      (response) => response.status() === 304 && response.url().endsWith(all),
    );
    await begin();
    await known;
    expect(await inPage(`client.getNumberValue(${JSON.stringify(flags.get('number')!.key)}, 0)`)).toBe(8);
  });

  it('is told by events when its key is revoked', async () => {
    await done('DELETE', `/api/auth/keys/${program.keyId}`);
    await waitUntil(async () => (await program.call('POST', all, contextOf('gone'))).status === 401);
    await inPage(`OpenFeature.setContext({ targetingKey: 'chromium-2' })`);
    await visitor.page.waitForFunction(`seen.includes('PROVIDER_ERROR')`);
  });
});

// Stands last: its own product takes the place of the shared one in this process.
describe('the stock providers, refused', () => {
  it('hold their calls after 429 for as long as Retry-After says', async () => {
    const limited = await startTestApp(createProduct, { PUBLIC_RATE_LIMIT: '3' });
    try {
      const somebody = await limited.signUp();
      const { key } = await startProgram(limited, somebody, { kind: 'publishable' });
      let calls = 0;
      const fetchImplementation: typeof fetch = (...call) => {
        calls++;
        return fetch(...call);
      };
      const headers: [string, string][] = [['Authorization', `Bearer ${key}`]];
      const provider = new OFREPWebProvider({
        ...{ baseUrl: limited.origin, headers, fetchImplementation, cacheMode: 'disabled' },
      });
      const events: string[] = [];
      await WebOpenFeature.setContext({ targetingKey: 'limited' });
      await WebOpenFeature.setProviderAndWait(provider);
      WebOpenFeature.addHandler(ProviderEvents.Stale, () => void events.push('stale'));
      for (let more = 0; events.length === 0 && more < 10; more++)
        await WebOpenFeature.setContext({ targetingKey: `limited-${more}` });
      expect(events).toEqual(['stale']);
      const before = calls;
      await WebOpenFeature.setContext({ targetingKey: 'after' });
      expect(calls).toBe(before);
      await WebOpenFeature.close();

      const server = new OFREPProvider({ baseUrl: limited.origin, headers, fetchImplementation });
      await OpenFeature.setProviderAndWait('limited', server);
      const client = OpenFeature.getClient('limited');
      const ask = () => client.getBooleanDetails('any', false, { targetingKey: 'u1' });
      const first = await ask();
      const asked = calls;
      expect([first.errorCode, first.value, (await ask()).value, calls]).toEqual([
        'GENERAL',
        false,
        false,
        asked,
      ]);
      await OpenFeature.close();
    } finally {
      await limited.stop();
    }
  });
});
