import { once } from 'node:events';
import { createServer } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { ConfigError } from '#libs/config';
import { MonitoringServer } from '#libs/monitoring';
import { Draining } from './draining.js';
import { createLogger } from './logger.js';
import { StartFailure } from './start-failure.js';

/**
 * Runs a program's start; a failure ends the process with sentences for people, not with a stack.
 *
 * @param app of a program whose output is a log: the sentences are a line of that
 */
export async function runProgram(start: () => Promise<void>, app?: string): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (app === undefined) console.error(startFailure(error));
    else createLogger('fatal', app, pino.destination({ dest: 2, sync: true })).fatal(startFailure(error));
    process.exit(1);
  }
}

/** Says that the program serves, in its log, whatever its level. */
export function tellStart(app: NestFastifyApplication, sentence: string): void {
  const { log } = app.getHttpAdapter().getInstance();
  const level = log.level;
  if (level === 'silent') return;
  log.level = 'info';
  log.info(sentence);
  log.level = level;
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

/** How long programs that proxies send requests to serve on after SIGTERM, unless SHUTDOWN_DELAY says otherwise. */
export const proxiedDelaySeconds = 5;

export interface StopOptions {
  /** How long the program serves on after SIGTERM while readiness says no; a person's Ctrl-C does not wait. */
  readonly delaySeconds?: number;
  /** What comes after the last request and the last flush. */
  readonly afterwards?: () => Promise<void>;
}

/**
 * Stops cleanly on SIGTERM, SIGINT and SIGHUP: readiness says no, after the delay no new requests come in, queues are
 * flushed, then `afterwards`; at the latest ten seconds after the delay. A second signal ends the delay, and then the
 * process.
 */
export function stopOnSignal(
  app: NestFastifyApplication,
  { delaySeconds = 0, afterwards = async () => {} }: StopOptions = {},
): void {
  const server = app.getHttpServer();
  const draining = app.get(Draining);
  let delay: NodeJS.Timeout | undefined;
  let ending = false;
  const end = async (): Promise<void> => {
    ending = true;
    clearTimeout(delay);
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    try {
      if (delay) await draining.finish(server);
      await app.close();
    } catch (error) {
      console.error(`Not everything stopped cleanly: ${(error as Error).message}`);
    }
    await afterwards();
    process.exit(0);
  };
  const endOrFail = (): void => void end().catch(() => process.exit(1));
  const stop = (signal: NodeJS.Signals): void => {
    if (ending) process.exit(1);
    if (delay) return endOrFail();
    draining.begin(server);
    if (signal === 'SIGTERM' && delaySeconds > 0) delay = setTimeout(endOrFail, delaySeconds * 1_000);
    else endOrFail();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
}

function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return ['The settings are not right:', ...error.faults].join('\n  ');
  if (error instanceof StartFailure) return error.message;
  return `The start failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
