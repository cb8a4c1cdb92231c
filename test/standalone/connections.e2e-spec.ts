import { execFileSync } from 'node:child_process';
import { chownSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import pg from 'pg';
import { loadConfig } from '#libs/config';
import { dataSourceOptions, PostgresClient } from '#libs/entities';
import { ingestionPoolConfig } from '#libs/ingestion';
import { RedisConnection } from '#libs/redis';
import { Authority } from '../support/certificates.js';
import { DebianPostgres, postgresUser } from '../support/debian-postgres.js';
import { findFreePort } from '../support/free-port.js';
import { query } from '../support/postgres-holder.js';
import { RedisServer } from '../support/redis-server.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const secret = { SECRET_KEY: 'k'.repeat(32) };
const oddPassword = `p@ss/w#rd:?%&'"+`;

let authority: Authority;
let stranger: Authority;
let secure: DebianPostgres;
let plain: TestDatabase;

beforeAll(async () => {
  [authority, stranger] = [new Authority(), new Authority()];
  plain = await createTestDatabase();
  secure = await DebianPostgres.start([], ['local all all trust', 'host all all 127.0.0.1/32 trust']);
  await query(secure.url(), `CREATE ROLE somebody LOGIN PASSWORD '${oddPassword.replaceAll("'", "''")}'`);
  await secure.goAway('SIGTERM');
  for (const [from, name] of [
    [authority.serverCertificate, 'server.crt'],
    [authority.serverKey, 'server.key'],
  ] as const) {
    const to = join(secure.dataDir, name);
    copyFileSync(from, to);
    execFileSync('chmod', ['600', to]);
    if (postgresUser.uid !== undefined) chownSync(to, postgresUser.uid, postgresUser.gid!);
  }
  execFileSync('sh', ['-c', `echo "ssl = on" >> "$0/postgresql.conf"`, secure.dataDir]);
  // Whoever comes without TLS is refused; one role has to know its password.
  const access = [
    'hostssl all somebody all scram-sha-256',
    'hostssl all all all trust',
    'hostnossl all all all reject',
  ];
  execFileSync('sh', ['-c', 'cat > "$0/pg_hba.conf"', secure.dataDir], { input: `${access.join('\n')}\n` });
  await secure.comeBack();
});

afterAll(async () => {
  await secure?.stop();
  await plain?.drop();
  authority?.remove();
  stranger?.remove();
});

const settingsOf = (environment: Record<string, string>) => loadConfig({ ...secret, ...environment });

/** Whether the connection that the settings lead to is encrypted. */
async function isEncrypted(environment: Record<string, string>): Promise<boolean> {
  const client = new PostgresClient({ connectionString: settingsOf(environment).databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ ssl: boolean }>(
      'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    );
    return rows[0]!.ssl;
  } finally {
    await client.end();
  }
}

const secureUrl = (host: string, rest: string) => ({
  DB_URL: `postgres://postgres@${host}:${secure.port}/postgres?${rest}`,
});

describe('PostgreSQL with a certificate of an authority of its own', () => {
  it.each(['prefer', 'require', 'allow'])('is reached by sslmode=%s, whoever it is', async (mode) => {
    expect(await isEncrypted(secureUrl('127.0.0.1', `sslmode=${mode}`))).toBe(true);
  });

  it('is not reached by sslmode=disable', async () => {
    await expect(isEncrypted(secureUrl('127.0.0.1', 'sslmode=disable'))).rejects.toThrow('pg_hba.conf');
  });

  it('is checked by verify-ca, and by verify-full with its name as well', async () => {
    const root = `sslrootcert=${authority.certificate}`;
    const another = `sslrootcert=${stranger.certificate}`;

    expect(await isEncrypted(secureUrl('127.0.0.1', `sslmode=verify-ca&${root}`))).toBe(true);
    expect(await isEncrypted(secureUrl('localhost', `sslmode=verify-full&${root}`))).toBe(true);
    await expect(isEncrypted(secureUrl('localhost', 'sslmode=verify-full'))).rejects.toThrow(/certificate/);
    await expect(isEncrypted(secureUrl('localhost', `sslmode=verify-ca&${another}`))).rejects.toThrow();
    await expect(isEncrypted(secureUrl('127.0.0.1', `sslmode=verify-full&${root}`))).rejects.toThrow(
      /altnames|IP/,
    );
  });

  it('takes a password of any character that is a setting of its own', async () => {
    const place = { DB_HOST: '127.0.0.1', DB_PORT: String(secure.port), DB_NAME: 'postgres?sslmode' };
    const { databaseUrl } = settingsOf({ ...place, DB_USER: 'somebody', DB_PASSWORD: oddPassword });
    const named = databaseUrl.replace(/\/[^/]*$/, '/postgres?sslmode=require&uselibpqcompat=true');
    const wrong = named.replace('somebody:', 'somebody:x');

    expect((await query(named, 'SELECT current_user AS name')) as object[]).toEqual([{ name: 'somebody' }]);
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });
});

describe('PostgreSQL without TLS', () => {
  it.each(['prefer', 'allow'])('is reached by sslmode=%s', async (mode) => {
    expect(await isEncrypted({ DB_URL: `${plain.url}?sslmode=${mode}` })).toBe(false);
  });

  it('is not reached by sslmode=require', async () => {
    await expect(isEncrypted({ DB_URL: `${plain.url}?sslmode=require` })).rejects.toThrow('SSL');
  });
});

describe('several hosts of PostgreSQL', () => {
  /** The database of the tests, after hosts that are no help. */
  function urlAfter(places: string[], rest = ''): string {
    const url = new URL(plain.url);
    return settingsOf({ DB_URL: plain.url.replace(url.host, [...places, url.host].join(',')) + rest })
      .databaseUrl;
  }

  const portOf = 'SELECT inet_server_port() AS port';

  it('are tried in order, by all kinds of connections', async () => {
    const url = urlAfter([`127.0.0.1:${await findFreePort()}`]);
    const pool = new pg.Pool(
      ingestionPoolConfig({ databaseUrl: url, connections: 1, name: 'test', statementLimitMs: 5_000 }),
    );
    const pooled = new pg.Pool(
      ingestionPoolConfig({
        databaseUrl: url,
        databasePoolerUrl: url,
        connections: 1,
        name: 'test',
        statementLimitMs: 5_000,
      }),
    );
    const dataSource = await new DataSource(dataSourceOptions(url, 1)).initialize();
    const port = Number(new URL(plain.url).port);

    expect((await pool.query(portOf)).rows).toEqual([{ port }]);
    expect((await pooled.query(portOf)).rows).toEqual([{ port }]);
    expect(await dataSource.query(portOf)).toEqual([{ port }]);
    await Promise.all([pool.end(), pooled.end(), dataSource.destroy()]);
  });

  it('are passed over while they only read, where writing is asked for', async () => {
    const reader = await DebianPostgres.start(['default_transaction_read_only = on']);
    const { username, password, pathname } = new URL(plain.url);
    await reader.goAway('SIGTERM');
    execFileSync('sh', ['-c', 'echo "host all all all trust" > "$0/pg_hba.conf"', reader.dataDir]);
    await reader.comeBack();
    await query(reader.url(), `SET transaction_read_only = off; CREATE ROLE "${username}" LOGIN`).catch(
      () => undefined,
    );
    await query(
      reader.url(),
      `SET transaction_read_only = off; CREATE DATABASE "${pathname.slice(1)}"`,
    ).catch(() => undefined);
    expect(password).toBeDefined();
    const ask = async (rest: string) => {
      const client = new PostgresClient({
        connectionString: urlAfter([`127.0.0.1:${reader.port}`], rest),
      });
      await client.connect();
      const { rows } = await client.query<{ port: number }>(portOf);
      await client.end();
      return rows[0]!.port;
    };

    try {
      expect(await ask('?target_session_attrs=read-write')).toBe(Number(new URL(plain.url).port));
      await expect(ask('?target_session_attrs=standby')).rejects.toThrow('target_session_attrs=standby');
    } finally {
      await reader.stop();
    }
  });
});

describe('Redis with a certificate of an authority of its own', () => {
  let redis: RedisServer;
  let tlsPort: number;

  beforeAll(async () => {
    tlsPort = await findFreePort();
    redis = await RedisServer.start(
      ...['--tls-port', String(tlsPort), '--tls-auth-clients', 'no', '--requirepass', 'x/y@z#'],
      ...['--tls-cert-file', authority.serverCertificate, '--tls-key-file', authority.serverKey],
      ...['--tls-ca-cert-file', authority.certificate],
    );
  });

  afterAll(() => redis?.stop());

  /** What it says when it does not connect; undefined when it does. */
  async function failureOf(environment: Record<string, string>): Promise<string | undefined> {
    const { redis: settings } = settingsOf({
      ...{ DB_URL: 'postgres://h/d', REDIS_URL: `rediss://localhost:${tlsPort}`, REDIS_PASSWORD: 'x/y@z#' },
      ...environment,
    });
    let failure: string | undefined;
    const connection = new RedisConnection({
      ...{ settings: settings!, name: 'test', onLost: (error: Error) => (failure = error.message) },
    });
    await connection.start(3_000);
    if (connection.isUp) expect(await connection.send('key', 'PING')).toBe('PONG');
    connection.close();
    return failure;
  }

  it('is trusted with REDIS_CA_FILE, and says why not without', async () => {
    expect(await failureOf({ REDIS_CA_FILE: authority.certificate })).toBeUndefined();
    expect(await failureOf({})).toMatch(/certificate/);
    expect(await failureOf({ REDIS_CA_FILE: stranger.certificate })).toMatch(/certificate/);
  });

  it('refuses a file that is no certificate', () => {
    expect(() =>
      settingsOf({ DB_URL: 'postgres://h/d', REDIS_URL: 'rediss://h', REDIS_CA_FILE: 'package.json' }),
    ).toThrow('REDIS_CA_FILE must name a file with certificates in PEM');
  });
});
