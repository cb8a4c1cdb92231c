import type { RedisSettings } from '#libs/config';
import { clientOptions } from './client-options.js';
import { loadRedis } from './load-redis.js';
import type { MessageListener, RedisServers } from './redis-servers.js';

/** Redis Cluster: a connection to each node that holds keys. */
export class ClusterServers implements RedisServers {
  private readonly cluster: ReturnType<typeof newCluster>;
  private connecting: Promise<unknown> | undefined;
  private ended = false;
  failure: Error | undefined;

  constructor(settings: RedisSettings, name: string) {
    this.cluster = newCluster(settings, name);
    this.cluster.on('error', (error: Error) => (this.failure = error));
  }

  send(key: string, args: readonly string[]): Promise<unknown> {
    return this.cluster.sendCommand(key, false, [...args]);
  }

  async ping(): Promise<void> {
    if (!this.cluster.isReady) await this.connect();
    const { masters } = this.cluster;
    if (masters.length === 0) throw new Error('The cluster has no node.');
    await Promise.all(
      masters.map(async (node) =>
        requireAllSlots(await (await this.cluster.nodeClient(node)).sendCommand(['CLUSTER', 'INFO'])),
      ),
    );
  }

  async subscribe(channel: string, listener: MessageListener): Promise<void> {
    await this.cluster.subscribe(channel, listener);
  }

  destroy(): void {
    this.ended = true;
    if (this.cluster.isOpen) this.cluster.destroy();
  }

  private connect(): Promise<unknown> {
    this.connecting ??= this.cluster
      .connect()
      .then(() => this.ended && this.cluster.destroy())
      .finally(() => (this.connecting = undefined));
    return this.connecting;
  }
}

/** A node that answers may still serve nothing, since another one that holds keys is unavailable. */
function requireAllSlots(info: unknown): void {
  if (!/^cluster_state:ok\b/m.test(String(info))) throw new Error('The cluster does not serve all keys.');
}

function newCluster(settings: RedisSettings, name: string) {
  const defaults = clientOptions(settings, name);
  const rootNodes = settings.nodes.map((node) => ({ socket: { ...defaults.socket, ...node } }));
  return loadRedis().createCluster({ RESP: 2, rootNodes, defaults });
}
