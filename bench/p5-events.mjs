/** P5: batches of events over HTTP, acknowledged when durable, against the same statements driven directly. */
import { amountOf, secondsOf } from './amounts.mjs';
import { startApp, startDatabase, insertProject } from './decision-app.mjs';
import { appCore, requireWrk, runWrk, startPinned } from './load.mjs';
import { measurePairs } from './pairs.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P5',
  work: 'POST /api/events, batches of 100',
  target: '≥ 0.5 × of the same statements',
  met: (ratio) => ratio >= 0.5,
  unit: 'events/s',
};
const seconds = secondsOf(5);
export const users = amountOf(50_000);
const perBatch = 100;
const connections = 32;
const token = 'bench-token-'.repeat(4);

export async function measure() {
  await requireWrk();
  const database = await startDatabase();
  const { projectId, experimentIds } = await insertProject(database.client);
  const bench = { databaseUrl: database.url, projectId, experimentId: experimentIds[0] };
  await assignUsers(database.client, projectId, [bench.experimentId]);
  const app = await startApp('decision', database.url, { API_TOKEN: token });
  try {
    let run = 0;
    const overHttp = () => eventsOverHttp(app.url, bench.experimentId, ++run);
    const directly = () => eventsDirectly(bench, ++run);
    await overHttp();
    const measured = await measurePairs(overHttp, directly);
    return [ratioLine(figure, measured)];
  } finally {
    await app.stop();
    await database.stop();
  }
}

async function eventsOverHttp(url, experimentId, run) {
  const args = [experimentId, users, `run${run}`, token];
  const { requests, microseconds } = await runWrk('events.lua', url, { seconds, connections, args });
  return (requests * perBatch * 1e6) / microseconds;
}

/** One client on the app's core, as the app would be one; PostgreSQL stays where it is. */
async function eventsDirectly({ databaseUrl, projectId, experimentId }, run) {
  const args = ['bench/store-client.mjs', databaseUrl, projectId, experimentId, users, `run${run}`, seconds];
  const { match, stop } = await startPinned(appCore, args.map(String), {
    ready: /^events a second: ([\d.]+)$/,
  });
  await stop();
  return Number(match[1]);
}

/** Puts users 1 to `users` into the first two variations of each of the experiments. */
export async function assignUsers(database, projectId, experimentIds) {
  await database.query(
    `INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
     SELECT $1::int, experiment_id, id::text, variations[1 + id % 2], 1, now() - interval '1 day'
     FROM generate_series(1, $3::int) AS id,
       (SELECT experiment_id, array_agg(id ORDER BY id) AS variations FROM variation
        WHERE experiment_id = ANY ($2::int[]) GROUP BY experiment_id) AS arm`,
    [projectId, experimentIds, users],
  );
}
