import { parseUrl } from '#libs/targeting';
import type { Reader } from './readers.js';

/** One Redis server, or some nodes of a Redis Cluster from which the others are found. */
export interface RedisSettings {
  readonly isCluster: boolean;
  /** At least one; exactly one when it is no cluster. */
  readonly nodes: readonly RedisNode[];
  readonly useTls: boolean;
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
const schemes = ['redis', 'rediss', 'redis+cluster'];
const wanted = 'must be redis://host:port, rediss://host:port or redis+cluster://host:port,host:port';

/**
 * `redis://[user:password@]host[:port][/database]`, the same as `rediss://` for TLS, or
 * `redis+cluster://[user:password@]host:port,host:port`.
 */
export const redisUrl: Reader<RedisSettings> = (value) => {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(value) ?? [];
  const known = scheme.toLowerCase();
  if (!schemes.includes(known)) {
    throw new Error(`${wanted}; ${scheme ? `"${scheme}"` : 'a text without scheme'} is refused`);
  }
  return known === 'redis+cluster' ? readCluster(rest) : readServer(rest, known === 'rediss');
};

function readServer(rest: string, useTls: boolean): RedisSettings {
  const { node, path, ...login } = readAddress(rest);
  const [, database = '0'] = /^\/?(\d{0,5})$/.exec(path) ?? refuse('names its database by a number');
  return Object.freeze({ isCluster: false, nodes: [node], useTls, ...login, database: Number(database) });
}

function readCluster(rest: string): RedisSettings {
  const end = rest.lastIndexOf('@') + 1;
  const login = rest.slice(0, end);
  const addresses = rest
    .slice(end)
    .replace(/\/(0?)$/, '')
    .split(',');
  const read = addresses.map((address) => readAddress(login + address.trim()));
  if (read.some(({ path }) => path !== '')) refuse('has no databases in a cluster');
  const { user, password } = read[0]!;
  const nodes = read.map(({ node }) => node);
  return Object.freeze({ isCluster: true, nodes, useTls: false, user, password, database: 0 });
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
