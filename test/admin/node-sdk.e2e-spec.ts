import { createHash } from 'node:crypto';
import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk';
import { AbTestingClient, AbTestingProvider } from '../../apps/sdk-node/src/index.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json } from '../support/product.js';
import { waitUntil } from '../support/wait-until.js';

/** 100,000 with `npm run sdk:identity`. */
const contexts = Number(process.env['IDENTITY_CONTEXTS'] ?? 300);

let app: TestApp;
let owner: Account;
let make: ExperimentBuilder;
let server: Program;
const clients: AbTestingClient[] = [];
const errors: string[] = [];

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  make = new ExperimentBuilder(app, owner);
  server = await startProgram(app, owner);
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await app.stop();
});

const done = (method: string, path: string, body?: Json) => app.expectDone(method, path, body, owner.headers);

async function start(apiKey = server.key, pollIntervalMs = 500): Promise<AbTestingClient> {
  const client = new AbTestingClient({
    ...{ serverBaseUrl: app.origin, apiKey, flushIntervalMs: 50, pollIntervalMs },
    onError: (error) => errors.push(error.message),
  });
  clients.push(client);
  expect(await client.ready()).toBe(true);
  return client;
}

interface Made {
  id: number;
  key: string;
  control: number;
  other: number;
}

/** A Draft with two variations at these shares. */
async function draft(fields: Json = {}, shares = [50, 50], values: Json[] = []): Promise<Made> {
  const { id, key } = await make.experiment(fields);
  const { id: other } = await make.variation(id, { title: 'B', value: values[1] });
  const [{ id: control }] = await make.variations(id);
  if (values.length > 0) await done('PATCH', `/variations/${control}`, { value: values[0] });
  const allocations = [control, other].map((variationId, index) => ({
    variationId,
    traffic: shares[index]!,
  }));
  await done('PUT', `/experiments/${id}/traffic`, { allocations });
  return { id, key, control, other };
}

async function running(...args: Parameters<typeof draft>): Promise<Made> {
  const made = await draft(...args);
  await make.move(made.id, 'Active');
  await waitUntil(async () =>
    (await server.done('GET', '/api/datafile')).experiments.some((one: Json) => one.id === made.id),
  );
  return made;
}

async function inSegments(made: Made, ...rules: Json[]): Promise<number[]> {
  const segmentIds: number[] = [];
  for (const [index, each] of rules.entries()) {
    const name = `${made.key} ${index}`;
    segmentIds.push((await done('POST', '/segments', { projectId: owner.projectId, name, rules: each })).id);
  }
  await done('PUT', `/experiments/${made.id}/segments`, { segmentIds });
  return segmentIds;
}

/** Numbers from 0 to 1 that are the same in every run. */
function* numbers(seed: string): Generator<number> {
  for (let turn = 0; ; turn++) {
    const digest = createHash('sha256').update(`${seed}:${turn}`).digest();
    for (let at = 0; at < 32; at += 4) yield digest.readUInt32LE(at) / 2 ** 32;
  }
}

/** End users of every kind, with attributes that rules ask for, wrongly too. */
function* randomContexts(count: number): Generator<Json> {
  const random = numbers('contexts');
  const pick = <T>(...choices: T[]): T => choices[Math.floor(random.next().value! * choices.length)]!;
  const urls = [
    'https://shop.example/',
    'https://shop.example/cart?a=1',
    'http://SHOP.example/cart#x',
    'cart',
    7,
  ];
  for (let index = 0; index < count; index++) {
    const context: Json = {
      targetingKey: pick(`${index}`, `user-${index}`, `Zoë ${index}`, '😀'.repeat(1 + (index % 20))),
    };
    if (pick(true, false)) context.url = pick<unknown>(...urls);
    if (pick(true, false)) context.plan = pick<unknown>('pro', 'free', 'Pro', null, 3);
    if (pick(true, false)) context.age = pick<unknown>(17, 18, '19', -1, 1e300, true);
    if (pick(true, false)) context.country_code = pick('US', 'AT', 'us');
    if (pick(true, false)) context.version = pick('1.2.3', '1.10.0', 'v2', '');
    if (pick(true, false)) context.tags = pick<unknown>(['a', 'b'], [], 'a', { a: 1 });
    yield context;
  }
}

