/** How many more decisions two processes on two cores answer than one, with the load generator beside them. */
import { amountOf, secondsOf } from './amounts.mjs';
import { insertProject, startApp, startDatabase } from './decision-app.mjs';
import { appCore, decisionLoad, loadCore, requireWrk } from './load.mjs';
import { measurePairsAndCosts } from './pairs.mjs';
import { measureCost } from './processor-time.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'processes',
  work: 'POST /decision, returning visitors: DECISION_PROCESSES=2 on two cores, the load generator on one of them',
  target: '> 1 × of one process',
  met: (ratio) => ratio > 1,
  unit: 'requests/s',
};
const cost = {
  ...figure,
  work: `${figure.work}: processor time of one process, of two and the one that starts them`,
  target: 'reported',
  met: () => true,
  unit: 'µs',
};
const kernel = {
  ...figure,
  work: 'the same two, connections handed out in turn, against the kernel choosing (SCHED_NONE)',
  target: 'reported',
};
const seconds = secondsOf(4);
const pool = amountOf(20_000);
const cores = `${appCore},${loadCore}`;

export async function measure() {
  await requireWrk();
  const database = await startDatabase();
  const { projectId } = await insertProject(database.client);
  const one = await startApp('decision', database.url, {}, cores);
  const processes = { DECISION_PROCESSES: '2' };
  const two = await startApp('decision', database.url, processes, cores);
  const byKernel = { ...processes, NODE_CLUSTER_SCHED_POLICY: 'none' };
  const chosen = await startApp('decision', database.url, byKernel, cores);
  try {
    for (const app of [one, two, chosen]) await meetPool(app.url, projectId);
    const run = ({ url, pid }) => measureCost(pid, () => decisionLoad({ url, projectId, pool, seconds }));
    const measured = await measurePairsAndCosts(
      () => run(two),
      () => run(one),
    );
    const policies = await measurePairsAndCosts(
      () => run(two),
      () => run(chosen),
    );
    return [
      ...[ratioLine(figure, measured.rates), ratioLine(cost, measured.costs)],
      ratioLine(kernel, policies.rates),
    ];
  } finally {
    await chosen.stop();
    await two.stop();
    await one.stop();
    await database.stop();
  }
}

/** Until a run meets nobody new: each process remembers whom it has met. */
async function meetPool(url, projectId) {
  for (let met = 0; met < 4 * pool;)
    met += (await decisionLoad({ url, projectId, pool, first: 1 + (met % pool), seconds })).requests;
}
