import type { Config } from './config.js';
import { host, integer, postgresUrl, text, type Reader } from './readers.js';
import type { SettingReader } from './setting-reader.js';

const urlNames = ['DB_URL', 'DATABASE_URL'];
const defaultPort = 5432;

/** One host or several, the first of which that fits is used. */
const hosts: Reader<string> = (value) =>
  value
    .split(',')
    .map((part) => host(part.trim()))
    .join(',');

/** Where the database is; undefined when no setting names one. */
export function readDatabase(
  settings: SettingReader,
): Pick<Config, 'databaseUrl' | 'databasePoolerUrl' | 'databaseReplicaUrl'> | undefined {
  const login = readLogin(settings);
  const named = settings.optional(urlNames, postgresUrl);
  const parts = readParts(settings);
  if (named !== undefined && parts !== undefined)
    settings.faults.push('DB_URL and DB_HOST are both set; keep one of them.');
  if (named !== undefined) refuseTwoLogins(settings, named, login);
  const url = withLogin(named ?? parts, login);
  const direct = readFurther(settings, 'DB_DIRECT_URL', login);
  const databaseReplicaUrl = readFurther(settings, 'DB_REPLICA_URL', login);
  const databaseUrl = direct ?? url;
  if (databaseUrl === undefined) return undefined;
  return { databaseUrl, databasePoolerUrl: direct === undefined ? undefined : url, databaseReplicaUrl };
}

/** An address that may have a login of its own. */
const readFurther = (settings: SettingReader, name: string, login: Login): string | undefined =>
  withLogin(settings.optional([name], postgresUrl), login);

interface Login {
  readonly user: string | undefined;
  /** As it is, with any character. */
  readonly password: string | undefined;
}

const readLogin = (settings: SettingReader): Login => ({
  user: settings.optional(['DB_USER'], text),
  password: settings.exact('DB_PASSWORD'),
});

/** The address from DB_HOST, DB_PORT and DB_NAME; undefined without the first. */
function readParts(settings: SettingReader): string | undefined {
  const named = settings.optional(['DB_HOST'], hosts);
  const port = settings.read(['DB_PORT'], integer(1, 65_535), defaultPort);
  const name = settings.read(['DB_NAME'], text, 'abtesting');
  if (named === undefined) return undefined;
  const places = named.split(',').map((part) => (/:\d+$/.test(part) ? part : `${part}:${port}`));
  return postgresUrl(`postgres://${places.join(',')}/${encodeURIComponent(name)}`);
}

const loginIn = /^(postgres(?:ql)?:\/\/)(?:([^@/]*)@)?(.*)$/is;

function refuseTwoLogins(settings: SettingReader, url: string, { user, password }: Login): void {
  const [ownUser = '', ownPassword = ''] = (loginIn.exec(url)?.[2] ?? '').split(':');
  if (user !== undefined && ownUser !== '')
    settings.faults.push('DB_URL names a user, and so does DB_USER; keep one of them.');
  if (password !== undefined && ownPassword !== '')
    settings.faults.push('DB_URL has a password, and DB_PASSWORD is set; keep one of them.');
}

/** The same address with user and password where it has none. */
function withLogin(url: string | undefined, { user, password }: Login): string | undefined {
  if (url === undefined || (user === undefined && password === undefined)) return url;
  const [, scheme, own = '', rest] = loginIn.exec(url)!;
  const [ownUser = '', ownPassword = ''] = own.split(':');
  const login = [
    ownUser || encodeURIComponent(user ?? ''),
    ownPassword || encodeURIComponent(password ?? ''),
  ];
  return `${scheme}${login.join(':')}@${rest}`;
}
