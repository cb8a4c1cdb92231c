import { randomFillSync } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { advisoryLocks, loadDatafile } from '#libs/entities';
import { compile } from '#libs/evaluation';
import { StartFailure } from '#libs/processes';
import { EventIds } from '#libs/ingestion';
import { visitShop } from './behaviour.js';
import { backdate, dateExperiments, type DatedExperiment } from './dates.js';
import { DemoAccount } from './demo-account.js';
import { demoFlags } from './demo-flags.js';
import { DemoSession } from './demo-session.js';
import { otherExperiments } from './other-experiments.js';
import { runningExperiments } from './running-experiments.js';
import { SeededRandom } from './seeded-random.js';
import { settleStatuses, setUpShop } from './set-up-shop.js';
import { storeWeek } from './store-week.js';
import { makeVisitors } from './visitor.js';
import { type OpenShop, type Recording, Walk } from './walk.js';

const visitorCount = 6_000;
const seed = 20_261_122;

export interface FillingOptions {
  /** Milliseconds since 1970: when the week of visitors is over. */
  now: number;
  print: (line: string) => void;
}

/**
 * Fills in the demo organization beside whatever is there, unless it is there already; what a start left that did
 * not get to its end is made again. The application need not listen.
 */
export async function fillDemo(app: NestFastifyApplication, options: FillingOptions): Promise<void> {
  await app.init();
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.ready();
  const { level } = fastify.log;
  fastify.log.level = 'warn';
  const lock = app.get(DataSource).createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [advisoryLocks.demo]);
    try {
      await fillIfMissing(app, options);
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [advisoryLocks.demo]);
    }
  } finally {
    await lock.release();
    fastify.log.level = level;
  }
}

async function fillIfMissing(app: NestFastifyApplication, options: FillingOptions): Promise<void> {
  const account = new DemoAccount(app);
  const state = await account.state();
  if (state === 'finished') return;
  if (state === 'unfinished') await account.removeUnfinished();
  options.print(`Filling in the demo: a shop and a week of ${visitorCount} synthetic visitors …`);
  const projectId = await account.open();
  const session = await DemoSession.open(app, account.credentials);
  const made = await setUpShop(session, projectId, [
    ...runningExperiments,
    ...otherExperiments,
    ...demoFlags,
  ]);
  const dated = dateExperiments(made, options.now);
  const shop = await openShop(app, projectId, dated);
  await settleStatuses(session, made);
  await session.close();
  await backdate(app.get(DataSource), dated);
  await store(app, simulate(shop, options.now), options.print);
  // So many rows at once are unknown to the planner until autovacuum comes by, and results would be slow.
  await app.get(DataSource).query('ANALYZE assignment, assignment_total, event, user_total, variation_total');
  await account.finish();
}

/** The shop while all experiments run at once; when each of them did is seen to by its dates. */
async function openShop(
  app: NestFastifyApplication,
  projectId: number,
  experiments: readonly DatedExperiment[],
): Promise<OpenShop> {
  const datafile = await loadDatafile(app.get(DataSource), projectId);
  if (datafile === undefined) throw new StartFailure('The demo cannot be filled in: its project is gone.');
  const ids = new EventIds((buffer) => randomFillSync(buffer));
  return { compiled: compile(datafile, app.get(Config).hash), experiments, nextId: ids.next };
}

function simulate(shop: OpenShop, now: number): Recording {
  const recording: Recording = { served: [], events: [] };
  makeVisitors(visitorCount, seed, now).forEach((visitor, index) => {
    const random = new SeededRandom(seed + 2 + index * 7_919);
    visitShop(new Walk(shop, visitor, random, recording), visitor.sessions, visitor.query);
  });
  return recording;
}

async function store(
  app: NestFastifyApplication,
  recording: Recording,
  print: FillingOptions['print'],
): Promise<void> {
  const connectionString = app.get(Config).databaseUrl;
  const pool = new pg.Pool({ connectionString, max: 1, application_name: 'abtestingtool demo' });
  let told = 0;
  try {
    await storeWeek(pool, recording, (done) => {
      if (done < told + 0.2) return;
      told = done;
      print(`  ${Math.round(done * 100)} % stored`);
    });
  } finally {
    await pool.end();
  }
}
