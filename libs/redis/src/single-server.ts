import type { RedisSettings } from '#libs/config';
import { clientOptions } from './client-options.js';
import { loadRedis } from './load-redis.js';
import type { MessageListener, RedisServers } from './redis-servers.js';

type Client = ReturnType<typeof newClient>;

/** One Redis server: a connection for commands and, once somebody listens, one for messages. */
export class SingleServer implements RedisServers {
  private readonly client: Client;
  private subscriber: Client | undefined;
  failure: Error | undefined;

  constructor(
    private readonly settings: RedisSettings,
    private readonly name: string,
  ) {
    this.client = this.open(name);
  }

  send(_key: string, args: readonly string[]): Promise<unknown> {
    return this.client.sendCommand([...args]);
  }

  async ping(): Promise<void> {
    await Promise.all([this.client.ping(), this.subscriber?.ping()]);
  }

  async subscribe(channel: string, listener: MessageListener): Promise<void> {
    this.subscriber ??= this.open(`${this.name}-messages`);
    await this.subscriber.subscribe(channel, listener);
  }

  destroy(): void {
    for (const client of [this.client, this.subscriber]) if (client?.isOpen) client.destroy();
  }

  /** Connects in the background, again and again. */
  private open(name: string): Client {
    const client = newClient(this.settings, name);
    client.on('error', (error: Error) => (this.failure = error));
    client.connect().catch(() => undefined);
    return client;
  }
}

function newClient(settings: RedisSettings, name: string) {
  const { nodes, database } = settings;
  const options = clientOptions(settings, name);
  return loadRedis().createClient({
    RESP: 2,
    ...options,
    database,
    socket: { ...options.socket, ...nodes[0]! },
  });
}
