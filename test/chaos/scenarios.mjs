/** What is killed, how often, and what has to hold afterwards. */
import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from './audit.mjs';
import { findFreePort } from '../../scripts/free-port.mjs';
import { install, query } from './installation.mjs';
import { Members } from './members.mjs';
import { moveDown, moveUp, nextMigrations } from './next-migrations.mjs';
import { startProxy } from './proxy.mjs';
import { Visitors } from './visitors.mjs';

const recoveryLimitMs = 5_000;
const slowestDecisionMs = 5_000;
const secondsApart = 3;
/** Exposures and events of a scenario at least, however slow the machine is. */
const leastAcknowledged = 200;

/** R1: kill -9 of the decision app in the middle of load. */
export function killApp({ kills, report, pauseMs }) {
  return underLoad({ pauseMs }, (installation, visitors) =>
    repeat(kills, [appKilled], { installation, visitors, report }),
  );
}

/** R2: kill -9 of PostgreSQL in the middle of load; its keeper starts it again. */
export function killDatabase({ kills, report, pauseMs }) {
  return underLoad({ pauseMs }, async (installation, visitors) => {
    const undecidedBefore = visitors.undecided;
    const times = await repeat(kills, [databaseKilled], { installation, visitors, report });
    return { failedDecisions: visitors.undecided - undecidedBefore, ...times };
  });
}

/** R1 and R2 with Redis: each of decision app, worker, PostgreSQL and Redis in turn. */
export function killEachWithRedis({ kills, report, pauseMs }) {
  const victims = [appKilled, databaseKilled, workerKilled, redisKilled, databaseAndAppKilled];
  return underLoad({ withRedis: true, pauseMs }, (installation, visitors) =>
    repeat(kills, victims, { installation, visitors, report }),
  );
}

/**
 * Locks that do not come: a server with a lock_timeout, on which others hold the tables for seconds, and one that stops in
 * the middle with the locks of a project. Nothing may be lost; answers to visitors go on.
 */
export function holdLocks({ kills, report, pauseMs }) {
  return underLoad({ pauseMs }, async (installation, visitors) => {
    const { databaseUrl } = installation;
    const name = new URL(databaseUrl).pathname.slice(1);
    await query(databaseUrl, `ALTER DATABASE "${name}" SET lock_timeout = '300ms'`);
    await installation.app.kill();
    await installation.app.start();
    const times = await repeat(kills, [tablesHeldForSeconds, projectHeldForSeconds], {
      ...{ installation, visitors, report },
    });
    await query(databaseUrl, `ALTER DATABASE "${name}" RESET lock_timeout`);
    return times;
  });
}

function tablesHeldForSeconds({ databaseUrl }) {
  return held(databaseUrl, 'LOCK TABLE assignment, event IN SHARE MODE');
}

function projectHeldForSeconds({ databaseUrl, project }) {
  return held(databaseUrl, `SELECT drain_batches(${Number(project.id)})`);
}

const held = (databaseUrl, lock) =>
  query(databaseUrl, `BEGIN; SET LOCAL lock_timeout = 0; ${lock}; SELECT pg_sleep(2); ROLLBACK`);

/**
 * R11: both decision apps behind the shipped proxy restarted in turn, three seconds apart, under load. Not one request
 * may fail.
 */
export async function restartInTurn({ rounds, report, pauseMs }) {
  const installation = await install({ shutdownDelay: '2' });
  const apps = [installation.app, await installation.startAnother()];
  const addresses = apps.map(({ origin }) => origin.replace('http://', ''));
  const proxy = await startProxy({
    ...{ port: await findFreePort(), admin: addresses[0], decisions: addresses },
    settings: { TRUSTED_PROXIES: '127.0.0.1' },
  });
  try {
    const visitors = new Visitors({ ...installation, app: proxy, pauseMs });
    visitors.start();
    for (let round = 1; round <= rounds; round++) {
      for (const app of apps) {
        await app.stop();
        await app.start();
        await sleep(secondsApart * 1_000);
        report(`restartInTurn ${round}/${rounds}, ${visitors.failed} requests failed`);
      }
    }
    await visitors.end();
    for (const app of apps) await app.stop();
    const found = { acknowledged: visitors.counts, failedRequests: visitors.failed };
    if (visitors.failed > 0) found.firstFailure = visitors.firstFailure;
    return { ...found, ...(await audit(installation, visitors)) };
  } finally {
    await proxy.stop();
    await installation.app.start();
    await installation.stop();
  }
}

/**
 * R12: this version runs while a next one migrates, starts on its schema, and runs on while that is taken back. No
 * answer may be 5xx, nothing lost; each start says that the schema is newer, and refuses unless it is told to go on.
 *
 * @param together whether all kinds of migrations come at once, rather than one after the other
 */
export async function changeSchema({ together, report, pauseMs }) {
  const installation = await install({ withRedis: true, withAdmin: true });
  try {
    const visitors = new Visitors({ ...installation, pauseMs });
    const members = new Members(installation);
    visitors.start();
    await members.start();
    let silentStarts = 0;
    const rounds = together ? [nextMigrations] : nextMigrations.map((migration) => [migration]);
    for (const migrations of rounds) {
      silentStarts += await changed(installation, visitors, migrations);
      const names = migrations.map(({ name }) => name).join(', ');
      report(`changeSchema ${names}, ${visitors.failed + members.failed} requests failed`);
    }
    await members.end();
    await visitors.end();
    await installation.app.stop();
    const { setAside } = await installation.drained();
    const found = {
      acknowledged: { ...visitors.counts, calls: members.done },
      ...{ failedRequests: visitors.failed, failedCalls: members.failed, silentStarts, setAside },
      ...(await audit(installation, visitors)),
    };
    const first = visitors.firstFailure ?? members.firstFailure ?? visitors.faults[0];
    if (first !== undefined) found.firstFailure = first;
    await installation.app.start();
    return found;
  } finally {
    await installation.stop();
  }
}

/** How many starts on the newer schema did not say so, or did not refuse. */
async function changed(installation, visitors, migrations) {
  const { databaseUrl, app } = installation;
  const run = (statements) => query(databaseUrl, statements, undefined, 30_000);
  for (const migration of migrations) await moveUp(run, migration);
  await sleep(1_000);
  const refusal = await installation.startAnother().then(
    () => 'It starts.',
    (error) => error.message,
  );
  const other = await installation.startAnother({ ALLOW_NEWER_SCHEMA: 'true', LOG_LEVEL: 'warn' });
  visitors.origin = other.origin;
  await visitors.nextEvent();
  await sleep(1_000);
  for (const migration of migrations.toReversed()) await moveDown(run, migration);
  await visitors.nextEvent();
  visitors.origin = app.origin;
  await visitors.nextEvent();
  await sleep(500);
  await other.stop();
  return [refusal, other.said].filter((said) =>
    migrations.some(({ name }) => !said.includes('A newer version has migrated') || !said.includes(name)),
  ).length;
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

async function underLoad({ pauseMs, ...settings }, scenario) {
  const installation = await install(settings);
  try {
    const visitors = new Visitors({ ...installation, pauseMs });
    visitors.start();
    const measured = await scenario(installation, visitors);
    await visitors.acknowledged(leastAcknowledged);
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
