import type { RedisSettings } from '#libs/config';
import { clientOptions } from './client-options.js';
import { loadRedis } from './load-redis.js';
import type { MessageListener, RedisServers } from './redis-servers.js';

/** The server that Sentinels name at the moment: after its failure they name another one. */
export class SentinelServers implements RedisServers {
  private readonly sentinel: ReturnType<typeof newSentinel>;
  private connecting: Promise<unknown> | undefined;
  private ended = false;
  failure: Error | undefined;

  constructor(settings: RedisSettings, watched: string, name: string) {
    this.sentinel = newSentinel(settings, watched, name);
    this.sentinel.on('error', (error: Error) => (this.failure = error));
  }

  send(_key: string, args: readonly string[]): Promise<unknown> {
    return this.sentinel.sendCommand(false, [...args]);
  }

  /** A server that has stepped down answers as well, so that its role is asked. */
  async ping(): Promise<void> {
    if (!this.sentinel.isReady) await this.connect();
    const [role] = (await this.sentinel.sendCommand(false, ['ROLE'])) as unknown as [unknown];
    if (String(role) !== 'master') throw new Error('The server steps down.');
  }

  async subscribe(channel: string, listener: MessageListener): Promise<void> {
    await this.sentinel.subscribe(channel, listener);
  }

  destroy(): void {
    this.ended = true;
    if (this.sentinel.isOpen) void this.sentinel.destroy().catch(() => undefined);
  }

  private connect(): Promise<unknown> {
    this.connecting ??= this.sentinel
      .connect()
      .then(() => (this.ended ? this.sentinel.destroy() : undefined))
      .finally(() => (this.connecting = undefined));
    return this.connecting;
  }
}

function newSentinel(settings: RedisSettings, watched: string, name: string) {
  const { name: _, socket, ...options } = clientOptions(settings, name);
  return loadRedis().createSentinel({
    ...{ name: watched, RESP: 2, scanInterval: 1_000, maxCommandRediscovers: 2 },
    sentinelRootNodes: [...settings.nodes],
    nodeClientOptions: { ...options, name, database: settings.database, socket },
    sentinelClientOptions: { ...options, username: undefined, password: undefined, socket },
  });
}
