/** P2: decisions over HTTP for returning visitors, against a bare server that answers the same bytes. */
import { startBareServer, startDecisionApp } from './decision-app.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { measurePairs } from './pairs.mjs';
import { pool, recordPool, requireNothingNew } from './returning-visitors.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P2',
  work: 'POST /decision, returning visitors',
  target: '≥ 0.75 ×',
  met: (ratio) => ratio >= 0.75,
  unit: 'requests/s',
};
const seconds = 5;

export async function measure() {
  await requireWrk();
  const app = await startDecisionApp();
  const bare = await startBareServer(app);
  try {
    await recordPool(app);
    const rateOf = async (url) => (await decisionLoad({ url, projectId: app.projectId, pool, seconds })).rate;
    await rateOf(bare.url);
    const measured = await measurePairs(
      () => rateOf(app.url),
      () => rateOf(bare.url),
    );
    await requireNothingNew(app);
    return [ratioLine(figure, measured)];
  } finally {
    await bare.stop();
    await app.stop();
  }
}
