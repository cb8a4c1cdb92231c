/**
 * `node store-client.mjs <database> <project> <experiment> <pool> <run> <seconds> [events a second]`: the events of events.lua through
 * the product's own statements, 1,000 rows each, by one client that does nothing else, as fast as
 * it can unless a rate is given. Experiment 0: they name none.
 */
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { storeEvents } from '../dist/libs/ingestion/src/index.js';

const [url, projectId, experimentId, users, run, seconds, perSecond = 'Infinity'] = process.argv.slice(2);
const rowsOfStatement = 1_000;

const pool = new pg.Pool({ connectionString: url, max: 1 });
let stored = 0;
const started = performance.now();
while (performance.now() - started < Number(seconds) * 1_000) {
  const events = Array.from({ length: rowsOfStatement }, () => eventOf(++stored));
  await storeEvents(pool, [{ events, idempotency: null }]);
  const dueMs = started + (stored * 1_000) / Number(perSecond) - performance.now();
  if (dueMs > 0) await sleep(dueMs);
}
const rate = (stored * 1_000) / (performance.now() - started);
await pool.end();
console.log(`events a second: ${rate}`);

function eventOf(count) {
  const now = Date.now();
  return {
    ...{ projectId: Number(projectId), id: Math.floor(Math.random() * Number.MAX_SAFE_INTEGER) },
    ...{
      experimentId: Number(experimentId) || null,
      endUserId: String(1 + ((count * 7919) % Number(users))),
    },
    ...{ type: 'purchase', metricId: null, value: (count % 90) + 10, variationId: null, campaignId: null },
    properties: `{"product":"lamp-${count % 500}","currency":"EUR","quantity":${(count % 3) + 1},"page":"/product/lamp"}`,
    ...{ adId: null, deviceType: 'mobile', eventId: `${run}-${count}`, occurredAt: now, receivedAt: now },
    ...{ kept: true, counts: [] },
  };
}
