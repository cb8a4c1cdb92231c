import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { dayMs } from '#libs/durations';
import {
  EarlyTotal,
  Event,
  EventIdentity,
  EventMark,
  IdempotencyKey,
  Metric,
  UncountedTotal,
  UserTotal,
  VariationTotal,
} from '#libs/entities';
import { PostgresEventStore, storeEvents, type EventBatch } from '#libs/ingestion';
import { isDatabaseAway } from '#libs/errors';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { countersOf } from '../support/counters.js';
import { batchOf, buildEvent, eventOf } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';
import { DatabaseProxy } from '../decision/database-proxy.js';
import { IngestionTestBed } from './ingestion-test-bed.js';

const noon = Date.UTC(2026, 10, 20, 12);

let bed: IngestionTestBed;
let pool: pg.Pool;
let experiment: BuiltExperiment;

beforeAll(async () => {
  bed = await IngestionTestBed.create();
  pool = bed.pool;
});

beforeEach(async () => {
  const { id } = await buildProject(bed.dataSource);
  experiment = await buildExperiment(bed.dataSource, id);
});

afterAll(() => bed.stop());

const store = async (...batches: EventBatch[]) => storeEvents(pool, batches);
const storedIds = async () =>
  (await bed.dataSource.getRepository(Event).findBy({ projectId: experiment.projectId })).map(({ id }) => id);

