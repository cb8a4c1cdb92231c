/** P2s: P2's work by the one-command process, against the decision app alone; both on the same database. */
import { startDecisionApp, startOneCommand } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { measurePairsAndCosts } from './pairs.mjs';
import { measureCost } from './processor-time.mjs';
import { pool, recordPool, rememberPool, requireNothingNew } from './returning-visitors.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P2s',
  work: "P2's work by the one-command process",
  target: '≥ 0.9 × of the decision app',
  met: (ratio) => ratio >= 0.9,
  unit: 'requests/s',
};
const cost = { ...figure, work: `${figure.work}: processor time of the decision app, of it`, unit: 'µs' };
const seconds = 5;

export async function measure() {
  await requireWrk();
  const alone = await startDecisionApp();
  const oneCommand = await startOneCommand(alone.databaseUrl);
  const { projectId } = alone;
  try {
    await recordPool(alone);
    await rememberPool({ url: alone.url, projectId });
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
    await alone.stop();
  }
}
