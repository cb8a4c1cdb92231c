/** P7: an admin change (a pause) until neither of two decision apps answers the experiment any more. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { amountOf } from './amounts.mjs';
import { signUp } from './account.mjs';
import { insertExperiments, startApp, startDatabase } from './decision-app.mjs';
import { pageUrl } from './experiments.mjs';
import { Redis } from '../test/chaos/redis.mjs';
import { valueLine } from './table.mjs';

const figure = {
  id: 'P7',
  target: '≤ 150 ms',
  met: (ms) => ms <= 150,
  unit: 'ms',
};
const changes = amountOf(200, 4);

/** Between two questions, so that the asking does not take the cores from what is asked. */
const pauseMs = 2;

/** Once without Redis and once with it. */
export async function measure() {
  const redis = await Redis.start();
  try {
    const without = await measureWith({}, 'without Redis');
    return [without, await measureWith({ REDIS_URL: redis.url }, 'with Redis')];
  } finally {
    await redis.stop();
  }
}

async function measureWith(env, mode) {
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-bench-admin-'));
  const database = await startDatabase();
  const admin = await startApp('admin', database.url, { DATA_DIR: dataDir, ...env });
  const startDecision = () => startApp('decision', database.url, env);
  const decisions = [await startDecision(), await startDecision()];
  try {
    const account = await signUp(admin.url, dataDir);
    const [experimentId] = await insertExperiments(database.client, account.projectId);
    const times = await pauseAgainAndAgain(account, experimentId, decisions);
    return line(`of ${changes} pauses until two decision apps stop, ${mode}`, times);
  } finally {
    for (const app of [admin, ...decisions]) await app.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function line(work, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.ceil(sorted.length * share) - 1];
  process.stderr.write(`  median ${at(0.5).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms\n`);
  return valueLine({ ...figure, work: `p99 ${work}` }, at(0.99));
}

async function pauseAgainAndAgain({ projectId, call }, experimentId, apps) {
  const setStatus = (status) => call('PATCH', `/experiments/${experimentId}`, { status });
  const allSee = (isServed) =>
    Promise.all(apps.map(({ url }) => askUntil(url, projectId, experimentId, isServed)));
  const times = [];
  await allSee(true);
  while (times.length < changes) {
    const started = performance.now();
    await Promise.all([setStatus('Paused'), allSee(false)]);
    times.push(performance.now() - started);
    await setStatus('Active');
    await allSee(true);
  }
  return times;
}

/** Asks for a visitor who is known already, so that nothing but the change is waited for. */
async function askUntil(url, projectId, experimentId, isServed) {
  for (; ; await sleep(pauseMs)) {
    const response = await fetch(`${url}/decision`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: pageUrl, projectId, endUserId: 1 }),
    });
    const { decisions } = await response.json();
    if (decisions.some((decision) => decision.experimentId === experimentId) === isServed) return;
  }
}
