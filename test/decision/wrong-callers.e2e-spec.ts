import { Assignment, Event, EndUser, Metric, Segment, TrafficNote } from '#libs/entities';
import { type BuiltExperiment, buildApiKey, buildExperiment, buildProject } from '../support/builders.js';
import { countersOf } from '../support/counters.js';
import type { Json, ProductResponse } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';
import { type DecisionTestApp, DecisionTestBed } from './decision-app.js';

type Class = 'none' | 'publishable' | 'secret';
type Headers = Record<string, string>;

/** A project with an experiment, an end user whose attributes are stored, and a key of each kind. */
interface Shop {
  id: number;
  publicId: string;
  experiment: BuiltExperiment;
  keys: Record<Exclude<Class, 'none'>, string>;
}

const page = 'https://shop.example/';
const shopOrigin = { origin: 'https://shop.example' };
const evilOrigin = { origin: 'https://evil.example' };

let bed: DecisionTestBed;
let app: DecisionTestApp;
let own: Shop;
let other: Shop;

const purchase = { custom: true, selector: 'purchase', title: 'Revenue', kind: 'mean' as const };

async function buildShop(settings: Json = {}, key?: string): Promise<Shop> {
  const { id, publicId } = await buildProject(bed.dataSource, settings);
  const experiment = await buildExperiment(bed.dataSource, id, key === undefined ? {} : { key }, {
    metrics: [purchase],
  });
  const keyOf = (kind: 'publishable' | 'secret') => buildApiKey(bed.dataSource, id, { kind });
  return {
    id,
    publicId,
    experiment,
    keys: { publishable: await keyOf('publishable'), secret: await keyOf('secret') },
  };
}

/** Every public route, as a class of callers can ask it about a shop's experiment. */
const routes: Record<
  string,
  { classes: Class[]; ask: (shop: Shop, headers: Headers) => Promise<ProductResponse> }
> = {
  'POST /decision': {
    classes: ['none'],
    ask: ({ id }, headers) => app.decide({ projectId: id, url: page, endUserId: 'vip' }, headers),
  },
  'POST /metrics/track': {
    classes: ['none'],
    ask: ({ id, experiment }, headers) =>
      app.track(
        { projectId: id, experimentId: experiment.id, custom: true, eventName: 'purchase', endUserId: 'vip' },
        headers,
      ),
  },
  'POST /api/assignment': {
    classes: ['publishable', 'secret'],
    ask: ({ experiment }, headers) =>
      app.request('POST', '/api/assignment', { user_id: 'vip', experiment_id: experiment.key }, headers),
  },
  'GET /api/experiments/…/assignment/…': {
    classes: ['publishable', 'secret'],
    ask: ({ experiment }, headers) =>
      app.request('GET', `/api/experiments/${experiment.id}/assignment/vip`, undefined, headers),
  },
  'POST /api/experiments/check-eligibility': {
    classes: ['publishable', 'secret'],
    ask: ({ experiment }, headers) =>
      app.request(
        'POST',
        '/api/experiments/check-eligibility',
        { user_id: 'vip', experiment_ids: [experiment.id] },
        headers,
      ),
  },
  ...Object.fromEntries(
    ['', '/impression', '/click', '/conversion'].map((end) => [
      `POST /api/events${end}`,
      {
        classes: ['publishable', 'secret'] as Class[],
        ask: ({ experiment }: Shop, headers: Headers) =>
          app.request(
            'POST',
            `/api/events${end}`,
            { user_id: 'vip', experiment_id: experiment.id, ...(end ? {} : { type: 'purchase' }) },
            headers,
          ),
      },
    ]),
  ),
};

const matrix = Object.entries(routes).flatMap(([route, { classes }]) =>
  classes.map((kind) => [route, kind] as const),
);

const headersOf = (shop: Shop, kind: Class): Headers =>
  kind === 'none' ? {} : { authorization: `Bearer ${shop.keys[kind]}` };

/** Everything that public calls leave behind in a project. */
async function traceOf({ id, experiment }: Shop) {
  const { manager } = bed.dataSource;
  return {
    events: await manager.countBy(Event, { projectId: id }),
    assigned: await manager.countBy(Assignment, { experimentId: experiment.id }),
    counters: await countersOf(bed.dataSource, experiment.id),
  };
}

beforeAll(async () => {
  bed = await DecisionTestBed.create();
  app = await bed.startApp();
});
afterAll(() => bed.stop());

