/**
 * P11: results with ten shared metrics, and what keeping their values up to date costs next to ingesting the events.
 *
 * `P11_SCALE=0.1 npm run bench -- P11` makes the experiment ten times smaller. One of up to 0.01 is recounted from its raw
 * rows first, so that it is known that what the bench stored is what the product would have.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../dist/libs/entities/src/index.js';
import { compareTotals, rebuildTotals } from '../dist/libs/ingestion/src/index.js';
import { compareMetricValues, MetricKeeper } from '../dist/apps/admin/src/metric-values/index.js';
import { signUp } from './account.mjs';
import { insertExperiments, startApp, startDatabase } from './decision-app.mjs';
import { copyUsers, insertUsers } from './many-users.mjs';
import { measurePairs, median } from './pairs.mjs';
import { parentOf, processorTimeOf, processorTimeOfFamily } from './processor-time.mjs';
import { sharedMetrics } from './shared-metrics.mjs';
import { ratioLine, valueLine } from './table.mjs';

const scale = Number(process.env.P11_SCALE ?? 1);
const users = 1_000_000 * scale;
const events = 10_000_000 * scale;
/** One of so many parts of the end users goes through the product; the others are copies of it. */
const parts = 20;
/** What arrives between two rounds of keeping: that of five seconds, at seven thousand a second. */
const [eventsOfRound, secondsOfRound] = [35_000, 5];
const [eventsOfCall, callsAtOnce] = [100, 8];
/** How many times as long as a quantile took it rests. */
const restsOfQuantile = 50;
const token = 'bench-token-'.repeat(4);
const callsOfRound = 21;

const size = `${events.toLocaleString('en')} events, ${users.toLocaleString('en')} users, ${sharedMetrics.length} shared metrics`;

