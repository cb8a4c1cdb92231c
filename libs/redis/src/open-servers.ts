import type { RedisSettings } from '#libs/config';
import { ClusterServers } from './cluster-servers.js';
import type { RedisServers } from './redis-servers.js';
import { SingleServer } from './single-server.js';

/** Begins to connect to what the settings name. */
export function openServers(settings: RedisSettings, name: string): RedisServers {
  return settings.isCluster ? new ClusterServers(settings, name) : new SingleServer(settings, name);
}
