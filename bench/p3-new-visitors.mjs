/** P3: decisions for visitors never seen before, durable, against plain inserts of the same rows. */
import { insertProject, startDecisionApp } from './decision-app.mjs';
import { appCore, decisionLoad, requireWrk, startPinned } from './load.mjs';
import { measurePairs, median } from './pairs.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P3',
  work: 'POST /decision, new visitors, durable',
  target: '≥ 0.5 × of plain inserts',
  met: (ratio) => ratio >= 0.5,
  unit: 'visitors/s',
};
const ofReturning = {
  id: 'P3',
  work: 'the same',
  target: '≥ 0.2 × of P2',
  met: (ratio) => ratio >= 0.2,
  unit: 'visitors/s',
};
const seconds = 8;
const returning = 10_000;

/** Far enough apart that no two runs meet. */
const runStep = 10_000_000;

export async function measure() {
  await requireWrk();
  const app = await startDecisionApp();
  try {
    let run = 0;
    const load = (options) => decisionLoad({ ...app, seconds, ...options });
    const newVisitors = async () => (await load({ pool: 0, first: ++run * runStep })).rate;
    const inserts = () => insertPlainly(app, ++run * runStep);
    await newVisitors();
    const measured = await measurePairs(newVisitors, inserts);
    const known = await returningRates(load);
    const lines = [
      ratioLine(figure, measured),
      ratioLine(ofReturning, { ratio: measured.ours / known, ours: measured.ours, theirs: known }),
    ];
    for (const connections of [64, 128]) {
      const ours = (await load({ pool: 0, first: ++run * runStep, connections })).rate;
      const work = `the same at ${connections} connections`;
      lines.push(
        ratioLine({ ...figure, work }, { ratio: ours / measured.theirs, ours, theirs: measured.theirs }),
      );
    }
    await fillAnother(app.database);
    const beside = await measurePairs(newVisitors, inserts);
    lines.push(ratioLine({ ...figure, work: 'the same beside 400,000 events of another project' }, beside));
    return lines;
  } finally {
    await app.stop();
  }
}

/** Events of this month, which no statement of the measured project has any business with. */
async function fillAnother(database) {
  const { projectId } = await insertProject(database);
  await database.query(
    `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, properties, received_at)
     SELECT $1, now() - number * interval '1 millisecond', number, 'user-' || number % 50000, 'purchase',
       '{"page": "/product/lamp"}', now()
     FROM generate_series(1, 400000) AS number`,
    [projectId],
  );
  await database.query('ANALYZE event');
}

async function returningRates(load) {
  const once = () => load({ pool: returning, seconds: 4 });
  await once();
  return median([(await once()).rate, (await once()).rate, (await once()).rate]);
}

/** One client on the app's core, as the app would be one; PostgreSQL stays where it is. */
async function insertPlainly({ databaseUrl, projectId }, first) {
  const args = ['bench/insert-client.mjs', databaseUrl, projectId, first, seconds].map(String);
  const { match, stop } = await startPinned(appCore, args, { ready: /^visitors a second: ([\d.]+)$/ });
  await stop();
  return Number(match[1]);
}