describe('storeEvents', () => {
  it('keeps every field of an event', async () => {
    const event = eventOf(experiment, {
      ...{
        type: 'purchase',
        value: -12.5,
        properties: '{"items":[1,"a\\"b"]}',
        variationId: 7,
        eventId: 'e-1',
      },
      ...{
        campaignId: 'spring',
        adId: 'ad "7"',
        deviceType: 'mobile',
        occurredAt: noon,
        receivedAt: noon + 5,
      },
    });

    const outcome = await store(batchOf(event));

    expect(outcome).toEqual([
      { kind: 'stored', events: [{ kind: 'accepted', id: event.id, occurredAt: noon }] },
    ]);
    const { kept: _, counts: __, credential: ___, ...fields } = event;
    expect(await bed.dataSource.getRepository(Event).findBy({ projectId: experiment.projectId })).toEqual([
      {
        ...fields,
        properties: { items: [1, 'a"b'] },
        notCountedIn: null,
        occurredAt: new Date(noon),
        receivedAt: new Date(noon + 5),
        storedAt: expect.any(Date),
        ...{ sentAs: null, anybody: null, copyOf: null },
      },
    ]);
  });

  it('counts by type, and by the clicked metric, what assigned end users do', async () => {
    await bed.assign(experiment, { ada: 0, bob: 1 }, noon);

    await store(
      batchOf(
        eventOf(experiment, { value: 3, occurredAt: noon }),
        eventOf(experiment, { value: 4, occurredAt: noon + 1 }),
        eventOf(experiment, { type: 'click', metricId: 9, occurredAt: noon + 2 }),
        eventOf(experiment, { endUserId: 'bob', value: -1, occurredAt: noon + 3 }),
      ),
    );

    expect(await bed.totalsOf(experiment)).toEqual([
      { arm: 0, metricId: 0, type: 'click', events: 1, users: 1, countSquares: 1, sum: 0, squares: 0 },
      { arm: 0, metricId: 0, type: 'conversion', events: 2, users: 1, countSquares: 4, sum: 7, squares: 49 },
      { arm: 0, metricId: 9, type: '', events: 1, users: 1, countSquares: 1, sum: 0, squares: 0 },
      { arm: 1, metricId: 0, type: 'conversion', events: 1, users: 1, countSquares: 1, sum: -1, squares: 1 },
    ]);
    await bed.expectRecountable(experiment);
  });

  it('adds to what it counted before', async () => {
    await bed.assign(experiment, { ada: 1 }, noon);
    const purchase = (value: number, endUserId = 'ada') =>
      batchOf(eventOf(experiment, { value, endUserId, occurredAt: noon + 1 }));

    await store(purchase(1.5));
    await store(purchase(2));
    await store(purchase(0.5), purchase(9, 'nobody'));

    expect(await bed.totalsOf(experiment)).toEqual([
      { arm: 1, metricId: 0, type: 'conversion', events: 3, users: 1, countSquares: 9, sum: 4, squares: 16 },
    ]);
    await bed.expectRecountable(experiment);
  });

  it.each([
    ['before the assignment', { occurredAt: noon - 1 }],
    ['at the end', { occurredAt: noon + dayMs }],
    ['of somebody who is not assigned', { endUserId: 'eve' }],
    ['of nobody', { endUserId: null }],
  ])('stores an event %s and does not count it', async (_, overrides) => {
    await bed.assign(experiment, { ada: 0 }, noon);
    await bed.end(experiment, noon + dayMs);

    await store(batchOf(eventOf(experiment, { occurredAt: noon + 1, ...overrides })));

    expect(await storedIds()).toHaveLength(1);
    expect(await bed.totalsOf(experiment)).toEqual([]);
    await bed.expectRecountable(experiment);
  });

  it('counts an event in the last millisecond before the end, and at the assignment', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);
    await bed.end(experiment, noon + dayMs);

    await store(
      batchOf(
        eventOf(experiment, { occurredAt: noon }),
        eventOf(experiment, { occurredAt: noon + dayMs - 1 }),
      ),
    );

    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 2 }]);
  });

  describe('an event without a fraction of a second', () => {
    const events = () =>
      [0, 400, 1, 399, -1, -1_000].flatMap((at) => [
        eventOf(experiment, { occurredAt: noon + at, value: 2 }),
        buildEvent(experiment.projectId, { occurredAt: noon + at, type: 'view', value: 3 }),
      ]);
    const assign = () => bed.assign(experiment, { ada: 0 }, noon + 400);
    const counted = { arm: 0, metricId: 0, events: 2, users: 1, countSquares: 4 };
    const totals = [
      { ...counted, type: 'conversion', sum: 4, squares: 16 },
      { ...counted, type: 'view', sum: 6, squares: 36 },
    ];

    it('counts from its second, in one call and in several', async () => {
      await assign();
      const [together, apart] = [events().slice(0, 6), events().slice(6)];

      await store(batchOf(...together));
      for (const event of apart) await store(batchOf(event));

      expect(await bed.totalsOf(experiment)).toEqual(totals);
      await bed.expectRecountable(experiment);
    });

    it('counts when its end user is assigned afterwards, alone and beside others', async () => {
      const second = await buildExperiment(bed.dataSource, experiment.projectId);
      await store(batchOf(buildEvent(experiment.projectId, { endUserId: 'bob', occurredAt: noon })));
      await store(batchOf(...events()));

      await bed.assign(experiment, { bob: 1 }, noon + 999);
      await assign();
      await bed.assign(second, { ada: 1 }, noon + 1_000);

      expect(await bed.totalsOf(experiment)).toEqual([
        ...totals,
        { ...counted, arm: 1, type: 'conversion', events: 1, countSquares: 1, sum: 0, squares: 0 },
      ]);
      expect(await bed.totalsOf(second)).toEqual([]);
      await bed.expectRecountable(experiment);
      await bed.expectRecountable(second);
    });

    it('counts in the second of the end, goes out with a later end, and is found by a rebuild', async () => {
      await assign();
      await bed.end(experiment, noon + 60_300);
      await store(batchOf(eventOf(experiment, { occurredAt: noon + 60_000 }), ...events()));
      expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 3 }, { events: 2 }]);
      await bed.expectRecountable(experiment);

      await bed.beginEnd(experiment, noon);
      await bed.settleEnd(experiment);
      expect(await bed.totalsOf(experiment)).toEqual([]);
      await bed.expectRecountable(experiment);

      await bed.beginEnd(experiment, noon + 60_300);
      await bed.rebuild(experiment);
      expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 3 }, { events: 2 }]);
      await bed.expectRecountable(experiment);
    });
  });

  it('counts an event that names no experiment wherever its end user is assigned', async () => {
    const second = await buildExperiment(bed.dataSource, experiment.projectId);
    const third = await buildExperiment(bed.dataSource, experiment.projectId);
    const elsewhere = await buildExperiment(bed.dataSource, (await buildProject(bed.dataSource)).id);
    for (const one of [experiment, second, elsewhere]) await bed.assign(one, { ada: 0 }, noon);
    await bed.assign(third, { bob: 0 }, noon);

    await store(batchOf(buildEvent(experiment.projectId, { occurredAt: noon })));

    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 1 }]);
    expect(await bed.totalsOf(second)).toMatchObject([{ events: 1 }]);
    expect(await bed.totalsOf(third)).toEqual([]);
    expect(await bed.totalsOf(elsewhere)).toEqual([]);
  });

  it('counts an event that names an experiment in that one alone', async () => {
    const second = await buildExperiment(bed.dataSource, experiment.projectId);
    for (const one of [experiment, second]) await bed.assign(one, { ada: 0 }, noon);

    await store(batchOf(eventOf(second, { occurredAt: noon })));

    expect(await bed.totalsOf(experiment)).toEqual([]);
    expect(await bed.totalsOf(second)).toMatchObject([{ events: 1 }]);
  });

  it('counts an event when its end user is assigned afterwards, with an earlier time', async () => {
    await store(batchOf(eventOf(experiment, { occurredAt: noon + 1, value: 2 })));
    await store(batchOf(buildEvent(experiment.projectId, { occurredAt: noon + 2, value: 3 })));
    await store(batchOf(eventOf(experiment, { occurredAt: noon - 1 })));

    await bed.assign(experiment, { ada: 1, bob: 0 }, noon);

    expect(await bed.totalsOf(experiment)).toEqual([
      { arm: 1, metricId: 0, type: 'conversion', events: 2, users: 1, countSquares: 4, sum: 5, squares: 25 },
    ]);
    await bed.expectRecountable(experiment);
  });

  it('stores an event id once: in one call, in several and in several processes', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);
    const event = () => eventOf(experiment, { eventId: 'order-1', occurredAt: noon + 1 });
    const [first, second] = [event(), event()];

    const [inOneCall] = await store(batchOf(first, second));
    const racing = await Promise.all(Array.from({ length: 20 }, () => store(batchOf(event()))));

    const reference = { id: first.id, occurredAt: noon + 1 };
    expect(inOneCall).toEqual({
      kind: 'stored',
      events: [
        { kind: 'accepted', ...reference },
        { kind: 'duplicate', ...reference },
      ],
    });
    for (const [outcome] of racing)
      expect(outcome).toEqual({ kind: 'stored', events: [{ kind: 'duplicate', ...reference }] });
    expect(await storedIds()).toEqual([first.id]);
    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 1 }]);
  });

  it('keeps the event ids of projects apart', async () => {
    const { id } = await buildProject(bed.dataSource);

    const outcomes = await store(
      batchOf(eventOf(experiment, { eventId: 'order-1' })),
      batchOf(buildEvent(id, { eventId: 'order-1' })),
    );

    expect(outcomes.map((outcome) => outcome.kind === 'stored' && outcome.events[0]?.kind)).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it('changes nothing when the same events are stored again', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);
    const batch = batchOf(
      eventOf(experiment, { occurredAt: noon + 1, value: 5 }),
      eventOf(experiment, { occurredAt: noon + 2, value: 5, eventId: 'order-1' }),
    );
    const fresh = batchOf(eventOf(experiment, { occurredAt: noon + 3, value: 1 }));

    const first = await store(batch);
    const again = await store(batch, fresh);

    expect(again[0]).toEqual(first[0]);
    expect(await storedIds()).toHaveLength(3);
    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 3, sum: 11, squares: 121 }]);
    await bed.expectRecountable(experiment);
  });

  it('leaves nothing behind of a batch with a row that cannot be stored', async () => {
    const good = eventOf(experiment, { eventId: 'good' });
    const bad = eventOf(experiment, { properties: '{"a":"\\u0000"}' });

    await expect(store(batchOf(good, bad))).rejects.toThrow(/Unicode/);

    expect(await storedIds()).toEqual([]);
    expect(await bed.dataSource.getRepository(EventMark).countBy({ projectId: experiment.projectId })).toBe(
      0,
    );
  });
});

