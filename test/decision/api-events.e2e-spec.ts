import { hourMs } from '#libs/durations';
import { Event, type Experiment } from '#libs/entities';
import { compareTotals } from '#libs/ingestion';
import { Pool } from 'pg';
import { type BuiltExperiment, buildApiKey, buildExperiment, buildProject } from '../support/builders.js';
import type { Json, ProductResponse } from '../support/product.js';
import { DatabaseProxy } from './database-proxy.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

const page = 'https://shop.example/';

let bed: DecisionTestBed;
let app: DecisionTestApp;
let experiment: BuiltExperiment;
let key: string;

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});

beforeEach(async () => {
  const { id } = await buildProject(bed.dataSource);
  experiment = await buildExperiment(bed.dataSource, id);
  key = await buildApiKey(bed.dataSource, id);
});

afterAll(() => bed.stop());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const send = (body: unknown, headers: Record<string, string> = {}, path = '/api/events') =>
  app.request('POST', path, body, { ...bearer(key), ...headers });

function stored({ projectId }: Pick<Experiment, 'projectId'> = experiment): Promise<Event[]> {
  return bed.dataSource
    .getRepository(Event)
    .find({ where: { projectId }, order: { occurredAt: 'ASC', id: 'ASC' } });
}

/** Positions and fields that are named in a refusal. */
const faultsOf = ({ body }: ProductResponse): Json[] =>
  body.errors.map(({ index, field }: Json) => (index === undefined ? field : [index, field]));

