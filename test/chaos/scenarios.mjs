/** What is killed, how often, and what has to hold afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from './audit.mjs';
import { install, query } from './installation.mjs';
import { Visitors } from './visitors.mjs';

const recoveryLimitMs = 5_000;
const slowestDecisionMs = 5_000;

/** R1: kill -9 of the decision app in the middle of load. */
export function killApp({ kills, report }) {
  return underLoad({}, (installation, visitors) =>
    repeat(kills, [appKilled], { installation, visitors, report }),
  );
}

/** R2: kill -9 of PostgreSQL in the middle of load; its keeper starts it again. */
export function killDatabase({ kills, report }) {
  return underLoad({}, async (installation, visitors) => {
    const undecidedBefore = visitors.undecided;
    const times = await repeat(kills, [databaseKilled], { installation, visitors, report });
    return { failedDecisions: visitors.undecided - undecidedBefore, ...times };
  });
}

/** R1 and R2 with Redis: each of decision app, worker, PostgreSQL and Redis in turn. */
export function killEachWithRedis({ kills, report }) {
  const victims = [appKilled, databaseKilled, workerKilled, redisKilled, databaseAndAppKilled];
  return underLoad({ withRedis: true }, (installation, visitors) =>
    repeat(kills, victims, { installation, visitors, report }),
  );
}

async function appKilled({ app }, visitors) {
  await visitors.nextEvent();
  await sleep(Math.random() * 1_500);
  await app.kill();
  await app.start();
}

async function databaseKilled({ killDatabase: kill, databaseUrl }) {
  await sleep(1_000 + Math.random() * 1_000);
  await kill();
  await sleep(50);
  while (!(await isThere(databaseUrl))) await sleep(20);
}

/** What the app took while PostgreSQL was away is in Redis alone then. */
async function databaseAndAppKilled(installation) {
  await sleep(1_000 + Math.random() * 1_000);
  await installation.killDatabase();
  await sleep(Math.random() * 200);
  await installation.app.kill();
  await installation.app.start();
}

/** Nobody calls it, so it stays away for a moment. */
async function workerKilled({ worker }, visitors) {
  await visitors.nextEvent();
  await sleep(Math.random() * 1_000);
  await worker.kill();
  await sleep(Math.random() * 1_000);
  await worker.start();
}

async function redisKilled({ redis }) {
  await sleep(500 + Math.random() * 1_000);
  await redis.kill();
  await sleep(Math.random() * 1_000);
  await redis.comeBack();
}

/** Kills one after the other, `kills` times each; soon after the return of each, events have to be taken. */
async function repeat(kills, victims, { installation, visitors, report }) {
  let slowestRecoveryMs = 0;
  for (let round = 1; round <= kills; round++) {
    for (const kill of victims) {
      await kill(installation, visitors);
      const returnedAt = performance.now();
      const recoveryMs = (await visitors.nextEvent()) - returnedAt;
      slowestRecoveryMs = Math.max(slowestRecoveryMs, recoveryMs);
      report(`${kill.name} ${round}/${kills}, events taken ${Math.round(recoveryMs)} ms after its return`);
    }
  }
  return {
    slowDecisions: visitors.slowestMs > slowestDecisionMs ? 1 : 0,
    slowRecoveries: slowestRecoveryMs > recoveryLimitMs ? 1 : 0,
    slowestRecoveryMs: Math.round(slowestRecoveryMs),
    slowestDecisionMs: Math.round(visitors.slowestMs),
  };
}

function isThere(databaseUrl) {
  return query(databaseUrl, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

async function underLoad(settings, scenario) {
  const installation = await install(settings);
  try {
    const visitors = new Visitors(installation);
    visitors.start();
    const measured = await scenario(installation, visitors);
    await sleep(500);
    await visitors.end();
    await installation.app.stop();
    const streams = await installation.drained();
    const found = { acknowledged: visitors.counts, ...measured, ...(await audit(installation, visitors)) };
    if (streams) found.setAside = streams.setAside;
    if (visitors.faults.length > 0) found.firstFault = visitors.faults[0];
    await installation.app.start();
    return found;
  } finally {
    await installation.stop();
  }
}
