/** The end users 1 to `pool`, who all have been there before. */
import { amountOf, secondsOf } from './amounts.mjs';
import { startDecisionApp } from './decision-app.mjs';
import { experiments } from './experiments.mjs';
import { decisionLoad } from './load.mjs';

export const pool = amountOf(200_000);

/** A run that ends leaves out some of its last visitors: more than this many are never under way. */
const overlap = 100;

let shared;

/** The decision app that has met the whole pool; figures that are measured one after the other share it. */
export function returningApp() {
  shared ??= startReturningApp();
  return shared;
}

/** Ends it, when the next figure has no use for it. */
export async function releaseReturningApp() {
  const app = await shared?.catch(() => undefined);
  shared = undefined;
  await app?.stop();
}

async function startReturningApp() {
  const app = await startDecisionApp();
  try {
    await recordPool(app);
    return app;
  } catch (error) {
    await app.stop();
    throw error;
  }
}

/** Lets every end user of the pool come once, so that all of them are returning visitors. */
async function recordPool({ url, projectId, database }) {
  const all = pool * experiments.length;
  for (let recorded = 0; recorded < all;) {
    const visitors = Math.floor(recorded / experiments.length);
    process.stderr.write(`  recording the pool: ${visitors} of ${pool}\n`);
    const first = Math.max(1, visitors - overlap);
    await decisionLoad({ url, projectId, pool, first, seconds: secondsOf(10) });
    recorded = await countRecorded(database);
  }
}

/** Lets the whole pool come once more: a process remembers only whom it has met. */
export async function rememberPool({ url, projectId }) {
  for (let met = 0; met < pool;) {
    const first = Math.max(1, met - overlap);
    met = first + (await decisionLoad({ url, projectId, pool, first, seconds: secondsOf(5) })).requests;
  }
}

/** @throws Error when others than the pool's were recorded, so that something else was measured */
export async function requireNothingNew({ database }) {
  const recorded = await countRecorded(database);
  if (recorded !== pool * experiments.length) throw new Error(`${recorded} exposures are recorded.`);
}

async function countRecorded(database) {
  return (await database.query('SELECT count(*)::int AS n FROM assignment')).rows[0].n;
}