describe.each(matrix)('%s with the credential %s', (route, kind) => {
  const ask = (shop: Shop, headers: Headers) => routes[route]!.ask(shop, headers);

  beforeEach(async () => {
    own = await buildShop({ allowedOrigins: ['https://shop.example'] });
    other = await buildShop();
  });

  it('is answered from an allowed origin and without one', async () => {
    for (const origin of [{}, shopOrigin])
      expect((await ask(own, { ...headersOf(own, kind), ...origin })).status).toBeLessThan(300);
  });

  it('is refused from a foreign origin, unless a secret key sends events, and leaves nothing', async () => {
    const before = await traceOf(own);

    const response = await ask(own, { ...headersOf(own, kind), ...evilOrigin });

    if (kind === 'secret' && route.includes('events')) return expect(response.status).toBe(201);
    expect(response).toMatchObject({ status: 403, body: { code: 'origin-not-allowed' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await traceOf(own)).toEqual(before);
  });

  it('reads, blocks and counts nothing in a foreign project', async () => {
    const before = await traceOf(other);

    // The route asks about the experiment of another shop, with the key of its own.
    const foreign: Shop = kind === 'none' ? { ...own, experiment: other.experiment } : other;
    const response = await ask(foreign, headersOf(own, kind));

    if (route === 'POST /decision') expect(JSON.stringify(response.body)).not.toContain(other.experiment.key);
    else if (route.endsWith('check-eligibility'))
      expect(response.body).toEqual({ eligible_experiment_ids: {} });
    else expect(response.status).toBe(404);
    expect(await traceOf(other)).toEqual(before);
  });
});

describe('the key of an experiment without its project', () => {
  const track = (experimentId: string, more: Json = {}) =>
    app.track({ experimentId, custom: true, eventName: 'purchase', ...more });

  it('is refused alike whether nobody, one or several have such an experiment, from any origin', async () => {
    const refusals = [];
    for (const key of ['nobody-has-it', 'shared-key', 'shared-key']) {
      refusals.push(await track(key), await app.track({ experimentId: key, metricsId: 1 }, shopOrigin));
      await buildShop({ allowedOrigins: ['https://shop.example'] }, 'shared-key');
    }

    for (const { status, body } of refusals) {
      expect(status).toBe(422);
      const { requestId: _, ...told } = body;
      expect(told).toMatchObject({ code: 'project-needed', errors: [{ field: 'projectId' }] });
      expect(told).toEqual({ ...refusals[0]!.body, requestId: undefined });
    }
  });

  it('is one of the rejected in a list, whose others are taken', async () => {
    const shop = await buildShop({}, 'listed-key');
    const event = { custom: true, eventName: 'purchase', endUserId: 'ada' };

    const { status, body } = await app.track([
      { ...event, experimentId: 'listed-key' },
      { ...event, experimentId: 'listed-key', projectId: shop.id },
      { ...event, experimentId: 'listed-key', projectId: shop.publicId },
      { ...event, experimentId: shop.experiment.id },
    ]);

    expect(status).toBe(200);
    expect(body).toEqual({
      accepted: 3,
      duplicates: 0,
      rejected: [{ index: 0, detail: expect.stringContaining('projectId') }],
    });
  });
});

describe('the public id of a project', () => {
  it('is p_ and 22 characters, another one for each', async () => {
    const shops = await Promise.all(Array.from({ length: 5 }, () => buildProject(bed.dataSource)));

    for (const { publicId } of shops) expect(publicId).toMatch(/^p_[0-9A-Za-z]{22}$/);
    expect(new Set(shops.map(({ publicId }) => publicId)).size).toBe(5);
  });

  it('names the project in decisions and events, first and again; another one names nothing', async () => {
    const shop = await buildShop();
    const decide = (projectId: unknown) => app.decide({ projectId, url: page, endUserId: 'ada' });

    for (let time = 0; time < 2; time++) {
      const { status, body } = await decide(shop.publicId);
      expect(status).toBe(200);
      expect(body.decisions).toMatchObject([{ experimentId: shop.experiment.id }]);
    }
    for (const unknown of [`p_${'x'.repeat(22)}`, 'p_short', 'p_']) {
      expect((await decide(unknown)).status).toBe(404);
      const { experiment } = shop;
      const event = { experimentId: experiment.id, projectId: unknown, custom: true, eventName: 'purchase' };
      expect((await app.track(event)).status).toBe(404);
    }
    for (const wrong of ['1', 'shop', '', true, 1.5]) expect((await decide(wrong)).status).toBe(422);
  });

  it('alone is answered to where the project wants it, number and bare experiment are unknown', async () => {
    const shop = await buildShop({ requirePublicId: true });
    const event = { experimentId: shop.experiment.id, custom: true, eventName: 'purchase', endUserId: 'ada' };
    const decide = (projectId: unknown) => app.decide({ projectId, url: page, endUserId: 'ada' });

    for (let time = 0; time < 2; time++) {
      expect((await decide(shop.id)).status).toBe(404);
      expect((await decide(shop.publicId)).status).toBe(200);
    }
    const unknown = await app.track({ ...event, experimentId: 2_000_000_000 });
    for (const named of [
      {},
      { projectId: shop.id },
      { projectId: shop.id, experimentId: shop.experiment.key },
    ])
      expect(await app.track({ ...event, ...named })).toMatchObject({
        status: 404,
        body: { ...unknown.body, requestId: expect.anything() },
      });
    expect((await app.track({ ...event, projectId: shop.publicId })).status).toBe(200);
    const byKey = { ...event, experimentId: shop.experiment.key, projectId: shop.publicId };
    expect((await app.track(byKey)).status).toBe(200);
    const asked = { user_id: 'ada', experiment_id: shop.experiment.id };
    const keyed = await app.request('POST', '/api/assignment', asked, headersOf(shop, 'publishable'));
    expect(keyed.status).toBe(200);
  });
});

describe('titles and descriptions', () => {
  it('are empty in public answers where the project does not publish names, the fields stay', async () => {
    const shop = await buildShop({ publicNames: false });
    const asked = { user_id: 'ada', experiment_id: shop.experiment.id };
    const path = `/api/experiments/${shop.experiment.id}/assignment/ada`;

    const { body } = await app.decide({ projectId: shop.id, url: page, endUserId: 'ada' });
    const [decision] = body.decisions;
    const ofPage = headersOf(shop, 'publishable');
    const ofServer = headersOf(shop, 'secret');

    expect(decision).toMatchObject({
      ...{ experimentTitle: '', experimentKey: shop.experiment.key, variation: { variationTitle: '' } },
      metrics: [{ title: '', description: '', selector: 'purchase' }],
    });
    expect((await app.request('POST', '/api/assignment', asked, ofPage)).body).toMatchObject({
      variant: '',
      variant_id: decision.variation.variationId,
    });
    expect((await app.request('GET', path, undefined, ofPage)).body).toMatchObject({ variant_name: '' });
    const named = shop.experiment.variations.find(({ id }) => id === decision.variation.variationId)!.title;
    expect((await app.request('POST', '/api/assignment', asked, ofServer)).body.variant).toBe(named);
  });
});

describe('stored attributes', () => {
  it.each([
    ['publishable', false, 'not_in_segment'],
    ['publishable', true, undefined],
    ['secret', false, undefined],
  ] as const)('count with a %s key where public calls may use them: %s', async (kind, inPublic, reason) => {
    const shop = await buildShop({ storedAttributesInPublic: inPublic });
    const { manager } = bed.dataSource;
    await manager.insert(EndUser, {
      ...{ projectId: shop.id, id: 'vip', firstName: '', lastName: '', email: '' },
      attributes: { plan: 'gold' },
    });
    await bed.change(shop.id, async (within) => {
      const segment = await within.save(
        within.create(Segment, { projectId: shop.id, name: 'Gold', rules: { plan: 'gold' } }),
      );
      await within.query('INSERT INTO experiment_segment (experiment_id, segment_id) VALUES ($1, $2)', [
        shop.experiment.id,
        segment.id,
      ]);
    });
    const asked = { user_id: 'vip', experiment_id: shop.experiment.id };

    await waitUntil(async () => {
      const { body } = await app.request(
        'POST',
        '/api/assignment',
        { ...asked, user_id: 'nobody' },
        headersOf(shop, kind),
      );
      return body.reason === 'not_in_segment';
    });
    const { body } = await app.request('POST', '/api/assignment', asked, headersOf(shop, kind));
    const eligible = await app.request(
      'POST',
      '/api/experiments/check-eligibility',
      { user_id: 'vip', experiment_ids: [shop.experiment.id] },
      headersOf(shop, kind),
    );

    expect(body.reason).toBe(reason);
    expect(Object.keys(eligible.body.eligible_experiment_ids)).toHaveLength(reason === undefined ? 1 : 0);
  });
});

describe('a value', () => {
  const byTracking = (shop: Shop, value: number) =>
    app.track({
      experimentId: shop.experiment.id,
      custom: true,
      eventName: 'purchase',
      endUserId: 'ada',
      value,
    });
  const byKey = (shop: Shop, kind: 'publishable' | 'secret', value: number, more: Json = {}) =>
    app.request(
      'POST',
      '/api/events',
      { user_id: 'ada', type: 'purchase', value, ...more },
      headersOf(shop, kind),
    );
  const tooLarge = { status: 422, body: { code: 'value-too-large', errors: [{ field: 'value' }] } };

  it('beyond the limit is refused from everybody without a secret key, and never cut', async () => {
    const shop = await buildShop();

    for (const value of [1e9 + 1, -1e9 - 1, 9e14, 1e300]) {
      expect(await byTracking(shop, value)).toMatchObject(tooLarge);
      if (value < 1e15) expect(await byKey(shop, 'publishable', value)).toMatchObject(tooLarge);
    }
    expect((await byTracking(shop, 1e9)).status).toBe(200);
    expect((await byKey(shop, 'publishable', -1e9)).status).toBe(201);
    expect((await byKey(shop, 'secret', 9e14)).status).toBe(201);
    expect((await traceOf(shop)).events).toBe(3);
  });

  it('beyond the limit of a metric is refused, in a list by itself, and noted for the live page', async () => {
    const shop = await buildShop();
    await bed.change(shop.id, (manager) =>
      manager.update(Metric, { experimentId: shop.experiment.id }, { maxPublicValue: 100 }),
    );
    const event = { experimentId: shop.experiment.id, custom: true, eventName: 'purchase', endUserId: 'ada' };

    expect(await byTracking(shop, 100.5)).toMatchObject(tooLarge);
    expect(await byKey(shop, 'publishable', 101, { experiment_id: shop.experiment.key })).toMatchObject(
      tooLarge,
    );
    await waitUntil(async () => (await byKey(shop, 'publishable', 101)).status === 422);
    const list = await app.track([
      { ...event, value: 101 },
      { ...event, value: -100 },
    ]);
    const ofKey = await app.request(
      'POST',
      '/api/events',
      [{ user_id: 'ada', type: 'purchase', value: 101, experiment_id: shop.experiment.id }],
      headersOf(shop, 'publishable'),
    );

    expect(list.body).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: [{ index: 0, detail: expect.stringContaining('value') }],
    });
    expect(ofKey).toMatchObject({ status: 422, body: { code: 'value-too-large', errors: [{ index: 0 }] } });
    expect((await byKey(shop, 'secret', 5_000, { experiment_id: shop.experiment.key })).status).toBe(201);
    await waitUntil(async () =>
      (
        await bed.dataSource
          .getRepository(TrafficNote)
          .findBy({ projectId: shop.id, kind: 'value_too_large' })
      ).some(({ eventType, count }) => eventType === 'purchase' && count >= 4),
    );
  });
});

