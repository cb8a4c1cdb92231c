import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AssignmentMemory, ExposureRecorder, storeEvents } from '#libs/ingestion';
import { isDatabaseAway } from '#libs/errors';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { countersOf } from '../support/counters.js';
import { batchOf, buildEvent } from '../support/events.js';
import { waitUntil } from '../support/wait-until.js';
import { IngestionTestBed } from './ingestion-test-bed.js';
import { differencesOf } from './recount.js';

const noon = Date.UTC(2026, 10, 20, 12);

let bed: IngestionTestBed;
beforeAll(async () => {
  bed = await IngestionTestBed.create();
});
afterAll(() => bed.stop());

/** The same numbers each time (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Something of unknown fate is done again, with the same ids, until it is known to be done. */
async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      await sleep(5);
    }
  }
}

const values = [1e15, -1e15, 1_499_999_999_999.25, -1_500_000_000_000.5, 0.1, 1e-9, null];

describe('events and assignments that race', () => {
  it('leave exact totals, whatever is cut off and repeated, with an end and an erased row in between', async () => {
    const projects = await Promise.all([buildProject(bed.dataSource), buildProject(bed.dataSource)]);
    const metrics = [{ custom: true, selector: 'conversion' }];
    const shops = await Promise.all(
      projects.map(({ id }) =>
        Promise.all([1, 2, 3].map(() => buildExperiment(bed.dataSource, id, {}, { metrics }))),
      ),
    );
    const pools = [1, 2, 3, 4].map(() => bed.anotherPool());
    const processes = pools.map((pool, index) => new Process(pool, shops, seeded(index + 1)));
    let over = false;
    const cutting = (async () => {
      while (!over) {
        await sleep(150);
        await bed.cutConnections('writer');
      }
    })();

    const working = processes.flatMap((one) => [one.work(90), one.work(90)]);
    await sleep(300);
    await Promise.all(shops.map((experiments) => bed.end(experiments[2]!, noon + 500)));
    await Promise.all(working);
    over = true;
    await cutting;

    for (const [index, { id }] of projects.entries()) {
      expect(await differencesOf(bed.pool, id)).toEqual([]);
      for (const experiment of shops[index]!) await bed.expectRecountable(experiment);
      const counted = await Promise.all(shops[index]!.map((one) => countersOf(bed.dataSource, one.id)));
      const live = counted.flat().reduce((sum, [count = 0]) => sum + count, 0);
      const { rows } = await bed.pool.query(
        `SELECT count(*)::int AS events FROM event WHERE project_id = $1 AND experiment_id IS NOT NULL AND type = 'conversion'`,
        [id],
      );
      expect(live).toBe(rows[0].events);
      expect(live).toBeGreaterThan(20);
    }
  }, 120_000);
});

/** Does at random what decision apps and workers do. */
class Process {
  private readonly recorder: ExposureRecorder;

  constructor(
    private readonly pool: pg.Pool,
    private readonly shops: readonly BuiltExperiment[][],
    private readonly random: (below: number) => number,
  ) {
    const memory = new AssignmentMemory([1, 2], 1024);
    this.recorder = new ExposureRecorder({ pool, memory, now: () => noon + random(800), waitMs: 100 });
  }

  async work(operations: number): Promise<void> {
    for (let i = 0; i < operations; i++) await (this.random(2) === 0 ? this.record(i) : this.store(i));
  }

  /** Users of one time, whom both sides meet while they are new. */
  private user = (i: number): string => `user-${Math.floor(i / 3) * 4 + this.random(12)}`;

  private async record(i: number): Promise<void> {
    const experiments = this.shops[this.random(2)]!;
    const exposures = experiments
      .filter(() => this.random(3) > 0)
      .map(({ id, variations }) => ({
        experimentId: id,
        variationId: variations[this.random(2)]!.id,
        allocationVersion: 1 + this.random(2),
        binding: false,
      }));
    if (exposures.length === 0) return;
    const endUser = { projectId: experiments[0]!.projectId, endUserId: this.user(i) };
    await untilDone(async () => {
      const { durable } = await this.recorder.record(endUser, exposures);
      if (!durable) throw Object.assign(new Error('away'), { code: '57P01' });
    });
  }