describe('storeEvents with event ids', () => {
  const kinds = async (...batches: EventBatch[]) =>
    (await store(...batches)).flatMap((outcome) =>
      outcome.kind === 'stored' ? outcome.events.map(({ kind }) => kind) : outcome.kind,
    );
  const midnight = Date.UTC(2026, 10, 20);
  const uuidAt = (time: number) =>
    time
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-') + '-7abc-8def-0123456789ab';

  it.each([
    ['that carries its time', uuidAt(midnight)],
    ['of another kind', 'order-1'],
    ['from before', uuidAt(midnight - 20 * dayMs)],
    ['from long ago', uuidAt(midnight - 40 * dayMs)],
    ['from a clock that is ahead', uuidAt(midnight + 3 * dayMs)],
  ])('stores an id %s once: before, at and after midnight, and twice at a time', async (_, eventId) => {
    const event = (receivedAt: number) => batchOf(eventOf(experiment, { eventId, receivedAt }));

    const racing = await Promise.all(
      [-1, 0, 1, -1, 0, 1].map((ms) => kinds(event(midnight + ms), event(midnight + ms))),
    );
    const later = await kinds(event(midnight + dayMs), event(midnight + 29 * dayMs));

    expect(racing.flat().filter((kind) => kind === 'accepted')).toHaveLength(1);
    expect(later).toEqual(['duplicate', 'duplicate']);
    expect(await storedIds()).toHaveLength(1);
  });

  it('compares ids from before the upgrade without the class of their callers', async () => {
    const first = eventOf(experiment, { eventId: 'order-1', type: 'purchase', occurredAt: noon });
    await store(batchOf(first));
    await bed.dataSource.getRepository(EventMark).delete({ projectId: experiment.projectId });
    const { projectId, id } = first;
    const at = new Date(noon);
    await bed.dataSource
      .getRepository(EventIdentity)
      .insert({ projectId, eventId: 'order-1', id, occurredAt: at, receivedAt: at });

    const again = (overrides = {}) => eventOf(experiment, { ...first, id: id + 1, ...overrides });
    const fromBrowser = batchOf(again({ credential: 'none' }));
    const outcomes = await store(batchOf(again()), fromBrowser);

    const reference = { id, occurredAt: noon };
    expect(outcomes.map((outcome) => outcome.kind === 'stored' && outcome.events)).toEqual([
      [{ kind: 'duplicate', ...reference }],
      [{ kind: 'duplicate', ...reference }],
    ]);
    expect(
      await kinds(
        batchOf(again({ id: id + 2, endUserId: 'bob' })),
        batchOf(again({ id: id + 3, type: 'begin_checkout' })),
        batchOf(again({ id: id + 4, experimentId: null })),
        batchOf(first),
      ),
    ).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(await storedIds()).toHaveLength(4);
  });
});