describe('a visit that does not count', () => {
  const agents = {
    robot: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    program: 'python-requests/2.32.3',
    browser:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  };
  const isTold = ({ headers }: ProductResponse) => headers.get('x-abtesting-not-counted');

  it.each([
    ['robot', false, 'bot'],
    ['program', false, null],
    ['browser', false, null],
    ['robot', true, 'bot'],
    ['program', true, 'bot'],
    ['browser', true, null],
  ] as const)('is that of a %s where browsers alone count: %s → %s', async (agent, browsersOnly, told) => {
    const shop = await buildShop({ browsersOnly });
    const headers = { 'user-agent': agents[agent] };
    const keyed = { ...headers, ...headersOf(shop, 'publishable') };
    const asked = { experiment_id: shop.experiment.id };

    const decided = await app.decide({ projectId: shop.id, url: page, endUserId: 'a' }, headers);
    const assigned = await app.request('POST', '/api/assignment', { ...asked, user_id: 'b' }, keyed);
    const eligible = await app.request(
      'POST',
      '/api/experiments/check-eligibility',
      { user_id: 'c', experiment_ids: [shop.experiment.id] },
      keyed,
    );
    const ofServer = { ...headers, ...headersOf(shop, 'secret') };
    const trusted = await app.request('POST', '/api/assignment', { ...asked, user_id: 'd' }, ofServer);

    for (const response of [decided, assigned, eligible]) {
      expect(response.status).toBe(200);
      expect(isTold(response)).toBe(told);
      if (told !== null)
        expect(response.headers.get('access-control-expose-headers')).toContain('x-abtesting-not-counted');
    }
    expect(isTold(trusted)).toBeNull();
    expect(decided.body.decisions).toHaveLength(1);
    expect(assigned.body.variant_id).toEqual(expect.any(Number));
    expect(assigned.body.assigned_at === null).toBe(told !== null);
    expect((await traceOf(shop)).assigned).toBe(told === null ? 4 : 1);
    if (told !== null)
      await waitUntil(async () =>
        (await bed.dataSource.getRepository(TrafficNote).findBy({ projectId: shop.id })).some(
          ({ kind, count }) => kind === 'bot' && count === 3,
        ),
      );
  });
});

