import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findFreePort } from './free-port.js';
import { RedisServer } from './redis-server.js';
import { waitUntil } from './wait-until.js';

const size = 3;

/** Three nodes that share the keys between them. */
export class RedisCluster {
  private constructor(readonly nodes: readonly RedisServer[]) {}

  static async start(): Promise<RedisCluster> {
    const nodes: RedisServer[] = [];
    for (let node = 0; node < size; node++) nodes.push(await startNode());
    const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
    await promisify(execFile)('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes']);
    for (const node of nodes) {
      await waitUntil(async () => (await node.ask('CLUSTER INFO')).includes('cluster_state:ok'));
    }
    return new RedisCluster(nodes);
  }

  get url(): string {
    return `redis+cluster://${this.nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) await node.stop();
  }
}

/** Nodes talk to each other on a second port, which is otherwise 10,000 above and may not exist. */
async function startNode(): Promise<RedisServer> {
  const busPort = String(await findFreePort());
  const timing = ['--cluster-node-timeout', '1000'];
  return RedisServer.start('--cluster-enabled', 'yes', '--cluster-port', busPort, ...timing);
}
