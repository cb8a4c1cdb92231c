import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MonitoringServer } from '#libs/monitoring';
import { type ListenAddress, listenFailure, Siblings } from '#libs/processes';
import { Draining } from './draining.js';
import { addressesOf, listenAlsoAt } from './other-addresses.js';

/** Says that the program serves, in its log, whatever its level. */
export function tellStart(app: NestFastifyApplication, sentence: string): void {
  const { log } = app.getHttpAdapter().getInstance();
  const level = log.level;
  if (level === 'silent') return;
  log.level = 'info';
  log.info(sentence);
  log.level = level;
}

/**
 * Listens, and serves metrics too; or says which setting to change when the port is in use. One of several processes waits
 * with it until all could serve, and leaves figures to the one that started them.
 */
export async function listen(app: NestFastifyApplication, address: ListenAddress): Promise<void> {
  const siblings = app.get(Siblings);
  try {
    if (siblings.areThere) await app.init();
    else await app.get(MonitoringServer).start();
    await siblings.waitForTheOthers();
    const [first, ...others] = await addressesOf(address.host);
    await app.listen(address.port, first!);
    for (const other of others) await listenAlsoAt(app.getHttpServer(), other);
    if (siblings.areThere) siblings.tell('serving');
  } catch (error) {
    await app.close().catch(() => undefined);
    throw listenFailure(error, address);
  }
}

const stopLimitMs = 10_000;
const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

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
  const siblings = app.get(Siblings);
  if (siblings.areThere) stopWithSiblings(siblings, stop);
  else for (const signal of stopSignals) process.on(signal, stop);
}

/**
 * One of several processes stops when the one that started them says so. Signals of a terminal or a service manager reach all of
 * them: only SIGTERM counts, as the order that is about to come, or as one to this process alone.
 */
function stopWithSiblings(siblings: Siblings, stop: (signal: NodeJS.Signals) => void): void {
  let isAhead = false;
  let isStopping = false;
  siblings.on('stop', (signal) => {
    if (!isAhead) stop(signal as NodeJS.Signals);
    isAhead = false;
    isStopping = true;
  });
  for (const signal of stopSignals) {
    process.on(signal, () => {
      if (signal !== 'SIGTERM' || isStopping) return;
      isAhead = isStopping = true;
      stop(signal);
    });
  }
}
