import type { RedisSettings } from '#libs/config';

const connectLimitMs = 2_000;
const longestPauseMs = 250;

/** Bounds the commands that wait for a reply, and with them memory. */
const mostCommands = 50_000;

/** What the connections to all nodes agree on. */
export function clientOptions({ user, password, useTls, ca }: RedisSettings, name: string) {
  const reconnectStrategy = (retries: number) => Math.min(50 * 2 ** Math.min(retries, 4), longestPauseMs);
  const socket = { connectTimeout: connectLimitMs, reconnectStrategy, keepAlive: true };
  return {
    name,
    username: user,
    password,
    disableOfflineQueue: true,
    commandsQueueMaxLength: mostCommands,
    disableClientInfo: true,
    maintNotifications: 'disabled' as const,
    socket: useTls ? { ...socket, tls: true as const, ...(ca !== undefined && { ca }) } : socket,
  };
}