describe('answers', () => {
  let client: AbTestingClient;
  let changed: Made;

  beforeAll(async () => {
    await running();
    await running({ coverage: 37.5 }, [30, 70]);
    await running({ valueType: 'number' }, [10, 90], [2, 3.5]);
    await running({ valueType: 'json' }, [33.33, 66.67], [{ columns: 2 }, { columns: [3] }]);
    await running({ valueType: 'boolean' }, [0, 100], [false, true]);
    const cart = await running();
    await make.condition(cart.id, { urls: ['/cart'] });
    await make.condition(await running().then(({ id }) => id), {
      urls: ['https://shop.example'],
      operator: 'IS',
    });
    await inSegments(await running(), { plan: 'pro' });
    await inSegments(
      await running({ coverage: 80 }),
      { age: { $gte: 18 } },
      { country_code: { $in: ['US'] } },
    );
    await inSegments(await running(), { version: { $vgte: '1.3.0' }, $not: { tags: { $size: 0 } } });
    await inSegments(await running(), { $or: [{ plan: { $regexi: '^pro$' } }, { 'query.a': '1' }] });
    const shipped = await running({ coverage: 10 });
    await done('PATCH', `/experiments/${shipped.id}`, {
      ...{ status: 'Ended', decision: { outcome: 'ship', variationId: shipped.other } },
    });
    const paused = await running();
    await make.move(paused.id, 'Paused');
    await draft();
    const flag = await done('POST', '/experiments', {
      ...{ projectId: owner.projectId, title: 'Flag', type: 'Feature Flag' },
    });
    await make.move(flag.id, 'Active');
    const personal = await draft({ type: 'Personalization' });
    const segment = await done('POST', '/segments', {
      ...{ projectId: owner.projectId, name: 'Personal', rules: { plan: 'pro' } },
    });
    await done('PATCH', `/variations/${personal.other}`, { segmentId: segment.id });
    await make.move(personal.id, 'Active');
    // Only the server knows these.
    changed = await running();
    for (const endUserId of ['0', 'user-1', '2'])
      await server.done('POST', `/ofrep/v1/evaluate/flags/${changed.key}`, {
        context: { targetingKey: endUserId },
      });
    await done('PUT', `/experiments/${changed.id}/traffic`, {
      allocations: [
        { variationId: changed.control, traffic: 5 },
        { variationId: changed.other, traffic: 95 },
      ],
    });
    const members = await running();
    const [invited] = await inSegments(members, { plan: 'none' });
    for (const user_id of ['1', 'user-2'])
      await server.done('POST', '/api/segments/assign-user', { user_id, segment_id: invited });
    client = await start();
    await waitUntil(async () => {
      await client.refresh();
      const { asks } = await server.done('GET', '/api/datafile');
      return asks.includes(changed.id) && asks.includes(members.id);
    });
    await client.refresh();
  });

  it(`are those of OFREP for ${contexts} contexts, and of the assignment API and decisions for some`, async () => {
    let compared = 0;
    const all = [...randomContexts(contexts)];
    const ask = async (index: number, context: Json): Promise<void> => {
      const flags = await answersOf(context);
      for (const flag of flags) {
        const own = await decisionOf(flag.key, context);
        expect({ context, ...own }).toEqual({ context, ...expectedOf(flag) });
        compared++;
      }
      if (index % 50 === 0) await expectAssigned(context, flags);
    };
    const entries = all.entries();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (const [index, context] of entries) await ask(index, context);
      }),
    );
    expect(compared).toBeGreaterThanOrEqual(contexts * 15);
    expect(await client.evaluate('no-such-flag', all[0])).toMatchObject({ errorCode: 'FLAG_NOT_FOUND' });
  }, 3_600_000);

  /** All flags; asked again where the database was too slow to tell, as a client would. */
  async function answersOf(context: Json): Promise<Json[]> {
    for (;;) {
      const { flags } = await server.done('POST', '/ofrep/v1/evaluate/flags', { context });
      if (!flags.some(({ errorCode }: Json) => errorCode === 'GENERAL')) return flags;
    }
  }

  /** The client's own answer; likewise. */
  async function decisionOf(key: string, context: Json): Promise<Json> {
    for (;;) {
      const decision = await client.evaluate(key, context, { exposure: false });
      if (decision.errorCode !== 'GENERAL') return decision;
    }
  }

  /** The same variation by the other ways to ask. */
  async function expectAssigned({ targetingKey, url, ...attributes }: Json, flags: Json[]): Promise<void> {
    const page = typeof url === 'string' && url.startsWith('http') ? { url } : {};
    const ids = flags.map(({ metadata }) => metadata.experimentId as number);
    const { eligible_experiment_ids: eligible } = await server.done(
      'POST',
      '/api/experiments/check-eligibility',
      {
        ...{ user_id: targetingKey, experiment_ids: ids, attributes, ...page },
      },
    );
    for (const { metadata, reason } of flags) {
      const variant = reason === 'DISABLED' ? undefined : metadata.variationId;
      expect(eligible[metadata.experimentId]?.variant_id).toBe(variant);
    }
    if (!('url' in page)) return;
    const { body } = await app.request('POST', '/decision', {
      ...{ projectId: owner.projectId, endUserId: targetingKey, url, attributes },
    });
    for (const { experimentId, variation } of body.decisions) {
      const { metadata } = flags.find((flag) => flag.metadata.experimentId === experimentId)!;
      expect(metadata.variationId).toBe(variation.variationId);
    }
  }

  function expectedOf({ value, variant, ...flag }: Json): Json {
    return { ...flag, value, variant };
  }
});

