/**
 * P16: p99 of `/decision` while the largest results, 20 logins a second and requests against the largest rules are
 * offered, for one command and for separate apps; and the same without all that.
 *
 * `P16_SECONDS=60 npm run bench -- P16` measures for a longer time.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signUp } from './account.mjs';
import { insertProject, startApp, startDatabase, startOneCommand } from './decision-app.mjs';
import { insertLargestResults } from './largest-results.mjs';
import { hostileAttributes, insertLargestRules } from './largest-rules.mjs';
import { loadCore, startPinned } from './load.mjs';
import { valueLine } from './table.mjs';

const seconds = Number(process.env.P16_SECONDS ?? 15);
/** Decisions a second: a busy shop, and far below what one core can do. */
const decisions = 200;
const pool = 2_000;
const loginsPerSecond = 20;
/** As many as one address may send (PUBLIC_RATE_LIMIT). */
const rulesPerSecond = 10;
/** People who look at the largest results all the time. */
const readers = 4;
/** What is under way at the end is waited for no longer. */
const patienceMs = 90_000;

export async function measure() {
  return [
    ...(await measureWith('one command', startTogether)),
    ...(await measureWith('separate apps', startApart)),
  ];
}

async function startTogether(databaseUrl, dataDir) {
  const app = await startOneCommand(databaseUrl, { DATA_DIR: dataDir });
  return { admin: app.url, decision: app.url, stop: app.stop };
}

async function startApart(databaseUrl, dataDir) {
  const admin = await startApp('admin', databaseUrl, { DATA_DIR: dataDir });
  const decision = await startApp('decision', databaseUrl);
  const stop = async () => {
    await decision.stop();
    await admin.stop();
  };
  return { admin: admin.url, decision: decision.url, stop };
}

async function measureWith(mode, start) {
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-bench-admin-'));
  const database = await startDatabase();
  const apps = await start(database.url, dataDir);
  try {
    const { projectId } = await insertProject(database.client);
    const account = await signUp(apps.admin, dataDir);
    const load = {
      ...{ apps, projectId, account },
      experimentId: await insertLargestResults(database, account.projectId),
      rulesProjectId: await insertLargestRules(database.client),
    };
    await decide(load, pool / decisions);
    const quiet = await decide(load, seconds);
    const offer = new Offer(load);
    const pressed = await decide(load, seconds);
    const counts = await offer.stop();
    return linesOf(mode, { quiet, pressed, counts });
  } finally {
    await apps.stop();
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function linesOf(mode, { quiet, pressed, counts }) {
  const told = Object.entries(counts).map(([what, statuses]) => `${what}: ${tell(statuses)}`);
  process.stderr.write(`  ${mode}: ${told.join('; ')}\n`);
  const work = `p99 of ${decisions} decisions/s, ${mode}`;
  return [
    valueLine(
      { id: 'P16', work: `${work}, nothing else`, target: 'for comparison', met: () => true, unit: 'ms' },
      quiet.p99,
    ),
    valueLine(
      {
        ...{ id: 'P16', work: `${work}, under pressure (${told.join('; ')})`, target: '≤ 50 ms', unit: 'ms' },
        met: (ms) => ms <= 50 && pressed.failed === 0,
      },
      pressed.p99,
    ),
  ];
}

const tell = (statuses) =>
  [...statuses]
    .map(
      ([status, { count, slowestMs }]) =>
        `${count} × ${status} (${(slowestMs / 1_000).toFixed(1)} s at most)`,
    )
    .join(', ') || 'none';

/** Known visitors at a fixed rate, from a process of its own. */
async function decide({ apps, projectId }, duration) {
  const args = ['bench/paced-load.mjs', apps.decision, projectId, pool, decisions, duration].map(String);
  const { match, stop } = await startPinned(loadCore, args, { ready: /^RESULT (.*)$/ });
  await stop();
  return JSON.parse(match[1]);
}

/** Everything that strangers and members may ask for besides, until it is stopped. */
class Offer {
  constructor({ apps, account, experimentId, rulesProjectId }) {
    this.ending = new AbortController();
    this.underWay = new Set();
    this.counts = { results: new Map(), logins: new Map(), rules: new Map() };
    const methods = ['bayesian', 'frequentist', 'sequential'];
    this.loops = [
      ...Array.from({ length: readers }, (_, reader) =>
        this.again((n) =>
          this.send(
            'results',
            `${apps.admin}/experiments/${experimentId}/results?method=${methods[(reader + n) % 3]}`,
            {
              headers: account.headers,
            },
          ),
        ),
      ),
      this.every(1_000 / loginsPerSecond, (n) =>
        this.send('logins', `${apps.admin}/auth/login`, {
          ...json({ email: `person-${n}@shop-${n % 50}.example`, password: 'Wrong-Donkey-7!' }),
        }),
      ),
      this.every(1_000 / rulesPerSecond, (n) =>
        this.send('rules', `${apps.decision}/decision`, {
          ...json({
            ...{ url: 'https://shop.example.com/', projectId: rulesProjectId, endUserId: `fresh-${n}` },
            attributes: { x: hostileAttributes(n + 1).x },
          }),
        }),
      ),
    ];
  }

  /** One after the other; after a refusal, a second later. */
  async again(ask) {
    for (let n = 0; !this.ending.signal.aborted; n++) {
      const status = await ask(n);
      if (status !== 200) await sleep(1_000);
    }
  }

  /** At a fixed rate, however long each takes. */
  async every(ms, ask) {
    const started = performance.now();
    for (let n = 0; !this.ending.signal.aborted; n++) {
      await sleep(Math.max(0, started + n * ms - performance.now()));
      const asked = ask(n);
      this.underWay.add(asked);
      void asked.finally(() => this.underWay.delete(asked));
    }
  }

  async send(what, url, options) {
    const started = performance.now();
    const status = await fetch(url, { ...options, signal: AbortSignal.timeout(patienceMs) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      (error) => error.name,
    );
    const { count = 0, slowestMs = 0 } = this.counts[what].get(status) ?? {};
    const ms = performance.now() - started;
    this.counts[what].set(status, { count: count + 1, slowestMs: Math.max(slowestMs, ms) });
    return status;
  }

  async stop() {
    this.ending.abort();
    await Promise.all([...this.loops, ...this.underWay]);
    return this.counts;
  }
}

const json = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
