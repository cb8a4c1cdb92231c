/** The end users 1 to `pool`, who all have been there before. */
import { experiments } from './experiments.mjs';
import { decisionLoad } from './load.mjs';

export const pool = 200_000;

/** A run that ends leaves out some of its last visitors: more than this many are never under way. */
const overlap = 100;

/** Lets every end user of the pool come once, so that all of them are returning visitors. */
export async function recordPool({ url, projectId, database }) {
  const all = pool * experiments.length;
  for (let recorded = 0; recorded < all;) {
    const visitors = Math.floor(recorded / experiments.length);
    process.stderr.write(`  recording the pool: ${visitors} of ${pool}\n`);
    const first = Math.max(1, visitors - overlap);
    await decisionLoad({ url, projectId, pool, first, seconds: 10 });
    recorded = await countRecorded(database);
  }
}

/** Lets the whole pool come once more: a process remembers only whom it has met. */
export async function rememberPool({ url, projectId }) {
  for (let met = 0; met < pool;) {
    const first = Math.max(1, met - overlap);
    met = first + (await decisionLoad({ url, projectId, pool, first, seconds: 5 })).requests;
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
