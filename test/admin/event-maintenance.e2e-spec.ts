import { dayMs } from '#libs/durations';
import { Event, EventIdentity, EventMark, IdempotencyKey } from '#libs/entities';
import type { Config } from '#libs/config';
import { storeEvents } from '#libs/ingestion';
import { checkTotals, listPartitions } from '../../apps/admin/src/event-maintenance/index.js';
import { Jobs, Monitoring } from '#libs/monitoring';
import { JobRunner } from '#libs/jobs';
import { EventMaintenance } from '../../apps/admin/src/event-maintenance/event-maintenance.service.js';
import { ReportsService } from '../../apps/admin/src/reports/reports.service.js';
import { IngestionTestBed } from '../ingestion/ingestion-test-bed.js';
import { buildExperiment, buildProject, type BuiltExperiment } from '../support/builders.js';
import { batchOf, eventOf } from '../support/events.js';

const now = new Date();

let bed: IngestionTestBed;
let experiment: BuiltExperiment;

beforeEach(async () => {
  bed = await IngestionTestBed.create();
  const { id } = await buildProject(bed.dataSource);
  experiment = await buildExperiment(bed.dataSource, id);
});

afterEach(() => bed.stop());

const upkeep = (eventRetentionDays?: number) =>
  new EventMaintenance(
    bed.dataSource,
    { eventRetentionDays } as Partial<Config> as Config,
    new JobRunner(bed.dataSource, new Jobs(new Monitoring())),
    new ReportsService(bed.dataSource),
  );
const daysAgo = (days: number): number => now.getTime() - days * dayMs;
const store = (...times: number[]) =>
  storeEvents(bed.pool, [batchOf(...times.map((occurredAt) => eventOf(experiment, { occurredAt })))]);
const storedTimes = async (): Promise<number[]> =>
  (await bed.dataSource.getRepository(Event).find({ order: { occurredAt: 'ASC' } })).map(({ occurredAt }) =>
    occurredAt.getTime(),
  );