  private async store(i: number): Promise<void> {
    const experiments = this.shops[this.random(2)]!;
    const events = Array.from({ length: 6 }, () => {
      const named = this.random(2) === 0 ? experiments[this.random(3)] : undefined;
      const type = ['conversion', 'view'][this.random(2)]!;
      const isCounted = named !== undefined && type === 'conversion';
      return buildEvent(experiments[0]!.projectId, {
        ...{ endUserId: this.user(i), type, experimentId: named?.id ?? null, value: values[this.random(7)]! },
        ...{ occurredAt: noon + this.random(1_000), metricId: type === 'view' ? 7 : null },
        eventId: this.random(3) === 0 ? `event-${this.random(400)}` : null,
        counts: isCounted ? [{ metricId: named.metrics[0]!.id, mode: 'live' }] : [],
      });
    });
    await untilDone(() => storeEvents(this.pool, [batchOf(...events)]));
  }
}

describe('values', () => {
  let experiment: BuiltExperiment;
  const store = (...given: (number | null)[]) =>
    storeEvents(bed.pool, [
      batchOf(...given.map((value) => buildEvent(experiment.projectId, { value, occurredAt: noon + 1 }))),
    ]);
  const sums = async () => {
    const { rows } = await bed.pool.query<{ n: string; sum: string; squares: string }>(
      `SELECT sum(users) AS n, trim_scale(sum(value_sum))::text AS sum, trim_scale(sum(value_sum_squares))::text AS squares
       FROM variation_total WHERE experiment_id = $1 AND type = ''`,
      [experiment.id],
    );
    return rows[0];
  };
  beforeEach(async () => {
    const { id } = await buildProject(bed.dataSource);
    experiment = await buildExperiment(bed.dataSource, id);
  });

  it('of any size come and go without a trace in the variance', async () => {
    const users = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`user-${i}`, 0]));
    await bed.assign(experiment, { ...users, ada: 0 }, noon);
    const purchases = Object.keys(users).map((endUserId, i) =>
      buildEvent(experiment.projectId, { endUserId, value: i + 0.1, occurredAt: noon + 1 }),
    );
    await storeEvents(bed.pool, [batchOf(...purchases)]);
    const before = await sums();

    await store(1e15, 123456789.12345679);
    await store(-1e15, -123456789.12345679);

    expect(await sums()).toEqual({ ...before, n: String(Number(before!.n) + 1) });
    expect(before).toMatchObject({ sum: '192', squares: '2508.2' });
    await bed.expectRecountable(experiment);
  });

  it('are exact to nine digits after the point; what is smaller is nothing', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);

    await store(1e-300, 1e-9, 4e-10, 1e15);

    expect(await sums()).toMatchObject({ sum: '1000000000000000.000000001' });
    await bed.expectRecountable(experiment);
  });

  it.each([NaN, Infinity, -Infinity])('refuse %p and keep the neighbours of its batch', async (value) => {
    await bed.assign(experiment, { ada: 0 }, noon);

    await expect(store(1, value)).rejects.toMatchObject({ code: '22023' });

    expect(await sums()).toMatchObject({ sum: null });
    await store(2);
    expect(await sums()).toMatchObject({ sum: '2' });
  });

  it('of 1,000 events of one end user in one batch are all counted, once though two apps store it', async () => {
    await bed.assign(experiment, { ada: 0 }, noon);
    const { projectId } = experiment;
    const events = Array.from({ length: 1_000 }, (_, i) =>
      buildEvent(projectId, { value: i, occurredAt: noon + 1, eventId: `e-${i}` }),
    );
    const again = events.map((event, i) => ({ ...event, id: 9_000_000 + i }));
    const [one, other] = [bed.anotherPool(), bed.anotherPool()];

    const outcomes = await Promise.all([
      storeEvents(one, [batchOf(...events)]),
      storeEvents(other, [batchOf(...again)]),
    ]);

    const kinds = outcomes.map(([outcome]) =>
      outcome?.kind === 'stored' ? [...new Set(outcome.events.map(({ kind }) => kind))] : [],
    );
    expect(kinds.flat().sort()).toEqual(['accepted', 'duplicate']);
    expect(await sums()).toEqual({ n: '1', sum: '499500', squares: String(499_500 ** 2) });
    await bed.expectRecountable(experiment);
  });
});

