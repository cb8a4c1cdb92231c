import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyProduct, killGroup, PostgresHolders, query, stopSoftly } from '../support/postgres-holder.js';
import { waitUntil } from '../support/wait-until.js';

const itAsRoot = process.getuid?.() === 0 ? it : it.skip;

describe('the embedded PostgreSQL', () => {
  let holders: PostgresHolders;

  beforeEach(() => {
    holders = new PostgresHolders();
  });

  afterEach(() => holders.clear());

  it('keeps data from one start to the next, under the same password', async () => {
    const first = await holders.hold();
    await query(first.url, 'CREATE TABLE note AS SELECT 7 AS number');
    await stopSoftly(first.holder);

    const second = await holders.hold();

    expect(await query(second.url, 'SELECT number FROM note')).toEqual([{ number: 7 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it('has stopped when stop() has returned', async () => {
    const { holder } = await holders.hold();

    await stopSoftly(holder);

    expect(holders.countServers()).toBe(0);
  });

  it('listens on 127.0.0.1 only, sorts by code point and knows all letters', async () => {
    const { url } = await holders.hold();

    const rows = await query(
      url,
      `SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync,
              current_setting('unix_socket_directories') AS sockets, 'a' < 'B' AS by_language, lower('ÄŽ') AS lower`,
    );

    expect(rows).toEqual([
      { addresses: '127.0.0.1', fsync: 'off', sockets: '', by_language: false, lower: 'äž' },
    ]);
  });

  it('lets nobody in without the password, nor into its files', async () => {
    const before = statSync(holders.folder);
    const { url } = await holders.hold();

    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;

    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(holders.dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(holders.dataDir, 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(holders.folder)).toMatchObject({ uid: before.uid, gid: before.gid, mode: before.mode });
  });

  it('goes when its program is killed with its process group, and the next start finds the data', async () => {
    const first = await holders.hold();
    await query(first.url, 'CREATE TABLE note AS SELECT 7 AS number');
    await killGroup(first.holder);

    const second = await holders.hold();
    const rows = await query(second.url, 'SELECT number FROM note');
    await killGroup(second.holder);

    expect(rows).toEqual([{ number: 7 }]);
    await waitUntil(() => holders.countServers() === 0);
  });

  it('comes back on the same port when the server is killed', async () => {
    const { url } = await holders.hold();
    await query(url, 'CREATE TABLE note AS SELECT 7 AS number');
    process.kill(holders.serverPid(), 'SIGKILL');

    await waitUntil(() => query(url, 'SELECT 1').catch(() => false));

    expect(await query(url, 'SELECT number FROM note')).toEqual([{ number: 7 }]);
  });

  it('leaves no server and blocks no start when the keeper is killed as well', async () => {
    const { holder } = await holders.hold();
    const status = readFileSync(`/proc/${holders.serverPid()}/status`, 'utf8');
    process.kill(Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), 'SIGKILL');
    await killGroup(holder);

    const next = await holders.hold();

    expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(holders.countServers()).toBe(1);
  });

  it('refuses a second program in one sentence and goes on serving the first', async () => {
    const first = await holders.hold();

    const second = holders.hold();

    await expect(second).rejects.toThrow(/^The data in \S+ is in use by another running ABTestingTool\.$/);
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets one of two simultaneous first starts win', async () => {
    const starts = await Promise.allSettled([holders.hold(), holders.hold()]);

    const failures = starts
      .filter((start) => start.status === 'rejected')
      .map(({ reason }) => String(reason));

    expect(failures).toEqual([expect.stringContaining('in use by another running ABTestingTool')]);
    expect(holders.countServers()).toBe(1);
  });

  it('starts over when its first start was killed in the middle', async () => {
    const killed = holders.launch();
    await waitUntil(() => existsSync(join(holders.dataDir, 'password')));
    await killGroup(killed);

    const { url } = await holders.hold();

    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts although a stranger got the process id of a server that died', async () => {
    const first = await holders.hold();
    const file = join(holders.dataDir, 'cluster/postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await stopSoftly(first.holder);
    writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));

    const { url } = await holders.hold();

    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('removes its folder when it was asked to, even after a kill', async () => {
    const { holder } = await holders.hold({ removeOnExit: true });
    await killGroup(holder);

    await waitUntil(() => !existsSync(join(holders.dataDir, 'cluster')));
  });

  itAsRoot('runs for root below a folder that is closed to others', async () => {
    const clone = join(holders.folder, 'clone');
    copyProduct(clone);
    chmodSync(holders.folder, 0o700);

    const { url } = await holders.hold({ clone });

    const berlin = `SELECT timezone('Europe/Berlin', timestamptz '2026-01-01 12:00Z')::text AS berlin`;
    expect(await query(url, berlin)).toEqual([{ berlin: '2026-01-01 13:00:00' }]);
  });
});
