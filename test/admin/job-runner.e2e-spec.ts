import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { hourMs } from '#libs/durations';
import { dataSourceOptions } from '#libs/entities';
import { JobRunner, JobsModule, withLease } from '#libs/jobs';
import { DatabaseOutage, Jobs, Monitoring, Pools } from '#libs/monitoring';
import { DatabaseProxy } from '../decision/database-proxy.js';
import { IngestionTestBed } from '../ingestion/ingestion-test-bed.js';
import { leash } from '../support/leash.js';
import { waitUntil } from '../support/wait-until.js';

const root = join(import.meta.dirname, '../..');

let bed: IngestionTestBed;
let runners: JobRunner[] = [];

const runner = (dataSource = bed.dataSource, jobs = new Jobs(new Monitoring())): JobRunner => {
  const made = new JobRunner(dataSource, jobs);
  runners.push(made);
  return made;
};
const stop = async (jobs: JobRunner): Promise<void> => {
  jobs.onModuleDestroy();
  await jobs.beforeApplicationShutdown();
};
const job = { name: 'test', fails: 'It fails', works: 'It works.', everyMs: 5 };
const leases = () => bed.dataSource.query<{ name: string }[]>('SELECT name FROM job_lease');
const untilEnd = (signal: AbortSignal) =>
  new Promise<string>((resolve) => {
    signal.addEventListener('abort', () => resolve((signal.reason as Error).message));
  });

beforeAll(async () => {
  bed = await IngestionTestBed.create();
});

afterEach(async () => {
  await Promise.all(runners.map(stop));
  runners = [];
  await bed.dataSource.query('DELETE FROM job_lease');
});

afterAll(() => bed.stop());

