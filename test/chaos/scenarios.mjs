/** What is killed, how often, and what has to hold afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from './audit.mjs';
import { install, query } from './installation.mjs';
import { Visitors } from './visitors.mjs';

const recoveryLimitMs = 5_000;
const slowestDecisionMs = 5_000;

/** R1: kill -9 of the decision app in the middle of load. */
export function killApp({ kills, withRedis, report }) {
  return underLoad(withRedis, async ({ app }, visitors) => {
    for (let kill = 1; kill <= kills; kill++) {
      await visitors.nextEvent();
      await sleep(Math.random() * 1_500);
      await app.kill();
      await app.start();
      report(`decision app killed ${kill}/${kills}`);
    }
    return {};
  });
}

/** R1: kill -9 of the worker while it moves events; nobody calls it, so it stays away for a moment. */
export function killWorker({ kills, report }) {
  return underLoad(true, async ({ worker }, visitors) => {
    for (let kill = 1; kill <= kills; kill++) {
      await visitors.nextEvent();
      await sleep(Math.random() * 1_500);
      await worker.kill();
      await sleep(Math.random() * 500);
      await worker.start();
      report(`worker killed ${kill}/${kills}`);
    }
    return {};
  });
}

/** R2: kill -9 of PostgreSQL in the middle of load; its keeper starts it again. */
export function killDatabase({ kills, withRedis, report }) {
  return underLoad(withRedis, (installation, visitors) => {
    const kill = async () => {
      await installation.killDatabase();
      await sleep(50);
      while (!(await isThere(installation.databaseUrl))) await sleep(20);
    };
    return killAgainAndAgain({ kill, kills, name: 'PostgreSQL', report }, visitors);
  });
}

/** R2: kill -9 of Redis in the middle of load; it stays away for a moment. */
export function killRedis({ kills, report }) {
  return underLoad(true, ({ redis }, visitors) => {
    const kill = async () => {
      await redis.kill();
      await sleep(Math.random() * 1_000);
      await redis.comeBack();
    };
    return killAgainAndAgain({ kill, kills, name: 'Redis', report }, visitors);
  });
}

/** @param store `kill` resolves when it accepts connections again, from when on events have to be taken soon */
async function killAgainAndAgain({ kill, kills, name, report }, visitors) {
  let slowestRecoveryMs = 0;
  const undecidedBefore = visitors.undecided;
  for (let count = 1; count <= kills; count++) {
    await sleep(1_000 + Math.random() * 1_000);
    await kill();
    const returnedAt = performance.now();
    const recoveryMs = (await visitors.nextEvent()) - returnedAt;
    slowestRecoveryMs = Math.max(slowestRecoveryMs, recoveryMs);
    report(`${name} killed ${count}/${kills}, events taken ${Math.round(recoveryMs)} ms after its return`);
  }
  return {
    failedDecisions: visitors.undecided - undecidedBefore,
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

async function underLoad(withRedis, scenario) {
  const installation = await install({ withRedis });
  try {
    const visitors = new Visitors(installation);
    visitors.start();
    const measured = await scenario(installation, visitors);
    await sleep(500);
    await visitors.end();
    await installation.app.stop();
    await installation.drained();
    const found = { acknowledged: visitors.counts, ...measured, ...(await audit(installation, visitors)) };
    if (visitors.faults.length > 0) found.firstFault = visitors.faults[0];
    await installation.app.start();
    return found;
  } finally {
    await installation.stop();
  }
}
