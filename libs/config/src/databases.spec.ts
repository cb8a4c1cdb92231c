import { ConfigError, loadConfig } from './load-config.js';

const secret = { SECRET_KEY: 'k'.repeat(32) };
const read = (environment: Record<string, string>) => loadConfig({ ...secret, ...environment });

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

/** As a driver reads an address. */
function parts(url: string) {
  const { username, password, hostname, port, pathname } = new URL(url);
  return {
    ...{ user: decodeURIComponent(username), password: decodeURIComponent(password) },
    ...{ host: hostname, port, name: decodeURIComponent(pathname.slice(1)) },
  };
}

describe('the address of the database', () => {
  const odd = `p@ss/w#rd:?%&'" +`;

  it('takes a password with any character beside it', () => {
    const { databaseUrl } = read({
      DB_URL: 'postgres://db:5433/ab',
      DB_USER: 'a@b',
      DB_PASSWORD: odd.trim(),
    });

    expect(parts(databaseUrl)).toEqual({
      ...{ user: 'a@b', password: odd.trim(), host: 'db', port: '5433', name: 'ab' },
    });
  });

  it('may come in parts alone', () => {
    const { databaseUrl } = read({ DB_HOST: 'db', DB_USER: 'ab', DB_PASSWORD: 'x/y', DB_NAME: 'a b' });

    expect(parts(databaseUrl)).toEqual({
      ...{ user: 'ab', password: 'x/y', host: 'db', port: '5432', name: 'a b' },
    });
  });

  it('keeps the user that it names, and gives the password to the direct address as well', () => {
    const config = read({
      ...{ DB_URL: 'postgres://me@pooler/ab', DB_PASSWORD: 'x/y', DB_DIRECT_URL: 'postgres://me@db/ab' },
      DB_REPLICA_URL: 'postgres://reader@replica/ab',
    });

    expect(parts(config.databaseUrl)).toMatchObject({ user: 'me', password: 'x/y', host: 'db' });
    expect(parts(config.databasePoolerUrl!)).toMatchObject({ user: 'me', password: 'x/y', host: 'pooler' });
    expect(parts(config.databaseReplicaUrl!)).toMatchObject({
      user: 'reader',
      password: 'x/y',
      host: 'replica',
    });
  });

  it.each([
    [{ DB_URL: 'postgres://u:p@h/d', DB_PASSWORD: 'x' }, /DB_URL has a password/],
    [{ DB_URL: 'postgres://u@h/d', DB_USER: 'x' }, /DB_URL names a user/],
    [{ DB_URL: 'postgres://h/d', DB_HOST: 'x' }, /DB_URL and DB_HOST are both set/],
    [{ DB_USER: 'me', DB_PASSWORD: 'x' }, /DB_URL is missing/],
    [{ DB_HOST: 'h', DB_PORT: '0' }, /DB_PORT must be/],
    [{ DB_URL: 'postgres://u:p@ss/w#rd@h/d' }, /belongs in DB_USER and DB_PASSWORD/],
    [{ DB_URL: 'postgres://h,/d' }, /must name hosts as host:port,host:port/],
    [{ DB_URL: 'postgres://h/d?target_session_attrs=writable' }, /target_session_attrs of any, read-write/],
    [{ DB_URL: 'postgres://h/d?sslmode=on' }, /sslmode of disable, allow, prefer/],
    [{ DB_URL: 'postgres://h/d', DB_POOL_SIZE: '1' }, /DB_POOL_SIZE must be a whole number from 2/],
  ])('refuses %j', (environment, reason) => {
    expect(faultsOf(environment as Record<string, string>)).toEqual([expect.stringMatching(reason)]);
  });

  it('lists several hosts for the driver, which connects to the first one by itself', () => {
    const { databaseUrl } = read({
      DB_URL: 'postgres://u:p@h1:5432,[::1]:5433/d?target_session_attrs=primary',
    });

    expect(new URL(databaseUrl).host).toBe('h1:5432');
    expect(new URL(databaseUrl).searchParams.get('hosts')).toBe('h1:5432,[::1]:5433');
    expect(read({ DB_URL: databaseUrl }).databaseUrl).toBe(databaseUrl);
    expect(new URL(read({ DB_HOST: 'a,b:1' }).databaseUrl).searchParams.get('hosts')).toBe('a:5432,b:1');
  });
});
