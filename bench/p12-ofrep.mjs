/** P12: flags over OFREP, one and fifty at a time, against bare servers that answer the same bytes. */
import { amountOf, secondsOf } from './amounts.mjs';
import { startApp, startBareServerOf, startDatabase } from './decision-app.mjs';
import { evaluate, insertFlags, path, token, tokenSettings } from './flags.mjs';
import { requireWrk, runWrk } from './load.mjs';
import { measurePairsAndCosts } from './pairs.mjs';
import { measureCost } from './processor-time.mjs';
import { ratioLine } from './table.mjs';

const single = {
  ...{ id: 'P12', work: 'OFREP, one flag, returning targeting keys', target: '≥ 0.7 ×', unit: 'requests/s' },
  met: (ratio) => ratio >= 0.7,
};
const bulk = {
  ...{ id: 'P12', work: 'OFREP, all of 50 flags', target: '≥ 0.5 ×', unit: 'requests/s' },
  met: (ratio) => ratio >= 0.5,
};
const costOf = (figure) => ({
  ...figure,
  ...{ work: `${figure.work}: processor time of the bare server, of ours`, unit: 'µs' },
});
const seconds = Number(process.env.P12_SECONDS ?? secondsOf(3));
const pool = Number(process.env.P12_POOL ?? amountOf(100_000));
const flag = 'flag-1';

export async function measure() {
  await requireWrk();
  const database = await startDatabase();
  const projectId = await insertFlags(database.client, 50);
  const app = await startApp('decision', database.url, tokenSettings(projectId));
  try {
    await recordPool(app.url, database.client);
    const one = await pairsOf(app, flag);
    const recorded = await countRecorded(database.client);
    if (recorded !== pool) throw new Error(`${recorded} exposures are recorded.`);
    return [...linesOf(single, one), ...linesOf(bulk, await pairsOf(app, undefined))];
  } finally {
    await app.stop();
    await database.stop();
  }
}

const linesOf = (figure, { rates, costs }) => [ratioLine(figure, rates), ratioLine(costOf(figure), costs)];

async function pairsOf(app, key) {
  const bare = await startBareServerOf(await evaluate(app.url, key));
  const run = ({ url, pid }) => measureCost(pid, () => load(url, key, { seconds }));
  try {
    await run(app);
    await run(bare);
    return await measurePairsAndCosts(
      () => run(app),
      () => run(bare),
    );
  } finally {
    await bare.stop();
  }
}

/** Lets every targeting key of the pool come once, so that all of them are known. */
async function recordPool(url, database) {
  for (let recorded = 0; recorded < pool; recorded = await countRecorded(database)) {
    process.stderr.write(`  recording the pool: ${recorded} of ${pool}\n`);
    await load(url, flag, { seconds: 5, first: Math.max(1, recorded - 100) });
  }
}

const load = (url, key, { seconds, first = 1 }) => {
  const args = [key === undefined ? path : `${path}/${key}`, token, pool, first];
  return runWrk('ofrep.lua', url, { seconds, connections: 32, args });
};

const countRecorded = async (database) =>
  (await database.query('SELECT count(*)::int AS n FROM assignment')).rows[0].n;
