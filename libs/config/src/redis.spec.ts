import { redisUrl } from './redis.js';

const plain = { isCluster: false, useTls: false, user: undefined, password: undefined, database: 0 };

describe('redisUrl', () => {
  it.each([
    ['redis://localhost', { ...plain, nodes: [{ host: 'localhost', port: 6379 }] }],
    ['REDIS://cache:6380/2', { ...plain, nodes: [{ host: 'cache', port: 6380 }], database: 2 }],
    ['redis://[::1]:7000/', { ...plain, nodes: [{ host: '::1', port: 7000 }] }],
    [
      'rediss://:p%40ss@cache',
      { ...plain, nodes: [{ host: 'cache', port: 6379 }], useTls: true, password: 'p@ss' },
    ],
    [
      'redis://ada:secret@cache',
      { ...plain, nodes: [{ host: 'cache', port: 6379 }], user: 'ada', password: 'secret' },
    ],
  ])('reads the server %s', (text, expected) => {
    expect(redisUrl(text)).toEqual(expected);
  });

  it('reads the nodes of a cluster, which share one login', () => {
    const settings = redisUrl('redis+cluster://ada:secret@one:7000, two:7001,[::1]');

    expect(settings).toEqual({
      ...plain,
      isCluster: true,
      user: 'ada',
      password: 'secret',
      nodes: [
        { host: 'one', port: 7000 },
        { host: 'two', port: 7001 },
        { host: '::1', port: 6379 },
      ],
    });
  });

  it.each([
    ['rediss+cluster://:pw@one,two:7001', { isCluster: true, useTls: true, password: 'pw' }],
    ['redis+sentinel://one:26379,two:26379/shop', { isCluster: false, sentinelName: 'shop', useTls: false }],
    [
      'rediss+sentinel://ada:pw@one:26379/shop/3',
      { sentinelName: 'shop', useTls: true, user: 'ada', database: 3 },
    ],
  ])('reads %s', (text, expected) => {
    expect(redisUrl(text)).toMatchObject(expected);
  });

  it.each([
    'redis+sentinel://one:26379',
    'redis+sentinel://one:26379/shop/three',
    'redis+cluster://one:7000/1',
  ])('refuses %s', (text) => {
    expect(() => redisUrl(text)).toThrow('an address that');
  });

  it.each(['http://cache:6379', 'memcached://cache', 'redis-sentinel://cache:26379'])(
    'refuses %s, naming its scheme and what is allowed',
    (text) => {
      const scheme = text.slice(0, text.indexOf(':'));

      expect(() => redisUrl(text)).toThrow(
        `must be redis://host:port, redis+cluster://host:port,host:port or redis+sentinel://host:port,host:port/name, each also with rediss for TLS; "${scheme}" is refused`,
      );
    },
  );

  it.each([
    'cache:6379',
    'redis://',
    'redis://cache:port',
    'redis://cache/one',
    'redis://cache?db=1',
    'redis://a,b',
  ])('refuses %s', (text) => {
    expect(() => redisUrl(text)).toThrow(/^must be redis:/);
  });

  it.each(['redis+cluster://', 'redis+cluster://a:1,', 'redis+cluster://a:1,b:2/3'])('refuses %s', (text) => {
    expect(() => redisUrl(text)).toThrow(/^must be redis:/);
  });
});
