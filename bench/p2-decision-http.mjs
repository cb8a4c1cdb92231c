/** P2: decisions over HTTP for returning visitors, against a bare server that answers the same bytes. */
import { secondsOf } from './amounts.mjs';
import { startBareServer } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { measurePairsAndCosts } from './pairs.mjs';
import { measureCost } from './processor-time.mjs';
import { pool, requireNothingNew, returningApp } from './returning-visitors.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P2',
  work: 'POST /decision, returning visitors',
  target: '≥ 0.9 ×',
  met: (ratio) => ratio >= 0.9,
  unit: 'requests/s',
};
const cost = { ...figure, work: `${figure.work}: processor time of the bare server, of ours`, unit: 'µs' };
const seconds = secondsOf(4);

export async function measure() {
  await requireWrk();
  const app = await returningApp();
  const bare = await startBareServer(app);
  try {
    const run = ({ url, pid }) =>
      measureCost(pid, () => decisionLoad({ url, projectId: app.projectId, pool, seconds }));
    await run(bare);
    const measured = await measurePairsAndCosts(
      () => run(app),
      () => run(bare),
    );
    await requireNothingNew(app);
    return [ratioLine(figure, measured.rates), ratioLine(cost, measured.costs)];
  } finally {
    await bare.stop();
  }
}