describe('storeEvents with idempotency keys', () => {
  const called = (bodyHash: string, key = 'k', apiKeyId = 1): EventBatch => ({
    events: [eventOf(experiment)],
    idempotency: { projectId: experiment.projectId, apiKeyId, key, bodyHash },
  });

  it('answers a repetition like the first time, and stores it once', async () => {
    const [first] = await store(called('one'));
    const [again] = await store(called('one'));

    expect(first).toMatchObject({ kind: 'stored' });
    expect(again).toEqual({ ...first, kind: 'repeated' });
    expect(await storedIds()).toHaveLength(1);
  });

  it('refuses another body under the same key', async () => {
    await store(called('one'));

    expect(await store(called('two'))).toEqual([{ kind: 'key-reused' }]);
    expect(await storedIds()).toHaveLength(1);
  });

  it('treats repetitions in one transaction alike', async () => {
    const outcomes = await store(called('one'), called('one'), called('two'), called('one', 'other'));

    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'repeated', 'key-reused', 'stored']);
    expect(outcomes[1]).toEqual({ ...outcomes[0], kind: 'repeated' });
    expect(await storedIds()).toHaveLength(2);
  });

  it('stores one of repetitions that race', async () => {
    const outcomes = (await Promise.all(Array.from({ length: 16 }, () => store(called('one'))))).flat();

    expect(outcomes.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'repeated')).toHaveLength(15);
    expect(await storedIds()).toHaveLength(1);
  });

  it('keeps API keys apart, and forgets after 24 hours', async () => {
    await store(called('one'));

    const [ofAnother] = await store(called('two', 'k', 2));
    await bed.dataSource
      .getRepository(IdempotencyKey)
      .update(
        { apiKeyId: 1, projectId: experiment.projectId },
        { createdAt: new Date(Date.now() - dayMs - 1000) },
      );
    const [later] = await store(called('two'));

    expect([ofAnother?.kind, later?.kind]).toEqual(['stored', 'stored']);
  });
});