describe('POST /api/events', () => {
  it('stores an event and answers it', async () => {
    const [, treatment] = experiment.variations;
    const event = {
      ...{
        user_id: 'ada',
        type: 'purchase',
        timestamp: '2026-11-20T12:00:00.250',
        value: 12.5,
        event_id: 'order-1',
      },
      ...{ properties: { items: [1, 'é'], nested: { __proto__x: true } }, variant: treatment!.title },
      ...{ experiment_id: experiment.key, campaign_id: 7, ad_id: 'ad-1', device_type: 'mobile' },
    };

    const response = await send(event);

    expect(response.status).toBe(201);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.body).toEqual({
      ...{ id: expect.any(Number), event_id: 'order-1', user_id: 'ada', type: 'purchase', value: 12.5 },
      ...{ experiment_id: experiment.id, variant_id: treatment!.id, timestamp: '2026-11-20T12:00:00.250Z' },
      ...{ properties: event.properties, campaign_id: '7', ad_id: 'ad-1', device_type: 'mobile' },
    });
    expect(await stored()).toMatchObject([
      { id: response.body.id, endUserId: 'ada', experimentId: experiment.id, variationId: treatment!.id },
    ]);
  });

  it('fills in what was not said', async () => {
    const before = Date.now();

    const { body, status } = await send({ user_id: 42, type: 'login' });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      user_id: '42',
      event_id: null,
      experiment_id: null,
      variant_id: null,
      value: null,
    });
    expect(Date.parse(body.timestamp)).toBeGreaterThanOrEqual(before);
  });

  it.each(['impression', 'click', 'conversion'])('has a route for %ss', async (type) => {
    const one = await send({ user_id: 'ada' }, {}, `/api/events/${type}`);
    const many = await send([{ user_id: 'ada', type: 'other' }], {}, `/api/events/${type}`);

    expect([one.status, one.body.type]).toEqual([201, type]);
    expect(many.body).toEqual({ accepted: 1, duplicates: 0 });
    expect((await stored()).map((event) => event.type)).toEqual([type, type]);
  });

  it('takes publishable keys, and answers the preflights of browsers', async () => {
    const publishable = await buildApiKey(bed.dataSource, experiment.projectId, { kind: 'publishable' });

    const preflight = await app.request('OPTIONS', '/api/events', undefined, {
      ...{ origin: 'https://anywhere.example', 'access-control-request-method': 'POST' },
      'access-control-request-headers': 'authorization,content-type',
    });
    const response = await send({ user_id: 'ada', type: 'click' }, bearer(publishable));

    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(response.status).toBe(201);
  });

  it.each([
    ['no key', {}],
    ['no such key', bearer(`abt_sk_${'x'.repeat(43)}`)],
    ['garbage', { authorization: 'Basic abc' }],
  ])('refuses %s before it reads the body', async (_, headers) => {
    const response = await app.request('POST', '/api/events', '{', {
      'content-type': 'application/json',
      ...headers,
    });

    expect(response.status).toBe(401);
    expect(response.body.code).toBe('not-authenticated');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('counts for the experiment of its assigned end user', async () => {
    const url = page;
    await app.decide({ url, projectId: experiment.projectId, endUserId: 'ada' });

    await send({ user_id: 'ada', type: 'conversion', value: 5 });
    await send({ user_id: 'eve', type: 'conversion', value: 5 });

    const pool = new Pool({ connectionString: bed.databaseUrl });
    const { rows } = await pool.query(
      'SELECT type, event_count::int, users::int, value_sum::float8 FROM variation_total WHERE experiment_id = $1 ORDER BY type',
      [experiment.id],
    );
    expect(rows).toEqual(
      ['', 'conversion'].map((type) => ({ type, event_count: 1, users: 1, value_sum: 5 })),
    );
    expect(
      await compareTotals(pool, { projectId: experiment.projectId, experimentId: experiment.id }),
    ).toEqual([]);
    await pool.end();
  });

  it.each([
    [{ type: 'click' }, ['user_id']],
    [{ user_id: 'ada' }, ['type']],
    [{ user_id: '', type: '' }, ['user_id', 'type']],
    [{ user_id: 1.5, type: 7 }, ['user_id', 'type']],
    [{ user_id: 'a\0b', type: 'a\0b' }, ['user_id', 'type']],
    [{ user_id: 'ada', type: 'x'.repeat(1_001) }, ['type']],
    [{ user_id: 'ada', type: '€'.repeat(900) }, ['type']],
    [{ user_id: 'ada', type: 'click', value: 'NaN' }, ['value']],
    [{ user_id: 'ada', type: 'click', value: 1e16 }, ['value']],
    [{ user_id: 'ada', type: 'click', value: true }, ['value']],
    [{ user_id: 'ada', type: 'click', timestamp: 'yesterday' }, ['timestamp']],
    [{ user_id: 'ada', type: 'click', timestamp: 1_700_000_000 }, ['timestamp']],
    [{ user_id: 'ada', type: 'click', timestamp: '2026-02-30T25:00:00Z' }, ['timestamp']],
    [{ user_id: 'ada', type: 'click', properties: [1] }, ['properties']],
    [{ user_id: 'ada', type: 'click', properties: { a: '\0' } }, ['properties']],
    [{ user_id: 'ada', type: 'click', properties: { '\ud800': 1 } }, ['properties']],
    [{ user_id: 'ada', type: 'click', properties: nested(11) }, ['properties']],
    [{ user_id: 'ada', type: 'click', event_id: '' }, ['event_id']],
    [{ user_id: 'ada', type: 'click', event_id: 'x'.repeat(129) }, ['event_id']],
    [{ user_id: 'ada', type: 'click', experiment_id: {} }, ['experiment_id']],
    [{ user_id: 'ada', type: 'click', variant_id: 'x' }, ['variant_id']],
    [{ user_id: 'ada', type: 'click', timestamp: '2026-02-30' }, ['timestamp']],
    [{ user_id: 'ada', type: 'click', timestamp: '2026-02-29T10:00:00Z' }, ['timestamp']],
    [{ user_id: 'ada', type: 'click', sent_at: 'yesterday' }, ['sent_at']],
    [{ user_id: 'ada', type: 'click', timestamp: '2026-02-28', sent_at: 1_700_000_000 }, ['sent_at']],
    [{ user_id: 'ada', type: 'click', timestamp: {}, sent_at: [] }, ['timestamp', 'sent_at']],
    [{ user_id: 'ada', type: 'click', variant: 'A' }, ['variant']],
    [{ user_id: 'ada', type: 'click', variant_id: 1 }, ['variant_id']],
    [{ user_id: 'ada', type: 'click', variant_id: 2 ** 40 }, ['variant_id']],
    [
      { user_id: 'ada', type: 'click', campaign_id: {}, ad_id: 1.5, device_type: '\0' },
      ['campaign_id', 'ad_id', 'device_type'],
    ],
    [7, ['body']],
    [null, ['body']],
    ['', ['body']],
  ])('refuses %j', async (body, fields) => {
    const response = await send(body === '' ? undefined : body);

    expect(response.status).toBe(422);
    expect(faultsOf(response)).toEqual(fields);
    expect(await stored()).toEqual([]);
  });

  it('takes times up to five minutes ahead', async () => {
    const at = (ms: number) => ({
      user_id: 'ada',
      type: 'click',
      timestamp: new Date(Date.now() + ms).toISOString(),
    });

    const near = await send(at(290_000));
    const far = await send(at(310_000));

    expect(near.status).toBe(201);
    expect(far.status).toBe(422);
    expect(faultsOf(far)).toEqual(['timestamp']);
  });

  it.each([
    ['an hour behind', -hourMs, hourMs],
    ['an hour ahead', hourMs, -hourMs],
    ['half a minute behind, which the way of a call may be', -30_000, 0],
  ])('puts right the time of a clock that is %s, in one event and in a list', async (_, off, shift) => {
    const event = (name: string) => {
      const sentAt = Date.now() + off;
      const timestamp = Math.floor((sentAt - 20_000) / 1_000) * 1_000 + 1;
      return { user_id: name, type: 'click', timestamp, sent_at: new Date(sentAt).toISOString() };
    };
    const [one, listed] = [event('one'), event('listed')];

    const answer = await send(one);
    await send([listed, { user_id: 'bob', type: 'click', timestamp: Date.now() - 90_000 }]);

    expect(answer.status).toBe(201);
    const events = new Map((await stored()).map((event) => [event.endUserId, event]));
    for (const given of [one, listed]) {
      const { occurredAt, receivedAt } = events.get(given.user_id)!;
      const difference = receivedAt.getTime() - Date.parse(given.sent_at);
      expect(Math.abs(difference - shift)).toBeLessThan(shift === 0 ? 60_000 : 20_000);
      expect(occurredAt.getTime()).toBe(given.timestamp + (shift === 0 ? 0 : difference));
    }
    expect(answer.body.timestamp).toBe(events.get('one')!.occurredAt.toISOString());
    const { occurredAt, receivedAt } = events.get('bob')!;
    expect(receivedAt.getTime() - occurredAt.getTime()).toBeGreaterThanOrEqual(90_000);
  });

  it('keeps properties ten levels deep', async () => {
    const { status, body } = await send({ user_id: 'ada', type: 'click', properties: nested(10) });

    expect(status).toBe(201);
    expect(body.properties).toEqual(nested(10));
  });

  it('knows no number that JSON cannot hold', async () => {
    const response = await app.request(
      'POST',
      '/api/events',
      '{"user_id":"ada","type":"click","value":1e999,"properties":{"n":-1e999}}',
      { ...bearer(key), 'content-type': 'application/json' },
    );

    expect(faultsOf(response)).toEqual(['value', 'properties']);
  });

  it('knows no experiment of another project', async () => {
    const other = await buildExperiment(bed.dataSource, (await buildProject(bed.dataSource)).id);
    const event = { user_id: 'ada', type: 'click' };

    const answers = await Promise.all(
      [other.id, other.key, 'no such', '../..', 2 ** 40, -1, 0].map((experiment_id) =>
        send({ ...event, experiment_id }),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 422, 404]);
    expect(await stored()).toEqual([]);
  });

  it('refuses a variant of another experiment', async () => {
    const other = await buildExperiment(bed.dataSource, experiment.projectId);
    const event = { user_id: 'ada', type: 'click', experiment_id: experiment.id };
    const [own, second] = experiment.variations;

    const foreign = await send({ ...event, variant_id: other.variations[0]!.id });
    const unknown = await send({ ...event, variant: 'Nobody' });
    const contradiction = await send({ ...event, variant_id: own!.id, variant: second!.title });
    const right = await send({ ...event, variant_id: own!.id, variant: own!.title });

    const alone = await send({ user_id: 'ada', type: 'click', variant_id: own!.id });

    expect([foreign.status, unknown.status, contradiction.status, right.status, alone.status]).toEqual([
      422, 422, 422, 201, 422,
    ]);
    expect(alone.body.errors[0]).toMatchObject({
      field: 'variant_id',
      message: expect.stringContaining('needs an experiment_id'),
    });
    expect(faultsOf(foreign)).toEqual(['variant_id']);
    expect(faultsOf(unknown)).toEqual(['variant']);
  });

  it('finds a variant that was made a moment ago', async () => {
    const event = { user_id: 'ada', type: 'click', experiment_id: experiment.id };
    await send(event);
    const [variant] = await bed.dataSource.query(
      `INSERT INTO variation (experiment_id, title, traffic) VALUES ($1, 'New', 0) RETURNING id`,
      [experiment.id],
    );

    const response = await send({ ...event, variant: 'New' });

    expect(response.body.variant_id).toBe(variant.id);
  });

  it.each(['Draft', 'Paused', 'Ended', 'Archived'] as const)(
    'stores an event of a %s experiment',
    async (status) => {
      const other = await buildExperiment(bed.dataSource, experiment.projectId, { status });

      const response = await send({ user_id: 'ada', type: 'click', experiment_id: other.id });

      expect(response.status).toBe(201);
    },
  );
});

