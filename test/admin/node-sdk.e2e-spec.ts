import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { jest } from '@jest/globals';
import { OpenFeature, ProviderEvents, ProviderStatus } from '@openfeature/server-sdk';
import { Client } from 'pg';
import { AbTestingClient, AbTestingProvider } from '../../apps/sdk-node/src/index.js';
import { createProduct } from '../../apps/standalone/src/product.js';
import { hourMs } from '#libs/durations';
import { startTestApp, type TestApp } from '../support/admin-app.js';
import { makeEveryKindOfFlag, named } from '../support/every-kind-of-flag.js';
import type { ExperimentBuilder } from '../support/experiments.js';
import { startProgram, type Program } from '../support/programs.js';
import type { Account, Json } from '../support/product.js';
import { type Served, ServedExperiments } from '../support/served-experiments.js';
import { waitUntil } from '../support/wait-until.js';

/** 100,000 with `npm run sdk:identity`; others with another seed. */
const contexts = Number(process.env['IDENTITY_CONTEXTS'] ?? 300);
const seed = process.env['IDENTITY_SEED'] ?? 'contexts';

let app: TestApp;
let owner: Account;
let served: ServedExperiments;
let make: ExperimentBuilder;
let server: Program;
const clients: AbTestingClient[] = [];
const errors: string[] = [];