describe('totals', () => {
  it('are right however events and assignments race', async () => {
    const second = await buildExperiment(bed.dataSource, experiment.projectId);
    const users = Array.from({ length: 400 }, (_, index) => `user-${index}`);
    const writers = Array.from({ length: 3 }, () => bed.anotherPool());

    await Promise.all([
      ...writers.map(async (writer, lane) => {
        for (let round = 0; round < 120; round++) {
          const events = Array.from({ length: 12 }, (_, index) => {
            const endUserId = users[(round * 7 + index * 31 + lane * 13) % users.length]!;
            const named = [experiment, second, undefined][(index + round) % 3];
            const overrides = { endUserId, value: index / 8, occurredAt: noon + round };
            return named ? eventOf(named, overrides) : buildEvent(experiment.projectId, overrides);
          });
          await storeEvents(writer, [batchOf(...events)]);
        }
      }),
      ...[experiment, second].map(async (one, arm) => {
        for (let start = 0; start < users.length; start += 2) {
          const assigned = Object.fromEntries(users.slice(start, start + 2).map((user) => [user, arm]));
          await bed.assign(one, assigned, noon + (start % 60));
        }
      }),
    ]);

    const counted = (await bed.totalsOf(experiment)).reduce((sum, { events }) => sum + events, 0);
    expect(counted).toBeGreaterThan(500);
    await bed.expectRecountable(experiment);
    await bed.expectRecountable(second);
  });

  it('are right when writers are cut off and try again', async () => {
    const users = Array.from({ length: 50 }, (_, index) => `user-${index}`);
    await bed.assign(experiment, Object.fromEntries(users.map((user) => [user, 0])), noon);
    const writer = bed.anotherPool();
    let writing = true;
    let tries = 0;
    const cutting = (async () => {
      for (let round = 0; writing; round++) {
        await bed.cutConnections('writer');
        await sleep(50 + ((round * 37) % 100));
      }
    })();

    for (let round = 0; round < 40; round++) {
      const batch = batchOf(
        ...users.map((endUserId) =>
          eventOf(experiment, {
            endUserId,
            value: 0.25,
            occurredAt: noon + round,
            eventId: `${round}-${endUserId}`,
          }),
        ),
      );
      tries += await storeInTheEnd(writer, batch);
    }
    writing = false;
    await cutting;

    expect(tries).toBeGreaterThan(40);
    expect(await storedIds()).toHaveLength(2_000);
    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 2_000, users: 50, sum: 500 }]);
    await bed.expectRecountable(experiment);
  });

  it('lose what was counted at or after an end that is noticed later', async () => {
    await bed.assign(experiment, { ada: 0, bob: 1 }, noon);
    await store(
      batchOf(
        eventOf(experiment, { value: 1, occurredAt: noon + 1 }),
        eventOf(experiment, { value: 2, occurredAt: noon + 60_000 }),
        buildEvent(experiment.projectId, { value: 4, endUserId: 'bob', occurredAt: noon + 60_001 }),
      ),
    );

    await bed.end(experiment, noon + 60_000);

    expect(await bed.totalsOf(experiment)).toEqual([
      { arm: 0, metricId: 0, type: 'conversion', events: 1, users: 1, countSquares: 1, sum: 1, squares: 1 },
    ]);
    const { id: experimentId } = experiment;
    const left = await bed.dataSource.getRepository(UserTotal).findBy({ experimentId });
    expect(
      left
        .filter(({ eventCount }) => eventCount > 0)
        .map(({ endUserId, type }) => [endUserId, type])
        .sort(),
    ).toEqual([
      ['ada', ''],
      ['ada', 'conversion'],
    ]);
    await bed.expectRecountable(experiment);
  });

  it('read nothing of end users without late events while the project waits for an end', async () => {
    const { id, projectId, variations } = experiment;
    await pool.query(
      `INSERT INTO assignment (project_id, end_user_id, experiment_id, variation_id, allocation_version, assigned_at)
       SELECT $1, 'user' || number, $2, $3, 1, $4 FROM generate_series(1, 5000) AS number`,
      [projectId, id, variations[0]!.id, new Date(noon)],
    );
    await pool.query(
      `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, received_at)
       SELECT $1, $2::timestamptz + number * interval '1 ms', number, 'user' || number % 5000 + 1, 'conversion', $2
       FROM generate_series(1, 20000) AS number`,
      [projectId, new Date(noon)],
    );
    await pool.query('ANALYZE assignment');
    await pool.query('ANALYZE event');

    expect(await bed.beginEnd(experiment, noon + 19_999)).toBeLessThan(100);
    const { rows } = await pool.query(
      'SELECT end_user_id FROM late_total WHERE experiment_id = $1 AND type <> $2',
      [...[id, '']],
    );
    expect(rows).toEqual([{ end_user_id: 'user1' }, { end_user_id: 'user5000' }]);
  });

  it('are right when they are recounted between an end and what it takes out', async () => {
    await bed.assign(experiment, { ada: 0, bob: 1 }, noon);
    const of = (endUserId: string, occurredAt: number) =>
      eventOf(experiment, { endUserId, occurredAt, value: 5 });
    await store(
      batchOf(of('ada', noon), of('ada', noon + 60_000), of('bob', noon), of('bob', noon + 60_001)),
    );

    await bed.beginEnd(experiment, noon + 60_000);
    await pool.query(`SELECT recount_users($1, $2, '{ada}')`, [experiment.projectId, experiment.id]);
    await bed.settleEnd(experiment);

    await bed.expectRecountable(experiment);
  });

  it('are right when an experiment ends while events and assignments come', async () => {
    for (let round = 0; round < 25; round++) {
      const one = await buildExperiment(bed.dataSource, experiment.projectId);
      await bed.assign(one, { ada: 0 }, noon);
      const event = (endUserId: string) =>
        storeEvents(pool, [batchOf(eventOf(one, { endUserId, occurredAt: noon + 1 + (round % 2) }))]);

      await Promise.all([
        event('ada'),
        event('bob'),
        bed.end(one, noon + 2),
        bed.assign(one, { bob: 1 }, noon),
      ]);

      await bed.expectRecountable(one);
    }
  });

  it('that are wrong are found, and rebuilt', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);
    await store(batchOf(eventOf(experiment, { value: 1, occurredAt: noon + 1 })));
    await bed.dataSource
      .getRepository(VariationTotal)
      .update({ experimentId: experiment.id, type: 'conversion' }, { valueSum: '1.00000001' });
    await bed.dataSource
      .getRepository(UserTotal)
      .update({ experimentId: experiment.id, type: '' }, { eventCount: 2 });

    const differences = await bed.compare(experiment);
    await bed.rebuild(experiment);

    expect(differences.map(({ total }) => total).sort()).toEqual(['user_total', 'variation_total']);
    await bed.expectRecountable(experiment);
  });
});