describe('POST /api/events with an array', () => {
  it('stores all of it', async () => {
    const events = Array.from({ length: 1_000 }, (_, index) => ({
      user_id: index % 900,
      type: 'click',
      event_id: `e-${index % 900}`,
    }));

    const response = await send(events);

    expect(response.status).toBe(201);
    expect(response.body).toEqual({ accepted: 900, duplicates: 100 });
    expect(await stored()).toHaveLength(900);
  });

  it('stores nothing when something is wrong, and names each by its position', async () => {
    const good = { user_id: 'ada', type: 'click', event_id: 'good' };

    const response = await send([
      good,
      { ...good, type: null },
      7,
      good,
      { ...good, user_id: {}, value: 'x' },
    ]);

    expect(response.status).toBe(422);
    expect(faultsOf(response)).toEqual([
      [1, '1.type'],
      [2, '2'],
      [4, '4.user_id'],
      [4, '4.value'],
    ]);
    expect(response.body.detail).toContain('1, 2, 4');
    expect(await stored()).toEqual([]);
  });

  it('names what refers to nothing by its position', async () => {
    const good = { user_id: 'ada', type: 'click' };

    const response = await send([
      good,
      { ...good, experiment_id: 'nothing' },
      { ...good, experiment_id: experiment.id, variant_id: 2_000_000_000 },
    ]);

    expect(response.status).toBe(422);
    expect(faultsOf(response)).toEqual([
      [1, '1.experiment_id'],
      [2, '2.variant_id'],
    ]);
    expect(await stored()).toEqual([]);
  });

  it('names all that is wrong, in form or in what it refers to, in the order of the events', async () => {
    const good = { user_id: 'ada', type: 'click' };

    const response = await send([
      { ...good, experiment_id: 'nothing' },
      { ...good, type: null },
      { ...good, experiment_id: experiment.id, variant: 'Nobody' },
      good,
      7,
    ]);

    expect(response.status).toBe(422);
    expect(faultsOf(response)).toEqual([
      [0, '0.experiment_id'],
      [1, '1.type'],
      [2, '2.variant'],
      [4, '4'],
    ]);
    expect(response.body.detail).toContain('0, 1, 2, 4');
    expect(await stored()).toEqual([]);
  });

  it('takes none, a thousand, and not one more; and a mebibyte', async () => {
    const event = { user_id: 'ada', type: 'click' };
    const large = { ...event, properties: { text: 'x'.repeat(1_100_000) } };

    const none = await send([]);
    const more = await send(Array(1_001).fill(event));
    const heavy = await send(large);

    expect([none.status, more.status, heavy.status]).toEqual([201, 413, 413]);
    expect(none.body).toEqual({ accepted: 0, duplicates: 0 });
    expect(await stored()).toEqual([]);
  });
});