export async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-bench-admin-'));
  const database = await startDatabase();
  const env = { DATA_DIR: dataDir, ACCESS_TOKEN_EXPIRE_MINUTES: '600' };
  let admin = await startApp('admin', database.url, env);
  const dataSource = await new DataSource(dataSourceOptions(database.url, 3)).initialize();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  try {
    const { projectId, headers } = await signUp(admin.url, dataDir);
    // While its own keeping would run beside ours.
    await admin.stop();
    const [experimentId] = await insertExperiments(database.client, projectId);
    const experiment = { projectId, experimentId };
    const keeper = new MetricKeeper(dataSource);
    const part = { users: users / parts, events: events / parts };
    await timed(`${part.users} end users`, () => insertUsers(database.client, experiment, part));
    await timed('their totals', () => rebuildTotals(pool, experiment));
    for (const metric of sharedMetrics) await attach(database.client, experiment, metric);
    await timed('their values of shared metrics', () => keeper.keepUp());
    await timed(`${parts} times as many`, () => copyUsers(database.client, experiment, { ...part, parts }));
    if (scale <= 0.01) await requireRight({ pool, dataSource }, experiment);
    await timed('quantiles', () => keeper.refreshQuantiles());
    const lines = [await keepUp(dataSource, { database, keeper })];
    admin = await startApp('admin', database.url, env);
    const read = () => get(`${admin.url}/experiments/${experimentId}/results`, headers);
    requireWhole(await read());
    const figure = { id: 'P11', work: `results of ${size}`, target: '≤ 300 ms' };
    lines.push(valueLine({ ...figure, met: (ms) => ms <= 300, unit: 'ms' }, await medianTime(read)));
    return lines;
  } finally {
    await dataSource.destroy();
    await pool.end();
    await admin.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const report = (line) => process.stderr.write(`  ${line}\n`);

async function timed(what, work) {
  const ms = await time(work);
  report(`${what}: ${(ms / 1_000).toFixed(1)} s`);
}

/** What was stored is what a recount of raw rows gives. */
async function requireRight({ pool, dataSource }, experiment) {
  const differences = [
    ...(await compareTotals(pool, experiment)),
    ...(await compareMetricValues(dataSource, experiment)),
  ];
  if (differences.length > 0) throw new Error(`Not as the product counts: ${JSON.stringify(differences[0])}`);
  report('as the product counts');
}

async function attach(client, { projectId, experimentId }, { key, kind, role, definition }) {
  const { rows } = await client.query(
    'INSERT INTO shared_metric (project_id, key, name, kind) VALUES ($1, $2, $2, $3) RETURNING id',
    [projectId, key, definition.kind],
  );
  await client.query(
    'INSERT INTO shared_metric_version (shared_metric_id, version, definition) VALUES ($1, 1, $2)',
    [rows[0].id, JSON.stringify(definition)],
  );
  await client.query(
    `INSERT INTO metric (experiment_id, title, custom, selector, kind, role, denominator, shared_metric_id, shared_version)
     VALUES ($1, $2, true, 'shared:' || $2, $3, $4, 'shared:' || $2, $5, 1)`,
    [experimentId, key, kind, role, rows[0].id],
  );
}

/**
 * Both by their processor time, that of PostgreSQL included, which other work on the machine changes least. Ingesting is what
 * the decision app does with events over HTTP; it has stored them when it answers. Keeping is what the keeper does with them
 * afterwards, and its quantiles, which it works out of all values: they rest fifty times as long as they took, so that the
 * time of a round may have a part of them.
 */
async function keepUp(dataSource, { database, keeper }) {
  const app = await startApp('decision', database.url, { API_TOKEN: token });
  try {
    const postgres = await findPostgres(database.client);
    const pairs = [];
    let sent = 0;
    const ingesting = async () => {
      const before = processorTimeOf(app.pid) + processorTimeOfFamily(postgres);
      await time(async () => {
        sent = await ingest(app.url, sent);
      });
      return (processorTimeOf(app.pid) + processorTimeOfFamily(postgres) - before) / 1_000;
    };
    const own = () => {
      const { user, system } = process.cpuUsage();
      return user + system + processorTimeOfFamily(postgres);
    };
    const keeping = async () => {
      const [{ now }] = await dataSource.query('SELECT clock_timestamp() AS now');
      // What was stored in the last second is looked at later.
      await sleep(1_500);
      const before = own();
      const took = await time(() => keeper.keepUp());
      const values = own() - before;
      const [{ settled }] = await dataSource.query('SELECT settled_at AS settled FROM metric_keeping');
      if (settled <= now) throw new Error('Something stored was open for more than a second.');
      const ofQuantiles = await shareOfQuantiles(keeper, own);
      report(
        `keeping: ${took.toFixed(0)} ms, ${(values / eventsOfRound).toFixed(1)} µs of processor time an event, and ` +
          `${(ofQuantiles / eventsOfRound).toFixed(1)} µs for quantiles`,
      );
      return (values + ofQuantiles) / 1_000;
    };
    // The caches of both are filled.
    await ingesting();
    await keeping();
    const work = `processor time of keeping ${eventsOfRound.toLocaleString('en')} new events up to date, of ingesting them; ${size}`;
    const figure = { id: 'P11', work, target: '≤ 0.25 ×', met: (ratio) => ratio <= 0.25, unit: 'ms' };
    const measured = await measurePairs(
      async () => {
        pairs.push(await ingesting());
        return keeping();
      },
      () => pairs.at(-1),
    );
    return ratioLine(figure, measured);
  } finally {
    await app.stop();
  }
}

/** What quantiles cost in the time of a round: they may begin again after fifty times the time that each of them took. */
async function shareOfQuantiles(keeper, own) {
  const before = own();
  const took = await time(() => keeper.refreshQuantiles());
  const quantiles = sharedMetrics.filter(({ kind }) => kind === 'quantile').length;
  const each = took / 1_000 / quantiles;
  const timesOfRound = Math.min(1, secondsOfRound / ((restsOfQuantile + 1) * each));
  return (own() - before) * timesOfRound;
}

async function findPostgres(client) {
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  return parentOf(rows[0].pid);
}

/** Answers how many have been sent by then. */
async function ingest(url, sent) {
  let next = sent;
  const end = sent + eventsOfRound;
  const one = async () => {
    while (next < end) {
      const from = next;
      next += eventsOfCall;
      const events = Array.from({ length: eventsOfCall }, (_, i) => eventOf(from + i));
      const response = await fetch(`${url}/api/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(events),
      });
      if (!response.ok) throw new Error(`Events were refused: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, one));
  return end;
}

function eventOf(count) {
  const one = count + 37 * Math.floor(count / users);
  return {
    user_id: String(1 + ((count * 7919) % users)),
    ...{ type: ['view', 'view', 'cart', 'view', 'buy'][one % 5], value: (one % 90) + 10 },
    ...{ event_id: `new-${count}`, device_type: 'mobile' },
    properties: { page: `page-${one % 20}`, amount: (one % 500) / 4, currency: 'EUR' },
  };
}

async function get(url, headers) {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Every metric is there, of all end users, or the time says nothing. */
function requireWhole({ metrics }) {
  const shared = metrics.filter(({ sharedMetricId }) => sharedMetricId);
  const isWhole = ({ filling, variants }) => filling === 1 && variants.every((one) => one.value !== null);
  if (shared.length !== sharedMetrics.length || !shared.every(isWhole))
    throw new Error(`Not every metric is whole: ${JSON.stringify(shared)}`);
}

async function time(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function medianTime(work) {
  const times = [];
  while (times.length < callsOfRound) times.push(await time(work));
  return median(times);
}
