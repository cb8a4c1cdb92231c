/** P2s: P2's work by the one-command process, against the decision app alone; both on the same database. */
import { secondsOf } from './amounts.mjs';
import { startOneCommand } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { measurePairsAndCosts } from './pairs.mjs';
import { measureCost } from './processor-time.mjs';
import { pool, rememberPool, requireNothingNew, returningApp } from './returning-visitors.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P2s',
  work: "P2's work by the one-command process",
  target: '≥ 0.9 × of the decision app',
  met: (ratio) => ratio >= 0.9,
  unit: 'requests/s',
};
const cost = { ...figure, work: `${figure.work}: processor time of the decision app, of it`, unit: 'µs' };
const seconds = secondsOf(4);

export async function measure() {
  await requireWrk();
  const alone = await returningApp();
  const oneCommand = await startOneCommand(alone.databaseUrl);
  const { projectId } = alone;
  try {
    await rememberPool({ url: oneCommand.url, projectId });
    const run = ({ url, pid }) => measureCost(pid, () => decisionLoad({ url, projectId, pool, seconds }));
    const measured = await measurePairsAndCosts(
      () => run(oneCommand),
      () => run(alone),
    );
    await requireNothingNew(alone);
    return [ratioLine(figure, measured.rates), ratioLine(cost, measured.costs)];
  } finally {
    await oneCommand.stop();
  }
}