describe('POST /api/events again', () => {
  const order = {
    ...{ user_id: 'ada', type: 'purchase', value: 249.9, event_id: 'order-1' },
    ...{ timestamp: '2026-11-20T12:00:00Z', properties: { email: 'ada@example.com' } },
  };

  it('answers a secret key that repeats an event with the first one', async () => {
    const first = await send(order);
    const again = await send({ ...order, value: 2, properties: {}, timestamp: undefined });

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual({ ...first.body, duplicate: true });
    expect(first.body).not.toHaveProperty('duplicate');
    expect(await stored()).toHaveLength(1);
  });

  it('answers a publishable key that repeats an event with its ids alone', async () => {
    const publishable = bearer(
      await buildApiKey(bed.dataSource, experiment.projectId, { kind: 'publishable' }),
    );
    await send(order);

    const guess = await send(order, publishable);
    const again = await send({ ...order, value: 1 }, publishable);

    expect([guess.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual({ id: guess.body.id, event_id: 'order-1', duplicate: true });
    expect(await stored()).toHaveLength(2);
  });

  it('takes one order number for several things, and tells nobody what others did', async () => {
    const second = await buildExperiment(bed.dataSource, experiment.projectId);
    const named = (experiment_id: number) => ({ ...order, experiment_id });

    const answers = [
      await send(order),
      await send({ ...order, type: 'begin_checkout' }),
      await send({ ...order, user_id: 'bob' }),
      await send(named(experiment.id)),
    ];
    const many = await send([named(experiment.id), named(second.id), named(second.id)]);

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(answers.map(({ body }) => [body.user_id, body.type])).toEqual([
      ['ada', 'purchase'],
      ['ada', 'begin_checkout'],
      ['bob', 'purchase'],
      ['ada', 'purchase'],
    ]);
    expect(many.body).toEqual({ accepted: 1, duplicates: 2 });
    expect(await stored()).toHaveLength(5);
  });

  it('leaves a secret key the ids that calls without one took first', async () => {
    const publishable = bearer(
      await buildApiKey(bed.dataSource, experiment.projectId, { kind: 'publishable' }),
    );
    await bed.dataSource.query(
      `INSERT INTO metric (experiment_id, title, custom, selector) VALUES ($1, 'Buys', true, 'purchase')`,
      [experiment.id],
    );
    const claim = await app.track({
      ...{ experimentId: experiment.id, custom: true, eventName: 'purchase' },
      ...{ endUserId: 'ada', eventId: 'order-1' },
    });
    const named = { ...order, experiment_id: experiment.id };
    const guess = await send(named, publishable);

    const real = await send(named);

    expect([claim.status, guess.status, real.status]).toEqual([200, 201, 201]);
    expect((await stored()).map(({ value }) => value)).toEqual([249.9, 249.9, null]);
  });

  it('counts an event id once per project', async () => {
    const other = await buildProject(bed.dataSource);
    const event = { user_id: 'ada', type: 'click', event_id: 'e' };

    await send(event);
    const elsewhere = await send(event, bearer(await buildApiKey(bed.dataSource, other.id)));

    expect(elsewhere.status).toBe(201);
    expect(await stored({ projectId: other.id })).toHaveLength(1);
  });

  it('answers a repeated Idempotency-Key like the first time', async () => {
    const one = { user_id: 'ada', type: 'click' };
    const many = [one, one, { ...one, event_id: 'e' }, { ...one, event_id: 'e' }];

    const first = await send(one, { 'idempotency-key': 'one' });
    const again = await send(one, { 'idempotency-key': 'one' });
    const firstMany = await send(many, { 'idempotency-key': 'many' });
    const againMany = await send(many, { 'idempotency-key': 'many' });

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(firstMany.body).toEqual({ accepted: 3, duplicates: 1 });
    expect(againMany.body).toEqual(firstMany.body);
    expect(await stored()).toHaveLength(4);
  });

  it('refuses a repeated Idempotency-Key with another body or path', async () => {
    const event = { user_id: 'ada', type: 'click' };
    await send(event, { 'idempotency-key': 'k' });

    const otherBody = await send({ ...event, value: 1 }, { 'idempotency-key': 'k' });
    const otherPath = await send(event, { 'idempotency-key': 'k' }, '/api/events/click');
    const tooLong = await send(event, { 'idempotency-key': 'k'.repeat(256) });

    expect([otherBody.status, otherPath.status, tooLong.status]).toEqual([422, 422, 422]);
    expect(otherBody.body.code).toBe('idempotency-key-reused');
    expect(await stored()).toHaveLength(1);
  });

  it('believes event ids, where there are some, rather than the Idempotency-Key', async () => {
    const event = { user_id: 'ada', type: 'click' };
    const header = { 'idempotency-key': 'k' };

    const answers = [
      await send({ ...event, event_id: 'a' }, header),
      await send({ ...event, event_id: 'b' }, header),
      await send({ ...event, event_id: 'a' }, header),
      await send([{ ...event, event_id: 'c' }], header),
      await send(event, header),
      await send(event, header),
    ];

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 200, 201, 201, 201]);
    expect(answers[5]!.body).toEqual(answers[4]!.body);
    expect(await stored()).toHaveLength(4);
  });

  it.each([40, 20_000])('refuses a body that is %i levels deep', async (levels) => {
    const deep = '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
    const post = (field: string) =>
      app.request('POST', '/api/events', `{"user_id":"ada","type":"click","${field}":${deep}}`, {
        ...bearer(key),
        ...{ 'content-type': 'application/json', 'idempotency-key': 'k' },
      });

    expect((await post('properties')).status).toBe(422);
    expect((await post('unknown')).status).toBe(422);
    expect(await stored()).toEqual([]);
  });

  it('refuses bytes that are no text, instead of taking two ids for one', async () => {
    const response = await app.nest.inject({
      ...{ method: 'POST', url: '/api/events' },
      headers: { ...bearer(key), 'content-type': 'application/json' },
      payload: Buffer.from('{"user_id":"ada\xff","type":"click"}', 'latin1'),
    });

    expect(response.statusCode).toBe(400);
    expect(await stored()).toEqual([]);
  });

  it('keeps the Idempotency-Keys of API keys apart', async () => {
    const second = await buildApiKey(bed.dataSource, experiment.projectId);

    await send({ user_id: 'ada', type: 'click' }, { 'idempotency-key': 'k' });
    const response = await send(
      { user_id: 'bob', type: 'click' },
      { 'idempotency-key': 'k', ...bearer(second) },
    );

    expect(response.status).toBe(201);
    expect(await stored()).toHaveLength(2);
  });
});