describe('what one address does', () => {
  const limits = { PUBLIC_RATE_LIMIT: '40', PUBLIC_EVENT_LIMIT: '10', KEY_EVENT_LIMIT: '6' };
  let limited: DecisionTestApp;
  let shop: Shop;

  beforeEach(async () => {
    limited = await bed.startApp({ ...limits, ANOMALY_VISITOR_LIMIT: '2', ANOMALY_EVENT_LIMIT: '4' });
    shop = await buildShop();
    await leaveMinuteEnd();
  });

  /** Limits are of a minute of the clock. */
  const leaveMinuteEnd = () => waitUntil(() => Promise.resolve(Date.now() % 60_000 < 50_000), 15_000);

  const event = () => ({
    experimentId: shop.experiment.id,
    custom: true,
    eventName: 'purchase',
    endUserId: 'ada',
  });
  const keyed = (kind: 'publishable' | 'secret', count: number) =>
    limited.request(
      'POST',
      '/api/events',
      Array.from({ length: count }, () => ({ user_id: 'ada', type: 'purchase' })),
      headersOf(shop, kind),
    );

  it('is limited by events, not calls, for keyless and publishable calls together; a list is taken whole', async () => {
    const tracked = await limited.track(Array.from({ length: 8 }, event));
    const passing = await keyed('publishable', 5);
    const late = [await keyed('publishable', 1), await limited.track(event())];

    expect(tracked.body).toMatchObject({ accepted: 8 });
    expect(passing).toMatchObject({ status: 201, body: { accepted: 5 } });
    for (const { status, body, headers } of late) {
      expect(status).toBe(429);
      expect(body.code).toBe('rate-limited');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await limited.decide({ projectId: shop.id, url: page })).status).toBe(200);
  });

  it('is limited by calls on every route without a secret key, together', async () => {
    const asked = { user_id: 'ada', experiment_id: shop.experiment.id };
    const assignment = (kind: 'publishable' | 'secret') =>
      limited.request('POST', '/api/assignment', asked, headersOf(shop, kind));
    for (let call = 0; call < 20; call++) {
      expect((await assignment('publishable')).status).toBe(200);
      expect((await limited.decide({ projectId: shop.id, url: page })).status).toBe(200);
    }

    expect((await assignment('publishable')).status).toBe(429);
    expect((await limited.decide({ projectId: shop.id, url: page })).status).toBe(429);
    expect((await keyed('publishable', 1)).status).toBe(429);
    expect((await assignment('secret')).status).toBe(200);
  });

  it('does not limit a secret key, whose events have a limit of their own', async () => {
    expect((await keyed('secret', 5)).status).toBe(201);
    expect((await keyed('secret', 5)).status).toBe(201);
    expect((await keyed('secret', 1)).status).toBe(429);
    expect((await keyed('publishable', 1)).status).toBe(201);
  });

  it('is noted when it is more than people do, or of a value far from others, without the address', async () => {
    const notes = () => bed.dataSource.getRepository(TrafficNote).findBy({ projectId: shop.id });
    for (let visitor = 0; visitor < 4; visitor++)
      await limited.decide({ projectId: shop.id, url: page, endUserId: `v${visitor}` });
    for (const value of [20, 30, 40, 35, 25, 9e8]) await limited.track({ ...event(), value });

    await waitUntil(async () => (await notes()).length === 3);
    const found = (await notes()).map(({ kind, eventType, count }) => [kind, eventType, count]).sort();
    expect(found).toEqual([
      ['many_events', '', 6],
      ['many_visitors', '', 4],
      ['odd_value', 'purchase', 1],
    ]);
  });
});

it('what is noted has no room for an address', () => {
  const columns = bed.dataSource.getMetadata(TrafficNote).columns.map(({ databaseName }) => databaseName);

  expect(columns.sort()).toEqual(['count', 'event_type', 'kind', 'minute', 'project_id']);
});
