import { once } from 'node:events';
import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigError } from '#libs/config';
import { MonitoringServer } from '#libs/monitoring';

/** Runs a program's start; a failure ends the process with sentences for people, not with a stack. */
export async function runProgram(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    console.error(startFailure(error));
    process.exit(1);
  }
}

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

/** Listens, and serves metrics too; or says which setting to change when the port is in use. */
export async function listen(app: NestFastifyApplication, address: ListenAddress): Promise<void> {
  try {
    await app.get(MonitoringServer).start();
    await app.listen(address.port, address.host);
  } catch (error) {
    await app.close().catch(() => undefined);
    throw listenFailure(error, address);
  }
}

function listenFailure(error: unknown, { port, setting }: ListenAddress): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartFailure(`Port ${port} is in use. Stop what uses it, or set ${setting} to a free port.`);
  }
  if (code === 'EACCES')
    return new StartFailure(`Port ${port} may not be used here. Set ${setting} to another one.`);
  return error;
}

const stopLimitMs = 10_000;

/**
 * Stops cleanly on SIGTERM, SIGINT and SIGHUP: no new requests, queues flushed, then `afterwards`; at the
 * latest after ten seconds, or at a second signal.
 */
export function stopOnSignal(
  app: NestFastifyApplication,
  afterwards: () => Promise<void> = async () => {},
): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    app
      .close()
      .catch((error: Error) => console.error(`Not everything stopped cleanly: ${error.message}`))
      .then(afterwards)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
}

/** A reason not to start that is a whole sentence by itself. */
export class StartFailure extends Error {}

function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return ['The settings are not right:', ...error.faults].join('\n  ');
  if (error instanceof StartFailure) return error.message;
  return `The start failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
