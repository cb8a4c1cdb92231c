/** P4: p99 latency of P2's work at half of P2's rate, against the bare server at the same rate. */
import { secondsOf } from './amounts.mjs';
import { startBareServer } from './decision-app.mjs';
import { decisionLoad, loadCore, requireWrk, startPinned } from './load.mjs';
import { measurePairs, median } from './pairs.mjs';
import { pool, requireNothingNew, returningApp } from './returning-visitors.mjs';
import { ratioLine } from './table.mjs';

const figure = {
  id: 'P4',
  target: '≤ 3 × of the bare server',
  met: (ratio) => ratio <= 3,
  unit: 'ms',
};
const seconds = secondsOf(7);

export async function measure() {
  await requireWrk();
  const app = await returningApp();
  const bare = await startBareServer(app);
  try {
    const rate = Math.round((await fullRate(app)) / 2);
    process.stderr.write(`  at ${rate} requests a second\n`);
    const p99Of = async (url) => (await pacedLoad(url, app.projectId, rate)).p99;
    await p99Of(bare.url);
    const measured = await measurePairs(
      () => p99Of(app.url),
      () => p99Of(bare.url),
    );
    await requireNothingNew(app);
    return [ratioLine({ ...figure, work: `p99 at ${rate.toLocaleString('en')} requests/s` }, measured)];
  } finally {
    await bare.stop();
  }
}

async function fullRate({ url, projectId }) {
  const rates = [];
  for (let run = 0; run < 3; run++) {
    rates.push((await decisionLoad({ url, projectId, pool, seconds: secondsOf(3) })).rate);
  }
  return median(rates);
}

async function pacedLoad(url, projectId, rate) {
  const args = ['bench/paced-load.mjs', url, projectId, pool, rate, seconds].map(String);
  const { match, stop } = await startPinned(loadCore, args, { ready: /^RESULT (.*)$/ });
  await stop();
  const result = JSON.parse(match[1]);
  if (result.failed > 0) throw new Error(`${result.failed} requests failed at ${url}.`);
  if (result.rate < rate * 0.98)
    process.stderr.write(`  only ${Math.round(result.rate)} requests/s at ${url}\n`);
  return result;
}
