/**
 * Makes faults come and go at a decision app, a worker and an admin app that are at work, and counts what they log: one line
 * when a fault comes and one when it goes in each process that meets it, and nothing else.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { Gate } from './gate.mjs';
import { findFreePort } from '../../scripts/free-port.mjs';
import { install, query } from './installation.mjs';

const S3rver = createRequire(import.meta.url)('s3rver');
const all = ['admin', 'decision', 'worker'];
const comingLimitMs = 330_000;
const database = [/^The database is unavailable: /, /^The database is back\.$/];

/** The lines of each fault, and where they stand. */
const faults = {
  databaseAway: {
    apps: all,
    lines: database,
    go: ({ gate }) => gate.shut(),
    come: ({ gate }) => gate.open(),
  },
  databaseSilent: {
    ...{ apps: all, lines: database },
    go: ({ gate }) => gate.silence(),
    come: ({ gate }) => gate.open(),
  },
  databaseKilled: {
    apps: all,
    lines: [
      /^(The database is unavailable|A database connection was lost): /,
      /^(The database is back|No more database connections were lost)\.$/,
    ],
    go: ({ installation }) => installation.killDatabase(),
    come: () => undefined,
  },
  redisKilled: {
    ...{ apps: all, lines: [/^Redis is unavailable; /, /^Redis is back\.$/] },
    go: ({ installation }) => installation.redis.kill(),
    come: ({ installation }) => installation.redis.comeBack(),
  },
  mailAndStorageAway: {
    apps: ['admin'],
    lines: [
      ...[/^Mails wait for the mail server: /, /^The mail server takes mails again\.$/],
      ...[/^The object storage failed: /, /^The object storage works again\.$/],
    ],
    go: async (bed) => {
      await bed.mailGate.shut();
      await bed.storageGate.shut();
      bed.signsUp = true;
    },
    come: async (bed) => {
      bed.signsUp = false;
      await bed.mailGate.open();
      await bed.storageGate.open();
    },
  },
  clocksApart: {
    apps: all,
    lines: [/^The clock of this machine .* are apart/, /^The clock of this machine .* agree again\.$/],
    // A function of the same name that is found first; each statement of a process asks it from then on.
    go: ({ url }) => query(url, skewClock, [], 30_000),
    come: ({ url }) => query(url, 'DROP FUNCTION skewed.clock_timestamp()', [], 30_000),
  },
};

const skewClock = `
  CREATE FUNCTION skewed.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
  AS $$ SELECT pg_catalog.clock_timestamp() + interval '20 seconds' $$`;

/**
 * @param minutes rounds of all faults begin for so long; 0: one short round of those that need no waiting
 * @returns what was counted, and lines that should not be there or are missing
 */
export async function watchLog({ minutes, report }) {
  const bed = await open();
  const names = Object.keys(faults).filter(
    (name) => minutes > 0 || !/Silent|Killed$|clocks/.test(name) || name === 'redisKilled',
  );
  const found = { faults: 0, lines: 0, wrong: 0 };
  try {
    const end = Date.now() + minutes * 60_000;
    for (let round = 1; round === 1 || Date.now() < end; round++) {
      for (const name of names) {
        const awayMs = minutes > 0 ? 20_000 + 10_000 * (round % 4) : 5_500;
        const { lines, wrong } = await happen(bed, faults[name], {
          awayMs,
          settleMs: minutes > 0 ? 15_000 : 500,
        });
        found.faults++;
        found.lines += lines;
        found.wrong += wrong.length;
        found.firstWrong ??= wrong[0] && `${name}: ${wrong[0]}`;
        report(`${name} ${round}: ${lines} lines, ${wrong.length} wrong`);
      }
    }
    if (found.firstWrong === undefined) delete found.firstWrong;
    return found;
  } finally {
    await bed.close();
  }
}

