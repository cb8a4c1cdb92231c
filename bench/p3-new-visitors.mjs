/** P3: decisions for visitors never seen before, durable, against plain inserts of the same rows. */
import { amountOf, secondsOf } from './amounts.mjs';
import { insertProject, startDecisionApp } from './decision-app.mjs';
import { appCore, decisionLoad, requireWrk, startPinned } from './load.mjs';
import { measurePairs, median } from './pairs.mjs';
import { insertStoredEvents } from './stored-events.mjs';
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
const seconds = secondsOf(5);
const returning = amountOf(10_000);
const stored = amountOf(400_000);

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
    const { projectId } = await insertProject(app.database);
    await insertStoredEvents(app.database, projectId, stored);
    const beside = await measurePairs(newVisitors, inserts);
    lines.push(
      ratioLine(
        { ...figure, work: `the same beside ${stored.toLocaleString('en')} events of another project` },
        beside,
      ),
    );
    return lines;
  } finally {
    await app.stop();
  }
}

async function returningRates(load) {
  const once = () => load({ pool: returning, seconds: secondsOf(3) });
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
