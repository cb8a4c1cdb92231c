/**
 * P3b: how long new visitors wait for their answers beside 3,000 events a second, in batches of 1,000, of the same and of
 * another project, and beside 400,000 stored events of another project.
 */
import { spawn } from 'node:child_process';
import { amountOf, secondsOf } from './amounts.mjs';
import { insertProject, startDecisionApp } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { assignUsers, users } from './p5-events.mjs';
import { measurePairs } from './pairs.mjs';
import { insertStoredEvents } from './stored-events.mjs';
import { ratioLine } from './table.mjs';

const seconds = secondsOf(4);
const eventsPerSecond = 3_000;
const stored = amountOf(400_000);
const runStep = 10_000_000;

const figureOf = (work, limit) => ({
  ...{ id: 'P3b', work: `p95 of new visitors beside ${work}`, target: `≤ ${limit} × of without` },
  ...{ met: (ratio) => ratio <= limit, unit: 'ms' },
});

export async function measure() {
  await requireWrk();
  const app = await startDecisionApp();
  try {
    const other = await insertProject(app.database);
    for (const { projectId, experimentIds } of [app, other])
      await assignUsers(app.database, projectId, experimentIds);
    let run = 50;
    const p95 = async () => {
      const load = { ...app, seconds, connections: 4, pool: 0, first: ++run * runStep };
      return (await decisionLoad(load)).p95 / 1_000;
    };
    const beside = (projectId) => async () => {
      const events = storing(app.databaseUrl, projectId, `p3b-${run}`);
      const measured = await p95();
      await events;
      return measured;
    };
    await p95();
    const rate = `${eventsPerSecond.toLocaleString('en')} events a second of`;
    const lines = [];
    for (const [name, projectId, limit] of [
      ['the same project', app.projectId, 2],
      ['another project', other.projectId, 1.2],
    ])
      lines.push(ratioLine(figureOf(`${rate} ${name}`, limit), await measurePairs(beside(projectId), p95)));
    lines.push(await besideStored(app.database, p95));
    return lines;
  } finally {
    await app.stop();
  }
}

/** Each time a project with as many events is there, and then deleted again; the noise of a busy machine is in the limit. */
async function besideStored(database, p95) {
  const { projectId } = await insertProject(database);
  const withStored = async () => {
    await insertStoredEvents(database, projectId, stored);
    return p95();
  };
  const without = async () => {
    await database.query('DELETE FROM event WHERE project_id = $1', [projectId]);
    await database.query('VACUUM ANALYZE event');
    return p95();
  };
  const work = `${stored.toLocaleString('en')} stored events of another project`;
  return ratioLine(figureOf(work, 1.1), await measurePairs(withStored, without));
}

/** Events of one client, for the time of a load. */
function storing(databaseUrl, projectId, run) {
  const args = [
    'bench/store-client.mjs',
    databaseUrl,
    projectId,
    0,
    users,
    run,
    seconds + 1,
    eventsPerSecond,
  ];
  const child = spawn(process.execPath, args.map(String), { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('Events were not stored.'))));
  });
}
