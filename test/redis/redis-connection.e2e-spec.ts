import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '#libs/config';
import { RedisAwayError, RedisConnection, RedisScript } from '#libs/redis';
import { RedisCluster } from '../support/redis-cluster.js';
import { RedisServer } from '../support/redis-server.js';
import { Sentinel } from '../support/redis-sentinel.js';
import { waitUntil } from '../support/wait-until.js';

const log: string[] = [];
const opened: RedisConnection[] = [];
const sumScript = new RedisScript(`return redis.call('INCRBY', KEYS[1], ARGV[1])`);

async function open(url: string): Promise<RedisConnection> {
  const config = loadConfig({ DB_URL: 'postgres://u@h/d', SECRET_KEY: 'k'.repeat(32), REDIS_URL: url });
  const connection = new RedisConnection({
    settings: config.redis!,
    name: 'test',
    onLost: () => log.push('lost'),
    onBack: () => log.push('back'),
  });
  opened.push(connection);
  await connection.start();
  return connection;
}

beforeEach(() => log.splice(0));

afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

describe('A connection to one server', () => {
  let server: RedisServer;

  beforeAll(async () => {
    server = await RedisServer.start();
  });

  afterAll(() => server.stop());

  it('sends commands, runs scripts, also after Redis has forgotten them, and hears messages', async () => {
    const connection = await open(server.url);
    const heard: string[] = [];
    connection.listen('news', (message) => heard.push(message));

    const replies = [
      await connection.send('a', 'SET', 'a', 1),
      await connection.run(sumScript, ['sum'], [2]),
    ];
    await connection.send('', 'SCRIPT', 'FLUSH');
    replies.push(await connection.run(sumScript, ['sum'], [3]));

    expect(replies).toEqual(['OK', 2, 5]);
    await waitUntil(async () => (await connection.send('news', 'PUBLISH', 'news', 'x')) === 1);
    await waitUntil(() => heard.length === 1);
  });

  it('tells a refused command from a Redis that is away', async () => {
    const connection = await open(server.url);
    await connection.send('list', 'RPUSH', 'list', 1);

    await expect(connection.send('list', 'INCR', 'list')).rejects.toThrow('WRONGTYPE');

    expect(connection.isUp).toBe(true);
    expect(log).toEqual([]);
  });

  it('fails at once while Redis is killed, says so once, and is back by itself with its messages', async () => {
    const connection = await open(server.url);
    const heard: string[] = [];
    connection.listen('news', (message) => heard.push(message));
    await waitUntil(async () => (await connection.send('news', 'PUBLISH', 'news', 'before')) === 1);
    await server.kill();
    await waitUntil(() => !connection.isUp);

    const started = performance.now();
    for (let command = 0; command < 100; command++) {
      await expect(connection.send('b', 'GET', 'b')).rejects.toThrow(RedisAwayError);
    }
    expect(performance.now() - started).toBeLessThan(500);
    await server.comeBack();

    await waitUntil(() => connection.isUp, 5_000);
    await waitUntil(async () => (await connection.send('news', 'PUBLISH', 'news', 'after')) === 1);
    await waitUntil(() => heard.includes('after'));
    await waitUntil(() => log.length > 1, 10_000);
    expect(log).toEqual(['lost', 'back']);
  });

  it('waits for a Redis that answers nothing only once', async () => {
    const connection = await open(server.url);
    server.freeze();

    const started = performance.now();
    const replies = await Promise.allSettled(
      Array.from({ length: 20 }, () => connection.send('c', 'GET', 'c')),
    );
    for (let command = 0; command < 20; command++) {
      replies.push(...(await Promise.allSettled([connection.send('c', 'GET', 'c')])));
    }
    const passedMs = performance.now() - started;
    server.thaw();

    expect(replies.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    expect(passedMs).toBeLessThan(2_500);
    await waitUntil(() => log.length > 1, 10_000);
    expect(log).toEqual(['lost', 'back']);
  });

  it('makes its connections anew when the old ones stay silent', async () => {
    const connection = await open(server.url);
    server.freeze();
    await waitUntil(() => !connection.isUp);
    await sleep(7_000);
    server.thaw();

    await waitUntil(() => connection.isUp, 5_000);

    expect(await connection.send('d', 'SET', 'd', 1)).toBe('OK');
  });

  it('starts without Redis and finds it later', async () => {
    await server.kill();

    const connection = await open(server.url);

    expect(connection.isUp).toBe(false);
    await server.comeBack();
    await waitUntil(() => log.length > 1, 10_000);
    expect(log).toEqual(['lost', 'back']);
  });

  it('keeps to its database and logs in', async () => {
    const closed = await RedisServer.start('--requirepass', 'secret');
    const { port } = closed;

    const connections = [
      await open(`redis://:secret@127.0.0.1:${port}/1`),
      await open(`redis://default:secret@127.0.0.1:${port}/2`),
      await open(`redis://:wrong@127.0.0.1:${port}`),
    ];
    await connections[0]!.send('e', 'SET', 'e', 1);

    expect(await connections[1]!.send('e', 'GET', 'e')).toBeNull();
    expect(connections[2]!.isUp).toBe(false);
    await closed.stop();
  });
});

describe('A connection to a cluster', () => {
  let cluster: RedisCluster;

  beforeAll(async () => {
    cluster = await RedisCluster.start();
  });

  afterAll(() => cluster.stop());

  it('finds the node of every key, runs scripts there and hears messages from everywhere', async () => {
    const connection = await open(cluster.url);
    const heard: string[] = [];
    connection.listen('news', (message) => heard.push(message));
    const projects = Array.from({ length: 30 }, (_, index) => `project:{${index}}:sum`);

    for (const key of projects) await connection.run(sumScript, [key], [1]);
    const counts = await Promise.all(cluster.nodes.map((node) => node.ask('DBSIZE')));

    expect(counts.filter((count) => count === ':0\r\n')).toEqual([]);
    await waitUntil(async () => {
      for (const key of projects) await connection.send(key, 'PUBLISH', 'news', key);
      return projects.every((key) => heard.includes(key));
    });
  });

  it('is away while a node is, and back with it, and says so once whatever is asked in between', async () => {
    const connection = await open(cluster.url);
    const keys = Array.from({ length: 30 }, (_, index) => `key-${index}`);
    const askAll = () => Promise.allSettled(keys.map((key) => connection.send(key, 'GET', key)));
    const [node] = cluster.nodes;
    await node!.kill();
    await waitUntil(() => !connection.isUp);
    await expect(connection.send('f', 'GET', 'f')).rejects.toThrow(RedisAwayError);

    // Longer than the nodes take to find out, so that those that are left answer in several ways.
    for (let turn = 0; turn < 300; turn++) await Promise.all([askAll(), sleep(10)]);
    await node!.comeBack();

    await waitUntil(async () => {
      await askAll();
      return log.includes('back');
    }, 20_000);
    await waitUntil(async () => (await connection.send('f', 'SET', 'f', 1).catch(() => '')) === 'OK');
    expect(log).toEqual(['lost', 'back']);
  });
});

describe('A connection by Sentinels', () => {
  it('goes on with the server that they name after a failure, and says so once', async () => {
    const first = await RedisServer.start();
    const second = await RedisServer.start('--replicaof', '127.0.0.1', String(first.port));
    const sentinel = await Sentinel.watch(first, 'shop');
    const connection = await open(`redis+sentinel://127.0.0.1:${sentinel.port}/shop`);
    expect(await connection.send('a', 'SET', 'a', 1)).toBe('OK');
    await waitUntil(async () => (await second.ask('GET a')) === '$1\r\n1\r\n');

    await first.kill();
    await waitUntil(() => !connection.isUp);
    await waitUntil(() => log.length > 1, 60_000);

    expect(await connection.send('a', 'GET', 'a')).toBe('1');
    expect(await connection.send('a', 'SET', 'a', 2)).toBe('OK');
    expect(await second.ask('GET a')).toContain('2');
    expect(log).toEqual(['lost', 'back']);
    connection.close();
    await sentinel.stop();
    await first.stop();
    await second.stop();
  });
});