describe('POST /api/events without a database', () => {
  it('answers 503 with Retry-After, stores nothing, and recovers', async () => {
    const proxy = await DatabaseProxy.to(bed.databaseUrl);
    const proxied = await bed.startApp({ DB_URL: proxy.url });
    const post = (body: unknown) => proxied.request('POST', '/api/events', body, bearer(key));
    await post({ user_id: 'ada', type: 'click' });

    await proxy.takeAway();
    const started = Date.now();
    const away = await Promise.all([
      post([{ user_id: 'ada', type: 'click' }]),
      post({ user_id: 'ada', type: 'click' }),
    ]);
    const tookMs = Date.now() - started;
    await proxy.giveBack();
    const back = await post({ user_id: 'ada', type: 'click' });

    expect(away.map(({ status }) => status)).toEqual([503, 503]);
    expect(away[0].headers.get('retry-after')).toBe('2');
    expect(tookMs).toBeLessThan(3_000);
    expect(back.status).toBe(201);
    expect(await stored()).toHaveLength(2);
    await proxied.stop();
    await proxy.takeAway();
  });
});

describe('POST /api/events when the database refuses', () => {
  it('answers 503 with Retry-After, and is not ready after some refusals', async () => {
    const refused = await bed.startApp();
    const post = () => refused.request('POST', '/api/events', { user_id: 'ada', type: 'click' }, bearer(key));
    const ready = () => refused.request('GET', '/health/ready');
    const before = await ready();
    await bed.dataSource.query('ALTER TABLE event RENAME TO elsewhere');

    const answers = [await post(), await post(), await post()];
    const during = await ready();
    await bed.dataSource.query('ALTER TABLE elsewhere RENAME TO event');
    const back = await post();

    expect(before.status).toBe(200);
    expect(before.body.dependencies).toEqual({ database: 'ok', 'decision-database': 'ok' });
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(answers[0]!.headers.get('retry-after')).toBe('2');
    expect([during.status, during.body.detail]).toEqual([503, 'Away: decision-database.']);
    expect(back.status).toBe(201);
    expect((await ready()).status).toBe(200);
    await refused.stop();
  });
});

/** An object with so many levels. */
function nested(levels: number): Json {
  return levels === 1 ? { end: true } : { next: nested(levels - 1) };
}
