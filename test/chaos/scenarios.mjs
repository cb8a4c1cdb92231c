/** What is killed, how often, and what has to hold afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from './audit.mjs';
import { install, query } from './installation.mjs';
import { Visitors } from './visitors.mjs';

const recoveryLimitMs = 5_000;
const slowestDecisionMs = 5_000;

/** R1: kill -9 of the decision app in the middle of load. */
export function killApp(kills, report) {
  return underLoad(async ({ app }, visitors) => {
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

/** R2: kill -9 of PostgreSQL in the middle of load; its keeper starts it again. */
export function killDatabase(kills, report) {
  return underLoad(async (installation, visitors) => {
    let slowestRecoveryMs = 0;
    const undecidedBefore = visitors.undecided;
    for (let kill = 1; kill <= kills; kill++) {
      await sleep(1_000 + Math.random() * 1_000);
      await installation.killDatabase();
      const recoveryMs = await recovery(installation, visitors);
      slowestRecoveryMs = Math.max(slowestRecoveryMs, recoveryMs);
      report(
        `PostgreSQL killed ${kill}/${kills}, events taken ${Math.round(recoveryMs)} ms after its return`,
      );
    }
    return {
      failedDecisions: visitors.undecided - undecidedBefore,
      slowDecisions: visitors.slowestMs > slowestDecisionMs ? 1 : 0,
      slowRecoveries: slowestRecoveryMs > recoveryLimitMs ? 1 : 0,
      slowestRecoveryMs: Math.round(slowestRecoveryMs),
      slowestDecisionMs: Math.round(visitors.slowestMs),
    };
  });
}

/** Milliseconds from the first accepted connection to the first event that is acknowledged after it. */
async function recovery({ databaseUrl }, visitors) {
  await sleep(50);
  while (!(await isThere(databaseUrl))) await sleep(20);
  const returnedAt = performance.now();
  return (await visitors.nextEvent()) - returnedAt;
}

function isThere(databaseUrl) {
  return query(databaseUrl, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

async function underLoad(scenario) {
  const installation = await install();
  try {
    const visitors = new Visitors(installation);
    visitors.start();
    const measured = await scenario(installation, visitors);
    await sleep(500);
    await visitors.end();
    await installation.app.stop();
    const found = { acknowledged: visitors.counts, ...measured, ...(await audit(installation, visitors)) };
    if (visitors.faults.length > 0) found.firstFault = visitors.faults[0];
    await installation.app.start();
    return found;
  } finally {
    await installation.stop();
  }
}