describe('locks', () => {
  const waiting = async () =>
    (
      await bed.pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND database = (
           SELECT oid FROM pg_database WHERE datname = current_database())`,
      )
    ).rows[0]!.n;

  async function shopOf(): Promise<BuiltExperiment> {
    const { id } = await buildProject(bed.dataSource);
    return buildExperiment(bed.dataSource, id);
  }

  it('of one project and one end user stop nobody else', async () => {
    const [busy, other] = [await shopOf(), await shopOf()];
    const holder = await bed.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT lock_batch($1)', [busy.projectId]);
    await holder.query('SELECT lock_users($1, $2)', [busy.projectId, ['ada']]);

    const pool = bed.anotherPool();
    const stuck = storeEvents(pool, [batchOf(buildEvent(busy.projectId, { occurredAt: noon + 1 }))]);
    await waitUntil(async () => (await waiting()) === 1);
    await bed.assign(busy, { bob: 0 }, noon);
    await bed.assign(other, { ada: 0 }, noon);
    await storeEvents(bed.pool, [
      batchOf(buildEvent(other.projectId, { occurredAt: noon + 1 })),
      batchOf(buildEvent(busy.projectId, { endUserId: 'bob', occurredAt: noon + 1 })),
    ]);

    expect(await waiting()).toBe(1);
    await holder.query('ROLLBACK');
    holder.release();
    await stuck;
    await bed.expectRecountable(busy);
    await bed.expectRecountable(other);
  });

  it('are not taken for who is assigned already, and nothing is written', async () => {
    const experiment = await shopOf();
    await bed.assign(experiment, { ada: 0 }, noon);
    const holder = await bed.pool.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT lock_users($1, $2)', [experiment.projectId, ['ada']]);
    const { rows: before } = await bed.pool.query('SELECT xmin::text, ctid::text FROM assignment');

    await bed.assign(experiment, { ada: 1 }, noon + 1);

    const { rows: after } = await bed.pool.query('SELECT xmin::text, ctid::text FROM assignment');
    await holder.query('ROLLBACK');
    holder.release();
    expect(after).toEqual(before);
  });

  it('of a whole project let others store, and a batch that was waiting knows of the end', async () => {
    const [ending, other] = [await shopOf(), await shopOf()];
    await bed.assign(ending, { ada: 0 }, noon);
    const admin = await bed.pool.connect();
    await admin.query('BEGIN');
    await admin.query('UPDATE experiment SET ended_at = $2 WHERE id = $1', [ending.id, new Date(noon + 5)]);
    await admin.query('SELECT pg_advisory_xact_lock(project_lock($1))', [ending.projectId]);

    const pool = bed.anotherPool();
    const late = storeEvents(pool, [batchOf(buildEvent(ending.projectId, { occurredAt: noon + 6 }))]);
    await waitUntil(async () => (await waiting()) === 1);
    await bed.assign(other, { ada: 0 }, noon);
    await storeEvents(bed.pool, [batchOf(buildEvent(other.projectId, { occurredAt: noon + 6 }))]);
    await admin.query('COMMIT');
    admin.release();
    await late;

    expect(await bed.totalsOf(ending)).toEqual([]);
    expect(await bed.totalsOf(other)).toMatchObject([{ events: 1 }]);
    expect(await differencesOf(bed.pool, ending.projectId)).toEqual([]);
  });
});