beforeAll(async () => {
  app = await startTestApp(createProduct);
  owner = await app.signUp();
  server = await startProgram(app, owner);
  served = new ServedExperiments(app, owner, server);
  ({ make } = served);
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

const running = (...args: Parameters<ServedExperiments['running']>) => served.running(...args);

/** Numbers from 0 to 1 that are the same in every run. */
function* numbers(seed: string): Generator<number> {
  for (let turn = 0; ; turn++) {
    const digest = createHash('sha256').update(`${seed}:${turn}`).digest();
    for (let at = 0; at < 32; at += 4) yield digest.readUInt32LE(at) / 2 ** 32;
  }
}

function* take<T>(all: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken++) {
    const next = all.next();
    if (next.done) return;
    yield next.value;
  }
}

/** End users of every kind, with attributes that rules ask for, wrongly too. */
function* randomContexts(count: number): Generator<Json> {
  const random = numbers(seed);
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
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let client: AbTestingClient;
  let compared = 0;
  let asked: Served[];

  beforeAll(async () => {
    const unseen = new ServedExperiments(app, owner, server, false);
    asked = await makeEveryKindOfFlag(unseen, server, owner);
    client = await start();
    await waitUntil(async () => {
      const { asks } = await server.done('GET', '/api/datafile');
      return asked.every(({ id }) => asks.includes(id));
    });
    await client.refresh();
  });
  afterAll(async () => {
    agent.destroy();
    await done('PATCH', `/projects/${owner.projectId}`, { holdoutPercent: 0 });
  });

  it(`are those of OFREP for ${contexts} contexts, and of the assignment API and decisions for some`, async () => {
    const left = randomContexts(contexts);
    // At one moment so many, whom the client asks about by one call.
    for (let pack: Json[]; (pack = [...take(left, 100)]).length > 0;) {
      const packs = await Promise.all(pack.map((context) => answersOf(context)));
      await Promise.all(pack.map((context) => client.prepare(context)));
      for (const [index, context] of pack.entries()) await expectSame(context, packs[index]!);
      await expectAssigned(pack[0], packs[0]!);
    }
    expect(compared).toBeGreaterThanOrEqual(contexts * 35);
    expect(await client.evaluate('no-such-flag', { targetingKey: 'u' })).toMatchObject({
      errorCode: 'FLAG_NOT_FOUND',
    });
  }, 3_600_000);

  it('are the same of one flag, of all, of assignments and of decisions, and recorded once', async () => {
    await done('PATCH', `/projects/${owner.projectId}`, { storedAttributesInPublic: true });
    const url = 'https://shop.example/cart?a=1';
    const ids = [...named.members, ...named.served, ...named.pinned, ...named.known, named.joined, 'new'];
    await waitUntil(async () => {
      const { decisions } = await app.expectDone('POST', '/decision', {
        ...{ projectId: owner.projectId, endUserId: named.known[0], url },
      });
      return decisions.some(({ experimentId }: Json) => experimentId === asked[2]!.id);
    });
    for (const [index, targetingKey] of ids.entries()) {
      const attributes =
        index % 2 === 0 ? { plan: 'pro', age: 20 } : { country_code: 'US', version: '1.10.0' };
      const context = { targetingKey, url, ...attributes };
      const before = await rowsBy(targetingKey);
      const flags = await answersOf(context);
      const decide = async (): Promise<Map<number, Json>> => {
        const body = { projectId: owner.projectId, endUserId: targetingKey, url, attributes };
        const { decisions } = await postQuickly('/decision', body);
        return new Map(decisions.map((one: Json) => [one.experimentId, one.variation]));
      };
      // Some are recorded by decisions, and others by one flag.
      const early = index % 3 === 0 ? await decide() : undefined;
      const rows = new Map(before);
      for (const { metadata, ...flag } of flags) {
        const { experimentId } = metadata;
        const evaluate = () => postQuickly(`/ofrep/v1/evaluate/flags/${flag.key}`, { context });
        // The first ones race; the last one is answered from memory.
        const all = [...(await Promise.all([evaluate(), evaluate()])), await evaluate()];
        const { bucket: _, ...told } = metadata;
        for (const { metadata: own, ...one } of all) {
          expect({ targetingKey, ...one }).toEqual({ targetingKey, ...flag });
          expect(own).toMatchObject(told);
        }
        const question = { user_id: targetingKey, experiment_id: experimentId, url, attributes };
        const assigned = await postQuickly('/api/assignment', question);
        const variant = flag.reason === 'DISABLED' ? null : (metadata.variationId ?? null);
        expect([experimentId, assigned.variant_id]).toEqual([experimentId, variant]);
        if (assigned.assigned_at !== null && !rows.has(experimentId)) rows.set(experimentId, 1);
      }
      for (const decided of [...(early ? [early] : []), await decide()])
        for (const { metadata, reason } of flags)
          expect([metadata.experimentId, decided.get(metadata.experimentId)?.variationId]).toEqual([
            ...[metadata.experimentId, reason === 'DISABLED' ? undefined : metadata.variationId],
          ]);
      expect(await rowsBy(targetingKey)).toEqual(rows);
    }
    expect(await uncounted()).toEqual([]);
  }, 600_000);

  it('of returning end users ask the database nothing', async () => {
    const context = { targetingKey: 'returns', plan: 'pro', age: 20 };
    const flags = await answersOf(context);
    const query = jest.spyOn(Client.prototype, 'query');
    const evaluateAll = async () => {
      query.mockClear();
      for (const { key } of flags) await postQuickly(`/ofrep/v1/evaluate/flags/${key}`, { context });
      return query.mock.calls.filter((call) => JSON.stringify(call.slice(0, 2)).includes('returns'));
    };
    try {
      expect(await evaluateAll()).not.toEqual([]);
      expect(await evaluateAll()).toEqual([]);
    } finally {
      query.mockRestore();
    }
  }, 60_000);

  /** Of an end user or who is joined to it, by experiment. */
  const rowsBy = async (endUserId: string): Promise<Map<number, number>> => {
    const rows = await app.dataSource.query(
      `SELECT experiment_id AS id, count(*)::int AS count FROM assignment
       WHERE project_id = $1 AND (end_user_id = $2 OR end_user_id IN (
         SELECT unnest(ARRAY[anonymous_id, joined_id.end_user_id]) FROM joined_id
         WHERE project_id = $1 AND $2 IN (anonymous_id, joined_id.end_user_id)))
       GROUP BY experiment_id`,
      [owner.projectId, endUserId],
    );
    return new Map(rows.map(({ id, count }: Json) => [id, count]));
  };

  /** Variations whose total is not the number of their rows. */
  const uncounted = (): Promise<Json[]> =>
    app.dataSource.query(
      `SELECT * FROM
         (SELECT variation_id, count(*)::int AS users FROM assignment WHERE project_id = $1 GROUP BY 1) AS rows
       FULL JOIN
         (SELECT variation_id, sum(users)::int AS users FROM assignment_total WHERE project_id = $1 GROUP BY 1) AS totals
         USING (variation_id)
       WHERE rows.users IS DISTINCT FROM NULLIF(totals.users, 0)`,
      [owner.projectId],
    );

  /** As `server.done`, over few connections that stay open: there are 100,000 of these calls. */
  function postQuickly(path: string, body: Json): Promise<Json> {
    const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const call = request(app.origin + path, { method: 'POST', agent, headers }, (answer) => {
        text(answer).then((read) => {
          if (answer.statusCode === 200) resolve(JSON.parse(read));
          else reject(new Error(`${path} answered ${answer.statusCode}: ${read}`));
        }, reject);
      });
      call.on('error', reject).end(JSON.stringify(body));
    });
  }

  async function expectSame(context: Json, flags: Json[]): Promise<void> {
    for (const { value, variant, ...flag } of flags) {
      const expected = { ...flag, value, variant };
      const own = await decisionOf(flag.key, context);
      // As quick as can be where they are the same.
      if (!isDeepStrictEqual(own, expected)) expect({ context, ...own }).toEqual({ context, ...expected });
      compared++;
    }
  }

  /** All flags; asked again where the database was too slow to tell, as a client would. */
  async function answersOf(context: Json): Promise<Json[]> {
    for (;;) {
      const { flags } = await postQuickly('/ofrep/v1/evaluate/flags', { context });
      if (!flags.some(({ errorCode }: Json) => errorCode === 'GENERAL')) return flags;
    }
  }

  /** The client's own answer; likewise. */
  async function decisionOf(key: string, context: Json): Promise<Json> {
    for (;;) {
      const decision = client.decide(key, context, { exposure: false });
      if (decision.errorCode !== 'GENERAL') return decision;
      await client.prepare(context);
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
    const client = await start(program.key, hourMs);
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
    const made: Record<string, Served> = {};
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

  it('is fatal with a key that is none, and an error with values when its key is revoked', async () => {
    const stranger = new AbTestingClient({ serverBaseUrl: app.origin, apiKey: 'no-such-key' });
    clients.push(stranger);
    await expect(
      OpenFeature.setProviderAndWait('stranger', new AbTestingProvider(stranger) as never),
    ).rejects.toMatchObject({ code: 'PROVIDER_FATAL' });
    expect(OpenFeature.getClient('stranger').providerStatus).toBe(ProviderStatus.FATAL);

    const { key } = await running({ valueType: 'boolean' }, [0, 100], [false, true]);
    const program = await startProgram(app, owner);
    const client = await start(program.key);
    await OpenFeature.setProviderAndWait('revoked', new AbTestingProvider(client) as never);
    const features = OpenFeature.getClient('revoked');
    expect(features.providerStatus).toBe(ProviderStatus.READY);
    await done('DELETE', `/api/auth/keys/${program.keyId}`);
    await waitUntil(() => features.providerStatus === ProviderStatus.ERROR);
    expect(await features.getBooleanValue(key, false, { targetingKey: 'of-2' })).toBe(true);
    await OpenFeature.close();
  });
});