const rowsIn = async (table: string): Promise<number> =>
  (await bed.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ONLY ${table}`))[0]!.n;

describe('EventMaintenance', () => {
  it('has partitions for this month and the next three, and adds those to come', async () => {
    const inAYear = new Date(now.getTime() + 365 * dayMs);
    const month = (date: Date, ahead: number) => {
      const at = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead));
      return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1 };
    };

    await upkeep().keepUp(now);
    const before = await listPartitions(bed.dataSource);
    await Promise.all([upkeep().keepUp(inAYear), upkeep().keepUp(inAYear)]);

    expect(before).toEqual([-1, 0, 1, 2, 3].map((ahead) => month(now, ahead)));
    expect(await listPartitions(bed.dataSource)).toEqual([
      ...before,
      ...[0, 1, 2, 3].map((ahead) => month(inAYear, ahead)),
    ]);
    const unsummarized = await bed.dataSource.query(
      `SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid JOIN pg_am ON pg_am.oid = relam
       WHERE amname = 'brin' AND relkind = 'i' AND reloptions IS DISTINCT FROM '{autosummarize=on}'`,
    );
    expect(unsummarized).toEqual([]);
  });

  it('moves the events of a month from the default partition when the month gets one', async () => {
    const inAYear = new Date(Date.UTC(now.getUTCFullYear() + 1, 5, 15));
    await store(daysAgo(400), inAYear.getTime(), now.getTime());
    const late = await rowsIn('event_default');

    await upkeep().keepUp(inAYear);

    expect(late).toBe(2);
    expect(await rowsIn('event_default')).toBe(1);
    expect(await rowsIn(`event_${inAYear.getUTCFullYear()}_06`)).toBe(1);
    expect(await storedTimes()).toHaveLength(3);
  });

  it('keeps events for ever unless told how long', async () => {
    await store(daysAgo(3_000), daysAgo(1));

    await upkeep().keepUp(now);

    expect(await storedTimes()).toEqual([daysAgo(3_000), daysAgo(1)]);
  });

  it('removes what is older than the retention, from partitions of its own and shared ones', async () => {
    await store(daysAgo(400), daysAgo(11), daysAgo(9), daysAgo(0));
    await upkeep().keepUp(new Date(daysAgo(-200)));

    await upkeep(10).keepUp(now);
    const afterTenDays = await storedTimes();
    await upkeep(10).keepUp(new Date(daysAgo(-150)));

    expect(afterTenDays).toEqual([daysAgo(9), daysAgo(0)]);
    expect(await storedTimes()).toEqual([]);
    const [first] = await listPartitions(bed.dataSource);
    expect(Date.UTC(first!.year, first!.month)).toBeGreaterThan(daysAgo(-140));
  });

  it('forgets event ids after 30 days and idempotency keys after 24 hours', async () => {
    const { projectId } = experiment;
    const identity = (eventId: string, days: number) => {
      const at = new Date(daysAgo(days));
      return { projectId, eventId, id: 1, occurredAt: at, receivedAt: at };
    };
    const key = (name: string, days: number) => ({
      ...{ projectId, apiKeyId: 1, key: name, bodyHash: '', answer: '', createdAt: new Date(daysAgo(days)) },
    });
    await bed.dataSource.getRepository(EventIdentity).insert([identity('old', 31), identity('young', 29)]);
    const mark = (bucket: number, identity: string, days: number) => {
      const at = new Date(daysAgo(days));
      return { projectId, bucket, identity: Buffer.from(identity), id: 1, occurredAt: at, receivedAt: at };
    };
    const today = Math.floor(now.getTime() / dayMs);
    await bed.dataSource
      .getRepository(EventMark)
      .insert([
        mark(-1, 'old', 31),
        mark(-1, 'young', 29),
        mark(today - 33, 'a day gone', 29),
        mark(today - 32, 'a day to stay', 31),
      ]);
    await bed.dataSource.getRepository(IdempotencyKey).insert([key('old', 1.1), key('young', 0.9)]);

    await upkeep().keepUp(now);

    expect(await bed.dataSource.getRepository(EventIdentity).find()).toMatchObject([{ eventId: 'young' }]);
    const marks = await bed.dataSource.getRepository(EventMark).find({ order: { bucket: 'ASC' } });
    expect(marks.map(({ identity }) => String(identity))).toEqual(['young', 'a day to stay']);
    expect(await bed.dataSource.getRepository(IdempotencyKey).find()).toMatchObject([{ key: 'young' }]);
  });
});

describe('checkTotals', () => {
  const check = async (task: 'verify' | 'rebuild', name?: string) => {
    const lines: string[] = [];
    const right = await checkTotals(bed.pool, { task, experiment: name, print: (line) => lines.push(line) });
    return { right, lines };
  };

  beforeEach(async () => {
    await bed.assign(experiment, { ada: 0 }, daysAgo(20));
    await store(daysAgo(15), daysAgo(1));
  });

  it('says which totals are wrong, and rebuilds them', async () => {
    const before = await check('verify');
    await bed.pool.query("UPDATE user_total SET event_count = 7 WHERE type = 'conversion'");
    const wrong = await check('verify', experiment.key);
    const rebuilt = await check('rebuild', String(experiment.id));
    const after = await check('verify');

    expect(before).toEqual({ right: true, lines: [`${experiment.id} ${experiment.key}: right`] });
    expect(wrong.right).toBe(false);
    expect(wrong.lines).toEqual([
      `${experiment.id} ${experiment.key}: 1 differences`,
      expect.stringMatching(/^ {2}user_total: stored \{.*"event_count":7.*\}, recounted \{.*"event_count":2/),
    ]);
    expect([rebuilt.right, after.right]).toEqual([true, true]);
  });

  it('keeps the totals of an experiment whose events have been removed', async () => {
    await upkeep(10).keepUp(now);

    const verified = await check('verify');
    const all = await check('rebuild');
    const named = await check('rebuild', experiment.key);

    expect([verified.right, all.right, named.right]).toEqual([true, true, false]);
    expect(named.lines).toEqual([expect.stringMatching(/cannot be recounted/)]);
    expect(await bed.totalsOf(experiment)).toMatchObject([{ events: 2 }]);
  });

  it('knows no experiment that nobody is assigned in', async () => {
    await expect(check('verify', 'no-such')).rejects.toThrow('No experiment no-such');
  });
});