async function happen(bed, fault, { awayMs, settleMs }) {
  const from = new Map(bed.apps.map(({ name, said }) => [name, said.length]));
  const linesOf = (app) => warningsIn(app.said.slice(from.get(app.name)));
  const affected = bed.apps.filter(({ name }) => fault.apps.includes(name));
  const isOver = (app) => fault.lines.every((line) => linesOf(app).some((said) => line.test(said)));
  await fault.go(bed);
  await sleep(awayMs);
  await fault.come(bed);
  for (let waited = 0; !affected.every(isOver) && waited < comingLimitMs; waited += 100) {
    if (awayMs < 10_000 && waited > 20_000) break;
    await sleep(100);
  }
  await sleep(settleMs);
  const wrong = [];
  let count = 0;
  for (const app of bed.apps) {
    const lines = linesOf(app);
    count += lines.length;
    const expected = affected.includes(app) ? [...fault.lines] : [];
    for (const line of lines) {
      const index = expected.findIndex((pattern) => pattern.test(line));
      if (index < 0) wrong.push(`${app.name} logs "${line}"`);
      else expected.splice(index, 1);
    }
    wrong.push(...expected.map((pattern) => `${app.name} does not log ${pattern}`));
  }
  return { lines: count, wrong };
}

/** What a process says at the level of warnings and above. */
function warningsIn(text) {
  return text.split('\n').flatMap((line) => {
    try {
      const { level, msg } = JSON.parse(line);
      return level >= 40 ? [msg] : [];
    } catch {
      return line.trim() === '' ? [] : [line];
    }
  });
}

/** The product at work: visitors decide and order all the time, and people sign up while that is wanted. */
async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'abtesting-chaos-storage-'));
  const mail = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] },
    onData: (stream, _session, done) => stream.on('end', done).resume(),
  });
  const listening = mail.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const storagePort = await findFreePort();
  const storage = new S3rver({ address: '127.0.0.1', port: storagePort, directory: folder, silent: true });
  await storage.run();
  const mailGate = await Gate.to(listening.address().port);
  const storageGate = await Gate.to(storagePort);
  const bed = { mailGate, storageGate, signsUp: false };
  const installation = await install({
    ...{ withRedis: true, withAdmin: true },
    reach: async (url) => {
      bed.url = url;
      bed.gate = await Gate.to(Number(new URL(url).port));
      const way = new URL(url);
      await query(
        url,
        `CREATE SCHEMA skewed; ALTER DATABASE "${way.pathname.slice(1)}" SET search_path = skewed, pg_catalog, public`,
      );
      way.port = String(bed.gate.port);
      return way.href;
    },
    settings: {
      ...{
        LOG_LEVEL: 'warn',
        SMTP_HOST: '127.0.0.1',
        SMTP_PORT: String(mailGate.port),
        SMTP_SENDER: 'ab@test.example',
      },
      ...{ STORAGE_ENDPOINT: `127.0.0.1:${storageGate.port}`, STORAGE_BUCKET: 'files', AUTH_RATE_LIMIT: '0' },
      ...{ STORAGE_ACCESS_KEY: 'S3RVER', STORAGE_SECRET_KEY: 'S3RVER' },
    },
  });
  const { admin, app, worker, project } = installation;
  let ended = false;
  const work = callAll(() => ended, { admin, app, project, bed });
  return Object.assign(bed, {
    installation,
    apps: [admin, app, worker],
    close: async () => {
      ended = true;
      await work;
      await installation.stop();
      for (const gate of [mailGate, storageGate, bed.gate]) await gate.shut();
      await new Promise((resolve) => mail.close(resolve));
      storage.httpServer.closeAllConnections();
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

async function callAll(isEnded, { admin, app, project, bed }) {
  const post = (origin, path, body) =>
    fetch(origin + path, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      signal: AbortSignal.timeout(10_000),
    })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
  for (let number = 1; !isEnded(); number++) {
    const endUserId = `visitor-${number}`;
    const order = { experimentId: project.experimentIds[0], custom: true, eventName: 'order', endUserId };
    await post(app.origin, '/decision', { projectId: project.id, url: 'https://shop.example/', endUserId });
    await post(app.origin, '/metrics/track', order);
    if (bed.signsUp && number % 10 === 0) await signUp(post, admin, number);
    await sleep(100);
  }
}

const signUp = (post, { origin }, number) =>
  post(origin, '/organizations', {
    ...{ name: `Organization ${number}`, email: `ada@o${number}.example`, password: 'Correct-Horse-9!' },
  });
