import { parseUrl } from '#libs/targeting';
import { certificates, text, type Reader } from './readers.js';
import type { SettingReader } from './setting-reader.js';

/** One Redis server, some nodes of a Redis Cluster, or some Sentinels, from which the others are found. */
export interface RedisSettings {
  readonly isCluster: boolean;
  /** By which Sentinels know the server; then `nodes` are Sentinels. */
  readonly sentinelName?: string;
  /** At least one; exactly one when it is no cluster. */
  readonly nodes: readonly RedisNode[];
  readonly useTls: boolean;
  /** Certificates of the authority that the servers' are from, in PEM; absent for the usual ones. */
  readonly ca?: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Always 0 in a cluster, which knows no others. */
  readonly database: number;
}

export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

const defaultPort = 6379;
const schemes = ['redis', 'rediss', 'redis+cluster', 'rediss+cluster', 'redis+sentinel', 'rediss+sentinel'];
const wanted =
  'must be redis://host:port, redis+cluster://host:port,host:port or redis+sentinel://host:port,host:port/name, each also with rediss for TLS';

/**
 * `redis://[user:password@]host[:port][/database]`, `redis+cluster://[user:password@]host:port,host:port` or
 * `redis+sentinel://[user:password@]host:port,host:port/name[/database]`; with `rediss` in place of `redis` by TLS.
 */
export const redisUrl: Reader<RedisSettings> = (value) => {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(value) ?? [];
  const known = scheme.toLowerCase();
  if (!schemes.includes(known)) {
    throw new Error(`${wanted}; ${scheme ? `"${scheme}"` : 'a text without scheme'} is refused`);
  }
  const useTls = known.startsWith('rediss');
  if (known.endsWith('+cluster')) return readCluster(rest, useTls);
  return known.endsWith('+sentinel') ? readSentinels(rest, useTls) : readServer(rest, useTls);
};

function readServer(rest: string, useTls: boolean): RedisSettings {
  const { node, path, ...login } = readAddress(rest);
  const [, database = '0'] = /^\/?(\d{0,5})$/.exec(path) ?? refuse('names its database by a number');
  return Object.freeze({ isCluster: false, nodes: [node], useTls, ...login, database: Number(database) });
}

function readCluster(rest: string, useTls: boolean): RedisSettings {
  const { nodes, user, password, path } = readAddresses(rest);
  if (!/^\/?0?$/.test(path)) refuse('has no databases in a cluster');
  return Object.freeze({ isCluster: true, nodes, useTls, user, password, database: 0 });
}

function readSentinels(rest: string, useTls: boolean): RedisSettings {
  const { nodes, user, password, path } = readAddresses(rest);
  const [, sentinelName = '', database = '0'] =
    /^\/([\w.:-]+)(?:\/(\d{0,5}))?$/.exec(path) ?? refuse('names what the Sentinels watch');
  const login = { user, password, database: Number(database) };
  return Object.freeze({ isCluster: false, sentinelName, nodes, useTls, ...login });
}

/** Several hosts that share one login; what comes after them is `path`. */
function readAddresses(rest: string) {
  const end = rest.lastIndexOf('@') + 1;
  const login = rest.slice(0, end);
  const [, hosts = '', path = ''] = /^([^/]*)(.*)$/s.exec(rest.slice(end)) ?? [];
  const read = hosts.split(',').map((address) => readAddress(login + address.trim()));
  const { user, password } = read[0]!;
  return { nodes: read.map(({ node }) => node), user, password, path };
}

function readAddress(address: string) {
  const url = parseUrl(`redis://${address}`);
  const isPlain = url && url.hostname !== '' && url.search === '' && url.hash === '';
  if (!url || !isPlain || !/^[\w.:[\]-]+$/.test(url.hostname)) return refuse('can be read');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const node: RedisNode = { host, port: url.port === '' ? defaultPort : Number(url.port) };
  const text = (part: string) => (part === '' ? undefined : decodeURIComponent(part));
  return { node, path: url.pathname, user: text(url.username), password: text(url.password) };
}

function refuse(rule: string): never {
  throw new Error(`${wanted}, an address that ${rule}`);
}

/** REDIS_URL, with REDIS_USER and REDIS_PASSWORD where it has none, and the authority of REDIS_CA_FILE. */
export function readRedis(settings: SettingReader): RedisSettings | undefined {
  const redis = settings.optional(['REDIS_URL'], redisUrl);
  const user = settings.optional(['REDIS_USER'], text);
  const password = settings.exact('REDIS_PASSWORD');
  const ca = settings.optional(['REDIS_CA_FILE'], certificates);
  if (redis === undefined) return undefined;
  if (user !== undefined && redis.user !== undefined)
    settings.faults.push('REDIS_URL names a user, and so does REDIS_USER; keep one of them.');
  if (password !== undefined && redis.password !== undefined)
    settings.faults.push('REDIS_URL has a password, and REDIS_PASSWORD is set; keep one of them.');
  if (ca !== undefined && !redis.useTls) settings.faults.push('REDIS_CA_FILE needs rediss:// in REDIS_URL.');
  return Object.freeze({
    ...redis,
    ...{ user: redis.user ?? user, password: redis.password ?? password },
    ...(ca !== undefined && { ca }),
  });
}
