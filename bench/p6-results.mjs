/**
 * P6: unfiltered results as an experiment grows, and against the plain join of its events with its assignments.
 *
 * `P6_SCALE=0.01 npm run bench -- P6` makes both experiments a hundred times smaller, to see that it works.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signUp } from './account.mjs';
import { insertExperiments, startApp, startDatabase } from './decision-app.mjs';
import { insertManyEvents } from './many-events.mjs';
import { measurePairs, median } from './pairs.mjs';
import { ratioLine } from './table.mjs';

const scale = Number(process.env.P6_SCALE ?? 1);
const small = { events: 100_000 * scale, users: 10_000 * scale };
const large = { events: 10_000_000 * scale, users: 1_000_000 * scale };
const callsOfRound = 21;

export async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-bench-admin-'));
  const database = await startDatabase();
  const admin = await startApp('admin', database.url, { DATA_DIR: dataDir });
  try {
    const { projectId, call } = await signUp(admin.url, dataDir);
    const [smallId, largeId] = await insertExperiments(database.client, projectId);
    await fill(database.url, smallId, small);
    await fill(database.url, largeId, large);
    const read = (id) => call('GET', `/experiments/${id}/results`);
    await requireSame(await read(largeId), await joined(database.client, largeId));
    return [await grow(read, { largeId, smallId }), await compare(read, database.client, largeId)];
  } finally {
    await admin.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function fill(databaseUrl, experimentId, size) {
  const report = (line) => process.stderr.write(`  experiment ${experimentId}: ${line}\n`);
  return insertManyEvents({ databaseUrl, experimentId, ...size }, report);
}

const sized = ({ events, users }) =>
  `${events.toLocaleString('en')} events, ${users.toLocaleString('en')} users`;

async function grow(read, { largeId, smallId }) {
  const work = `results of ${sized(large)}, against ${sized(small)}`;
  const figure = { id: 'P6', work, target: '≤ 1.5 ×', met: (ratio) => ratio <= 1.5, unit: 'ms' };
  const pairs = await measurePairs(
    () => medianTime(() => read(largeId)),
    () => medianTime(() => read(smallId)),
  );
  return ratioLine(figure, pairs);
}

async function compare(read, client, id) {
  const work = `the plain join of ${sized(large)}, against results`;
  const figure = { id: 'P6', work, target: '≥ 100 ×', met: (ratio) => ratio >= 100, unit: 'ms' };
  const pairs = await measurePairs(
    () => time(() => joined(client, id)),
    () => medianTime(() => read(id)),
  );
  return ratioLine(figure, pairs);
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

/** What anybody would write who has events and assignments and nothing else. */
async function joined(client, experimentId) {
  const { rows } = await client.query(
    `SELECT assignment.variation_id AS id, count(event.id)::int AS events,
       count(DISTINCT event.end_user_id) FILTER (WHERE event.type = 'conversion')::int AS conversions
     FROM assignment LEFT JOIN event ON event.project_id = assignment.project_id
       AND event.experiment_id = assignment.experiment_id
       AND event.end_user_id = assignment.end_user_id AND event.occurred_at >= assignment.assigned_at
     WHERE assignment.experiment_id = $1 GROUP BY 1 ORDER BY 1`,
    [experimentId],
  );
  return rows;
}

/** Both count the same, or the comparison says nothing. */
async function requireSame({ variants }, rows) {
  const told = variants.map(({ variantId: id, eventCount: events, conversions }) => ({
    id,
    events,
    conversions,
  }));
  if (JSON.stringify(told) !== JSON.stringify(rows))
    throw new Error(`Results say ${JSON.stringify(told)}, the join ${JSON.stringify(rows)}.`);
}