const assignments = (id: number): Promise<Json[]> =>
  app.dataSource.query(
    'SELECT end_user_id, variation_id FROM assignment WHERE experiment_id = $1 ORDER BY end_user_id',
    [id],
  );

describe('a client', () => {
  it('reports what was shown, once, and events after it', async () => {
    const { id, key } = await running();
    const client = await start();

    for (let turn = 0; turn < 3; turn++) client.value(key, { targetingKey: 'ann' }, '');
    const { metadata } = client.decide(key, { targetingKey: 'ann' });
    client.track('purchase', { targetingKey: 'ann' }, { value: 59.9, id: 'order-1' });
    client.track('purchase', { targetingKey: 'ann' }, { value: 59.9, id: 'order-1' });
    await client.flush();

    expect(await assignments(id)).toEqual([{ end_user_id: 'ann', variation_id: metadata['variationId'] }]);
    const { variants } = await server.done('GET', `/api/experiments/${id}/results?event_type=purchase`);
    expect(variants.reduce((sum: number, one: Json) => sum + one.conversions, 0)).toBe(1);
    expect(client.queue).toEqual({ queued: 0, dropped: 0 });
  });

  it('asks about what only the server can tell, and about ids that were joined', async () => {
    const { id, key, control, other } = await running();
    const anonymous = '4294967777';
    const exposures = [{ user_id: anonymous, experiment_id: id, variant_id: other, allocation_version: 2 }];
    await server.done('POST', '/api/exposures', { exposures });
    const client = await start();
    const customers = Array.from({ length: 40 }, (_, index) => `customer-${index}`);
    // Nothing is reported: a customer who has been shown the control has an assignment that a join does not replace.
    const unseen = { exposure: false };
    const customer = customers.find(
      (one) => client.decide(key, { targetingKey: one }, unseen).metadata['variationId'] === control,
    )!;
    const getsOther = async (asked: typeof client) =>
      (await asked.evaluate(key, { targetingKey: customer }, unseen)).metadata['variationId'] === other;

    expect(await client.identify(customer, anonymous)).toBe(true);

    await waitUntil(() => getsOther(client));
    const another = await start();
    await waitUntil(async () => {
      await another.refresh();
      return getsOther(another);
    });
  });

  it('hears of changes, and goes on when its key is revoked', async () => {
    const { id, key } = await running({ valueType: 'boolean' }, [0, 100], [false, true]);
    const program = await startProgram(app, owner);
    // Only the stream can tell of the changes: the next look is an hour away.
    const client = await start(program.key, 3_600_000);
    expect(client.value(key, { targetingKey: 'u' }, false)).toBe(true);

    await make.move(id, 'Paused');
    await waitUntil(() => !client.value(key, { targetingKey: 'u' }, false));
    await make.move(id, 'Active');
    await waitUntil(() => client.value(key, { targetingKey: 'u' }, false));
    await done('DELETE', `/api/auth/keys/${program.keyId}`);
    await waitUntil(async () => (await client.refresh(), client.status === 'error'));
    expect(client.value(key, { targetingKey: 'u' }, false)).toBe(true);
  });
});