describe('an event of a metric that takes those of secret keys only', () => {
  const secretOnly = { custom: true, selector: 'conversion', secretOnly: true };
  const markOf = async ({ id }: { id: number }) =>
    (await bed.dataSource.getRepository(Event).findOneByOrFail({ id })).notCountedIn;
  const uncounted = async () =>
    (await bed.dataSource.getRepository(UncountedTotal).findBy({ experimentId: experiment.id })).map(
      ({ metricId, type, eventCount }) => ({ metricId, type, eventCount }),
    );

  beforeEach(async () => {
    experiment = await buildExperiment(bed.dataSource, experiment.projectId, {}, { metrics: [secretOnly] });
  });

  it.each(['none', 'publishable'] as const)(
    'is stored, marked and counted nowhere when it came with the credential %s, before or after the assignment',
    async (credential) => {
      const early = eventOf(experiment, { credential, value: 900, occurredAt: noon + 1 });
      const late = eventOf(experiment, { credential, value: 900, occurredAt: noon + 2 });
      const everywhere = buildEvent(experiment.projectId, { credential, value: 900, occurredAt: noon + 3 });
      await store(batchOf(early));
      await bed.assign(experiment, { ada: 0 }, noon);
      await store(batchOf(late, everywhere));
      await bed.end(experiment, noon + 2);

      expect(await bed.totalsOf(experiment)).toEqual([]);
      for (const event of [early, late, everywhere]) expect(await markOf(event)).toEqual([experiment.id]);
      await bed.expectRecountable(experiment);
      await bed.rebuild(experiment);
      expect(await bed.totalsOf(experiment)).toEqual([]);
      expect(await uncounted()).toEqual([{ metricId: 0, type: 'conversion', eventCount: 3 }]);
    },
  );

  it('counts when a secret key sent it, or a release that did not say', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);

    await store(
      batchOf(
        eventOf(experiment, { credential: 'secret', occurredAt: noon + 1 }),
        eventOf(experiment, { occurredAt: noon + 1 }),
      ),
    );

    expect(await bed.totalsOf(experiment)).toMatchObject([{ type: 'conversion', events: 2 }]);
    expect(await uncounted()).toEqual([]);
    await bed.expectRecountable(experiment);
  });

  it('counts in the other experiments of its end user, and other events count in this one', async () => {
    const other = await buildExperiment(bed.dataSource, experiment.projectId);
    await bed.assign(experiment, { ada: 0 }, noon);
    await bed.assign(other, { ada: 1 }, noon);

    await store(
      batchOf(
        buildEvent(experiment.projectId, { credential: 'none', occurredAt: noon + 1 }),
        buildEvent(experiment.projectId, { credential: 'none', type: 'visit', occurredAt: noon + 1 }),
      ),
    );

    expect(await bed.totalsOf(experiment)).toMatchObject([{ type: 'visit', events: 1 }]);
    expect(await bed.totalsOf(other)).toMatchObject([{ type: 'conversion' }, { type: 'visit' }]);
    await bed.expectRecountable(experiment);
    await bed.expectRecountable(other);
  });

  it('keeps what it counted before the metric took them no more', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);
    const metrics = bed.dataSource.getRepository(Metric);
    const { id } = experiment.metrics[0]!;
    await metrics.update({ id }, { secretOnly: false });
    await store(batchOf(eventOf(experiment, { credential: 'none', occurredAt: noon + 1 })));
    await metrics.update({ id }, { secretOnly: true });
    await store(batchOf(eventOf(experiment, { credential: 'none', occurredAt: noon + 2 })));

    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 1 }]);
    await bed.expectRecountable(experiment);
  });

  it('raises no counter of a metric, unless it is a preview', async () => {
    const { id } = experiment.metrics[0]!;
    const counts = (mode: 'live' | 'qa') => [{ metricId: id, mode }];
    const retried = { credential: 'none', eventId: 'order-1', occurredAt: noon } as const;

    const outcomes = await store(
      batchOf(
        eventOf(experiment, { ...retried, counts: counts('live') }),
        eventOf(experiment, { ...retried, counts: counts('live') }),
        eventOf(experiment, { credential: 'none', kept: false, counts: counts('qa') }),
      ),
    );

    expect(outcomes[0]).toMatchObject({
      events: [{ kind: 'accepted' }, { kind: 'duplicate' }, { kind: 'accepted' }],
    });
    expect(await countersOf(bed.dataSource, experiment.id)).toEqual([[0, 1]]);
    expect(await uncounted()).toEqual([{ metricId: 0, type: 'conversion', eventCount: 1 }]);
  });

  it('is missed by nobody when how many they are is wrong', async () => {
    await store(batchOf(eventOf(experiment, { credential: 'none', occurredAt: noon })));
    await bed.dataSource.getRepository(UncountedTotal).delete({ experimentId: experiment.id });

    expect(await bed.compare(experiment)).toMatchObject([{ total: 'uncounted_total' }]);
    await bed.rebuild(experiment);
    await bed.expectRecountable(experiment);
  });
});

