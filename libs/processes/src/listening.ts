import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartFailure } from './start-failure.js';

/** Where a program listens, and the setting that changes the port. */
export interface ListenAddress {
  host: string;
  port: number;
  setting: string;
}

/**
 * Says early, before longer work, that a port is in use.
 *
 * @throws StartFailure
 */
export async function requireFreePort(address: ListenAddress): Promise<void> {
  const server = createServer();
  const listening = once(server, 'listening');
  server.listen(address.port, address.host);
  try {
    await listening;
  } catch (error) {
    throw listenFailure(error, address);
  }
  server.close();
  await once(server, 'close');
}

/** The reason for people where there is one, otherwise the error itself. */
export function listenFailure(error: unknown, { port, setting }: ListenAddress): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartFailure(`Port ${port} is in use. Stop what uses it, or set ${setting} to a free port.`);
  }
  if (code === 'EACCES')
    return new StartFailure(`Port ${port} may not be used here. Set ${setting} to another one.`);
  return error;
}