describe('the OpenFeature provider', () => {
  const values: [string, Json, Json][] = [
    ['boolean', false, true],
    ['string', 'blue', 'green'],
    ['number', 2, 3.5],
    ['json', { columns: 2 }, { columns: 3 }],
  ];

  it('answers every type as OFREP does, says what it becomes, and tracks', async () => {
    const made: Record<string, Made> = {};
    for (const [type, off, on] of values)
      made[type] = await running({ valueType: type }, [0, 100], [off, on]);
    const measured = await running();
    const client = await start();
    const heard: string[] = [];
    for (const event of Object.values(ProviderEvents))
      OpenFeature.addHandler(event, () => void heard.push(event));
    await OpenFeature.setProviderAndWait('own', new AbTestingProvider(client) as never);
    const features = OpenFeature.getClient('own');
    const context = { targetingKey: 'of-1' };

    expect(await features.getBooleanValue(made['boolean']!.key, false, context)).toBe(true);
    expect(await features.getStringValue(made['string']!.key, 'x', context)).toBe('green');
    expect(await features.getNumberValue(made['number']!.key, 0, context)).toBe(3.5);
    expect(await features.getObjectValue(made['json']!.key, {}, context)).toEqual({ columns: 3 });
    expect(await features.getBooleanDetails(made['boolean']!.key, false, context)).toMatchObject({
      ...{ reason: 'STATIC', variant: 'B', flagMetadata: { experimentId: made['boolean']!.id } },
    });
    const codeOf = async (key: string, of: Json = context) =>
      (await features.getBooleanDetails(key, false, of)).errorCode;
    expect(await codeOf('no-such-flag')).toBe('FLAG_NOT_FOUND');
    expect(await codeOf(made['boolean']!.key, {})).toBe('TARGETING_KEY_MISSING');
    expect(await codeOf(made['string']!.key)).toBe('TYPE_MISMATCH');
    await make.move(made['boolean']!.id, 'Paused');
    await waitUntil(() => heard.includes(ProviderEvents.ConfigurationChanged));
    await waitUntil(
      async () => (await features.getBooleanValue(made['boolean']!.key, false, context)) === false,
    );
    expect(await codeOf(made['boolean']!.key)).toBeUndefined();

    await features.getStringValue(measured.key, '', context);
    features.track('purchase', context, { value: 12, items: 2 });
    await OpenFeature.close();
    expect(await assignments(measured.id)).toHaveLength(1);
    const [event] = await server.done('GET', `/api/events/${measured.id}`);
    expect(event).toMatchObject({ user_id: 'of-1', type: 'purchase', value: 12, properties: { items: 2 } });
    expect(heard).toContain(ProviderEvents.Ready);
  });
});