describe('an event before the assignment', () => {
  const early = async (of = experiment) => {
    const rows = await bed.dataSource.getRepository(EarlyTotal).findBy({ experimentId: of.id });
    return rows
      .map(({ metricId, type, eventCount }) => ({ metricId, type, eventCount }))
      .sort((a, b) => a.metricId - b.metricId || (a.type < b.type ? -1 : 1));
  };
  const purchase = (overrides: Parameters<typeof buildEvent>[1]) =>
    batchOf(buildEvent(experiment.projectId, { type: 'purchase', ...overrides }));

  it.each([
    [
      'stored after it',
      async (assign: () => Promise<void>, send: () => Promise<void>) => assign().then(send),
    ],
    [
      'stored before it',
      async (assign: () => Promise<void>, send: () => Promise<void>) => send().then(assign),
    ],
  ])('that was meant to count is noted by type, %s', async (_, inOrder) => {
    await inOrder(
      () => bed.assign(experiment, { ada: 0 }, noon),
      async () => {
        await store(purchase({ occurredAt: noon - 1, receivedAt: noon }));
        await store(purchase({ occurredAt: noon - dayMs, receivedAt: noon + 1 }));
        const click = { type: 'click', metricId: 9, occurredAt: noon - 5 };
        // Arrived before it too, but names the experiment.
        await store(batchOf(eventOf(experiment, { ...click, receivedAt: noon - 4 })));
        await store(purchase({ occurredAt: noon + 1, receivedAt: noon + 1, value: 2 }));
      },
    );

    expect(await early()).toEqual([
      { metricId: 0, type: 'click', eventCount: 1 },
      { metricId: 0, type: 'purchase', eventCount: 2 },
      { metricId: 9, type: '', eventCount: 1 },
    ]);
    expect(await bed.totalsOf(experiment)).toMatchObject([{ type: 'purchase', events: 1 }]);
    await bed.expectRecountable(experiment);
  });

  it.each([
    ['that arrived before it too', { occurredAt: noon - 5, receivedAt: noon - 1 }],
    ['a day and more', { occurredAt: noon - dayMs - 1, receivedAt: noon + 1 }],
    ['of whole seconds within the second of it', { occurredAt: noon, receivedAt: noon + 400 }, noon + 250],
    ['of another experiment', { occurredAt: noon - 5, receivedAt: noon + 1, experimentId: 999_999 }],
    ['of somebody else', { occurredAt: noon - 5, receivedAt: noon + 1, endUserId: 'eve' }],
  ])('is not noted: %s', async (_, event, assignedAt = noon) => {
    await store(purchase(event));
    await bed.assign(experiment, { ada: 0 }, assignedAt);
    await store(purchase(event));

    expect(await early()).toEqual([]);
    await bed.expectRecountable(experiment);
  });

  it('is missed by nobody when how many there are is wrong', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);
    await store(purchase({ occurredAt: noon - 5, receivedAt: noon + 1 }));
    await bed.dataSource.getRepository(EarlyTotal).delete({ experimentId: experiment.id });

    expect(await bed.compare(experiment)).toMatchObject([{ total: 'early_total' }]);
    await bed.rebuild(experiment);
    await bed.expectRecountable(experiment);
  });
});

