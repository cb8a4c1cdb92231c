/**
 * `npm run soak [-- seconds]`: a decision app at half of what it can do, with known and new visitors and with
 * events. Passes when its memory is flat after the warm-up, nothing failed and its queues are empty at the end.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from '../scripts/build.mjs';
import { experiments } from './experiments.mjs';
import { decisionLoad, loadCore, pinThisProcess, requireWrk, startPinned } from './load.mjs';

const seconds = Number(process.argv[2] ?? 600);
if (!(seconds >= 30)) throw new Error('Usage: npm run soak [-- <seconds, 600 by default, at least 30>]');
const pool = 50_000;
const firstNew = 1_000_000_000;
const shareOfNew = 0.05;
const eventsPerSecond = 20;
const sampleMs = Math.max(1_000, (seconds * 1_000) / 60);
const warmUp = 0.3;
const allowedGrowthMib = 30;

await build();
await requireWrk();
await pinThisProcess(loadCore);
const { startDecisionApp } = await import('./decision-app.mjs');
const app = await startDecisionApp();
try {
  await soak();
} finally {
  await app.stop();
}

async function soak() {
  await addMetric();
  const rate = Math.round((await decisionLoad({ ...app, pool, seconds: 10 })).rate / 2);
  process.stderr.write(`${rate} requests/s for ${seconds} s\n`);
  const end = performance.now() + seconds * 1_000;
  const known = paced(pool, rate * (1 - shareOfNew), 1);
  const fresh = paced(Number.MAX_SAFE_INTEGER, rate * shareOfNew, firstNew);
  const samples = watchMemory(end);
  const events = await sendEvents(end);
  const loads = await Promise.all([known, fresh]);
  await sleep(2_000);
  report({ samples: await samples, events, loads, missing: await missing(loads[1].answered) });
}

async function paced(users, rate, first) {
  const args = ['bench/paced-load.mjs', app.url, app.projectId, users, Math.round(rate), seconds, first];
  const { match, stop } = await startPinned(loadCore, args.map(String), { ready: /^RESULT (.*)$/ });
  await stop();
  return JSON.parse(match[1]);
}

async function watchMemory(end) {
  const samples = [];
  while (performance.now() < end) {
    const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${app.pid}/status`, 'utf8'));
    samples.push(Number(kib) / 1_024);
    process.stderr.write(`  ${samples.at(-1).toFixed(0)} MiB\n`);
    await sleep(sampleMs);
  }
  return samples;
}

async function sendEvents(end) {
  let sent = 0;
  let failed = 0;
  for (; performance.now() < end; await sleep(1_000 / eventsPerSecond)) {
    const event = { experimentId: app.experimentIds[0], custom: true, eventName: 'buy', endUserId: 1 + sent };
    const response = await fetch(`${app.url}/metrics/track`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...event, eventId: `soak-${sent++}` }),
    });
    if (!response.ok) failed++;
    await response.arrayBuffer();
  }
  return { sent, failed };
}

/** Exposures of new visitors that were answered and are not in the database. */
async function missing(answered) {
  const { rows } = await app.database.query(
    'SELECT count(*)::int AS count FROM assignment WHERE end_user_id::bigint >= $1',
    [firstNew],
  );
  return answered * experiments.length - rows[0].count;
}

async function addMetric() {
  await app.database.query(
    `INSERT INTO metric (experiment_id, title, custom, selector) VALUES ($1, 'Buys', true, 'buy')`,
    [app.experimentIds[0]],
  );
}

function report({ samples, events, loads, missing }) {
  const settled = samples.slice(Math.floor(samples.length * warmUp));
  const third = Math.ceil(settled.length / 3);
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const growth = mean(settled.slice(-third)) - mean(settled.slice(0, third));
  const failed = events.failed + loads.reduce((sum, load) => sum + load.failed, 0);
  const result = {
    growthMib: Math.round(growth),
    peakMib: Math.round(Math.max(...samples)),
    failed,
    missing,
  };
  const passed = growth <= allowedGrowthMib && failed === 0 && missing === 0;
  console.log(
    JSON.stringify({ ...result, events: events.sent, p99Ms: loads.map(({ p99 }) => p99) }, null, 2),
  );
  console.log(passed ? 'The soak passed.' : 'The soak failed.');
  process.exitCode = passed ? 0 : 1;
}
