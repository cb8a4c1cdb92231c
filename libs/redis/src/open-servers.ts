import type { RedisSettings } from '#libs/config';
import { ClusterServers } from './cluster-servers.js';
import type { RedisServers } from './redis-servers.js';
import { SentinelServers } from './sentinel-servers.js';
import { SingleServer } from './single-server.js';

/** Begins to connect to what the settings name. */
export function openServers(settings: RedisSettings, name: string): RedisServers {
  if (settings.isCluster) return new ClusterServers(settings, name);
  return settings.sentinelName === undefined
    ? new SingleServer(settings, name)
    : new SentinelServers(settings, settings.sentinelName, name);
}