describe('PostgresEventStore', () => {
  it('refuses at once what comes while the database is away, keeps nothing, and goes on afterwards', async () => {
    const proxy = await DatabaseProxy.to(bed.databaseUrl);
    const proxied = new pg.Pool({ connectionString: proxy.url, connectionTimeoutMillis: 2_000 });
    proxied.on('error', () => undefined);
    const events = new PostgresEventStore({ pool: proxied });
    await events.append(batchOf(eventOf(experiment)));

    await proxy.takeAway();
    const started = Date.now();
    const refused = await Promise.allSettled(
      Array.from({ length: 50 }, () => events.append(batchOf(eventOf(experiment)))),
    );
    const tookMs = Date.now() - started;
    const waiting = events.waiting;
    await proxy.giveBack();
    await waitUntil(() =>
      events.append(batchOf(eventOf(experiment))).then(
        () => true,
        () => false,
      ),
    );

    expect(refused.map(({ status }) => status)).toEqual(Array(50).fill('rejected'));
    for (const one of refused)
      expect(one).toMatchObject({ reason: { kind: 'unavailable', retryAfterSeconds: 2 } });
    expect(tookMs).toBeLessThan(3_000);
    expect(waiting).toBe(0);
    expect(await storedIds()).toHaveLength(2);
    await proxied.end();
    await proxy.takeAway();
  });

  it('refuses more than may wait, by number and by size', async () => {
    const events = new PostgresEventStore({ pool, maxWaiting: 10 });
    const large = eventOf(experiment, { properties: JSON.stringify({ text: 'x'.repeat(20_000) }) });
    const many = Array.from({ length: 11 }, () => eventOf(experiment));

    await expect(events.append(batchOf(large))).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(events.append(batchOf(...many))).rejects.toMatchObject({ kind: 'unavailable' });
    await events.append(batchOf(eventOf(experiment)));

    expect(await storedIds()).toHaveLength(1);
  });

  it('stores the neighbours of a batch that cannot be stored', async () => {
    const events = new PostgresEventStore({ pool });
    const bad = batchOf(eventOf(experiment, { properties: '{"a":"\\u0000"}' }));

    const outcomes = await Promise.allSettled(
      [batchOf(eventOf(experiment)), bad, batchOf(eventOf(experiment))].map((batch) => events.append(batch)),
    );

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await storedIds()).toHaveLength(2);
  });
});

/** Tells how many tries it took. */
async function storeInTheEnd(writer: pg.Pool, batch: EventBatch): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      await storeEvents(writer, [batch]);
      return tries;
    } catch (error) {
      if (tries > 50 || !isDatabaseAway(error)) throw error;
    }
  }
}