/** Another process that takes a lease, says so, and keeps it until it is killed. */
async function startHolder(name: string, leaseMs: number): Promise<ChildProcess> {
  const script = `
    import { DataSource } from 'typeorm';
    import { dataSourceOptions } from '#libs/entities';
    import { withLease } from '#libs/jobs';
    const dataSource = await new DataSource(dataSourceOptions(process.env.DB_URL, 2)).initialize();
    await withLease(dataSource, { name: '${name}', leaseMs: ${leaseMs} }, async () => {
      console.log('at work');
      await new Promise(() => setInterval(() => undefined, 1000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: { PATH: process.env.PATH, DB_URL: bed.databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  leash(child, mkdtempSync(join(tmpdir(), 'abtesting-jobs-')));
  await once(child.stdout, 'data');
  return child;
}

describe('work by one process', () => {
  it('is done by one at a time, and by the next one when that is done or has failed', async () => {
    let finish = (): void => undefined;
    const first = runner().runByOne('alone', () => new Promise<void>((resolve) => (finish = resolve)));
    await waitUntil(async () => (await leases()).length === 1);

    const other = runner();
    expect(await other.runByOne('alone', () => Promise.reject(new Error('must not run')))).toBe('elsewhere');
    expect(await other.runByOne('another', () => Promise.resolve())).toBe('done');
    finish();
    expect(await first).toBe('done');

    await expect(other.runByOne('alone', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await other.runByOne('alone', () => Promise.resolve())).toBe('done');
    expect(await leases()).toEqual([]);
  });

  it('never overlaps, however many ask for it', async () => {
    let atOnce = 0;
    let most = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, turn) => {
        await sleep(turn);
        return withLease(bed.dataSource, { name: 'crowded' }, async () => {
          most = Math.max(most, ++atOnce);
          await bed.dataSource.query('SELECT 1');
          atOnce--;
        });
      }),
    );

    expect(most).toBe(1);
    expect(outcomes).toContain('done');
  });

  it('is taken over from a process that was killed in the middle, and not while it lives', async () => {
    const leaseMs = 3_000;
    const child = await startHolder('left', leaseMs);
    const takeOver = () => withLease(bed.dataSource, { name: 'left', leaseMs }, () => Promise.resolve());
    const until = async () =>
      (await bed.dataSource.query<{ until: Date }[]>('SELECT until FROM job_lease'))[0]!.until;
    const before = await until();
    await waitUntil(async () => {
      expect(await takeOver()).toBe('elsewhere');
      return (await until()) > before;
    });

    child.kill('SIGKILL');
    await once(child, 'exit');

    await waitUntil(async () => (await takeOver()) === 'done');
    expect(await leases()).toEqual([]);
  });

  it('is taken again at once by the process that could not give it back', async () => {
    const proxy = await DatabaseProxy.to(bed.databaseUrl);
    const dataSource = await new DataSource(dataSourceOptions(proxy.url, 2)).initialize();
    const takeOver = () => withLease(dataSource, { name: 'kept', leaseMs: hourMs }, () => Promise.resolve());

    await withLease(dataSource, { name: 'kept', leaseMs: hourMs }, () => proxy.takeAway());
    await expect(takeOver()).rejects.toThrow();
    expect(await leases()).toEqual([{ name: 'kept' }]);
    await proxy.giveBack();

    expect(await withLease(bed.dataSource, { name: 'kept' }, () => Promise.resolve())).toBe('elsewhere');
    expect(await takeOver()).toBe('done');
    expect(await leases()).toEqual([]);
    await dataSource.destroy();
    await proxy.takeAway();
  });

  it('is told to end when another process has taken it over', async () => {
    let told = '';
    const run = withLease(bed.dataSource, { name: 'lost', leaseMs: 600 }, async (signal) => {
      await bed.dataSource.query(
        `UPDATE job_lease SET holder = 'another', until = until + interval '1 hour'`,
      );
      told = await untilEnd(signal);
    });

    await run;

    expect(told).toBe('The job lost ends early: another process has taken it over.');
    expect(await leases()).toEqual([{ name: 'lost' }]);
  });

  it('is told to end when its lease runs out because it cannot be renewed', async () => {
    const lock = bed.dataSource.createQueryRunner();
    let told = '';
    await withLease(bed.dataSource, { name: 'silent', leaseMs: 600 }, async (signal) => {
      await lock.startTransaction();
      await lock.query('SELECT FROM job_lease FOR UPDATE');
      told = await untilEnd(signal);
      await lock.rollbackTransaction();
    });
    await lock.release();

    expect(told).toBe('The job silent ends early: its lease has run out.');
  });
});

describe('a periodic job', () => {
  it('goes on after a failure, and never runs twice at a time', async () => {
    let runs = 0;
    let atOnce = 0;
    let most = 0;
    const jobs = runner();

    jobs.start(job, async () => {
      most = Math.max(most, ++atOnce);
      await bed.dataSource.query('SELECT 1');
      atOnce--;
      if (++runs === 1) throw new Error('once');
    });

    await waitUntil(async () => {
      await jobs.runNow('test');
      return runs >= 5;
    });
    expect(most).toBe(1);
  });

  it('is begun again at once while there is more to do, and later when another process is at it', async () => {
    const outcomes = ['more', 'more', 'elsewhere', 'done'] as const;
    let runs = 0;
    const jobs = runner();

    jobs.start({ ...job, everyMs: hourMs, retryMs: 1, atStart: true }, () =>
      Promise.resolve(outcomes[runs++]!),
    );

    await waitUntil(() => runs === 4);
    await stop(jobs);
    expect(runs).toBe(4);
  });

  it('may run several times at once where it says so; a further run then waits for those', async () => {
    const finish: (() => void)[] = [];
    const jobs = runner();
    jobs.start({ ...job, atOnce: 2 }, () => new Promise<void>((resolve) => finish.push(resolve)));
    await waitUntil(() => finish.length === 2);

    const now = jobs.runNow('test');
    expect(finish).toHaveLength(2);
    for (const end of finish) end();
    await now;
  });

  it('is told of the stop in the middle, waited for, gives its lease back, and is not begun again', async () => {
    let runs = 0;
    let ended = false;
    const jobs = runner();
    jobs.start({ ...job, atStart: true }, () =>
      jobs.runByOne('test', async (signal) => {
        runs++;
        await untilEnd(signal);
        await bed.dataSource.query('SELECT 1');
        ended = true;
        signal.throwIfAborted();
      }),
    );
    await waitUntil(() => runs === 1);

    await stop(jobs);

    expect([runs, ended]).toEqual([1, true]);
    expect(await leases()).toEqual([]);
    await jobs.runNow('test');
    expect(runs).toBe(1);
  });

  it('is over before the application that it is part of lets its connections go', async () => {
    const seen: string[] = [];
    const jobs = new Jobs(new Monitoring());
    const connection = { onApplicationShutdown: () => void seen.push('connections closed') };
    const base = {
      module: class Base {},
      global: true,
      providers: [
        { provide: DataSource, useValue: bed.dataSource },
        { provide: Jobs, useValue: jobs },
        { provide: 'connection', useValue: connection },
      ],
      exports: [DataSource, Jobs],
    };
    const app = await Test.createTestingModule({ imports: [base, JobsModule] }).compile();
    await app.init();
    app.get(JobRunner).start({ ...job, atStart: true }, async (signal) => {
      await untilEnd(signal);
      await bed.dataSource.query('SELECT 1');
      seen.push('job over');
    });

    await app.close();

    expect(seen).toEqual(['job over', 'connections closed']);
  });

  it('has a name of its own', () => {
    const jobs = runner();
    jobs.start({ ...job, everyMs: 60_000 }, () => Promise.resolve());

    expect(() => jobs.start({ ...job, everyMs: 60_000 }, () => Promise.resolve())).toThrow('test');
  });

  it('shows in figures what became of its runs', async () => {
    const monitoring = new Monitoring();
    const jobs = runner(bed.dataSource, new Jobs(monitoring));
    const outcomes = ['failed', 'elsewhere', 'done'];
    const begun = Date.now() / 1_000;
    let runs = 0;
    jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    jobs.start({ ...job, everyMs: hourMs }, () => {
      const outcome = outcomes[runs++];
      if (outcome === 'failed') return Promise.reject(new Error('no'));
      return Promise.resolve(outcome as 'elsewhere' | 'done');
    });
    const figure = async (name: string): Promise<number | undefined> => {
      const line = (await monitoring.report()).text
        .split('\n')
        .find((one) => one.startsWith(`${name}{job="test"}`));
      return line === undefined ? undefined : Number(line.split(' ')[1]);
    };

    expect(await figure('abtesting_job_runs_total')).toBe(0);
    await jobs.runNow('test');
    await jobs.runNow('test');
    expect(await figure('abtesting_job_last_success_timestamp_seconds')).toBeUndefined();
    await jobs.runNow('test');
    jest.restoreAllMocks();

    expect(await figure('abtesting_job_runs_total')).toBe(3);
    expect(await figure('abtesting_job_failures_total')).toBe(1);
    expect(await figure('abtesting_job_last_success_timestamp_seconds')).toBeGreaterThanOrEqual(begun);
    expect(await figure('abtesting_job_duration_seconds')).toBeGreaterThanOrEqual(0);
  });
});

describe('while the database is away', () => {
  it('all jobs fail on, the log has one line of its going and one of its coming, and then they are done', async () => {
    const proxy = await DatabaseProxy.to(bed.databaseUrl);
    const dataSource = await new DataSource(dataSourceOptions(proxy.url, 4)).initialize();
    const lines: string[] = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: string) => void lines.push(line));
    const outage = new DatabaseOutage(new Pools(new Monitoring()));
    const look = () =>
      dataSource.query('SELECT 1').then(
        () => outage.recover(),
        (error: unknown) => outage.fail(error),
      );
    outage.watchWith(look);
    const jobs = runner(dataSource);
    const done = new Map([
      ['one', 0],
      ['other', 0],
      ['leased', 0],
    ]);
    const failed = new Set<string>();
    for (const name of done.keys()) {
      const work = async () => {
        await dataSource.query('SELECT 1');
        done.set(name, done.get(name)! + 1);
      };
      jobs.start({ ...job, name, fails: `${name} fails`, works: `${name} works.` }, async () => {
        try {
          return await (name === 'leased' ? jobs.runByOne(name, work) : work());
        } catch (error) {
          failed.add(name);
          throw error;
        }
      });
    }
    await waitUntil(() => [...done.values()].every((times) => times > 0));

    await proxy.takeAway();
    await waitUntil(() => failed.size === 3);
    await proxy.giveBack();
    const before = new Map(done);
    await waitUntil(() => [...done].every(([name, times]) => times > before.get(name)!));
    await look();

    await stop(jobs);
    outage.onApplicationShutdown();
    jest.restoreAllMocks();
    await dataSource.destroy();
    await proxy.takeAway();
    expect(lines).toEqual([expect.stringMatching(/^The database is unavailable: /), 'The database is back.']);
  });
});
