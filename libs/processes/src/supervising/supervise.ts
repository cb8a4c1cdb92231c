import type { Config, Environment } from '#libs/config';
import { createLogger } from '../logger.js';
import { serveMetrics } from '../serve-metrics.js';
import { Supervisor } from './supervisor.js';

export interface SupervisedProgram {
  /** Its name in logs. */
  readonly program: string;
  /** How many processes, 2 or more. */
  readonly count: number;
  readonly environment: Environment;
  readonly config: Config;
  /** How long the processes serve on after SIGTERM. */
  readonly delaySeconds: number;
  /** What comes after the end of the last process. */
  readonly afterwards?: () => Promise<void>;
}

/** As long as one process has, and a moment for its end to be heard of. */
const stopLimitMs = 10_500;

/**
 * Runs a program as several processes on one port, until signals end it. Resolves when all of them serve. This process
 * answers for all of them: it serves their figures, starts again whichever ends, and stops them as one process stops.
 *
 * @throws StartFailure when one of them does not start
 */
export async function supervise(supervised: SupervisedProgram): Promise<void> {
  const { program, count, environment, config, delaySeconds, afterwards } = supervised;
  const log = createLogger(config.logLevel, program);
  const end = async (code: number): Promise<never> => {
    await supervisor.killAll();
    await afterwards?.();
    process.exit(code);
  };
  const supervisor = new Supervisor({ count, environment, log, onGiveUp: () => void end(1) });
  stopBySignals(supervisor, { delaySeconds, end });
  await supervisor.start();
  const { metricsHost: host, metricsPort } = config;
  const inUse = () => log.warn(`Port ${metricsPort} is in use; metrics are served on a free port instead.`);
  const { port } = await serveMetrics({ host, port: metricsPort }, () => supervisor.report(), inUse);
  log.debug({ context: 'monitoring' }, `Metrics: http://${host}:${port}/metrics`);
}

interface Stopping {
  readonly delaySeconds: number;
  /** Kills what is left, does what comes afterwards, and exits. */
  readonly end: (code: number) => Promise<never>;
}

/** The first signal stops the processes, a second one ends their delay, and after that the processes. */
function stopBySignals(supervisor: Supervisor, { delaySeconds, end }: Stopping): void {
  let limit: NodeJS.Timeout | undefined;
  let isDelayed = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (!supervisor.mayBeServing) return void end(1);
    const isFirst = limit === undefined;
    if (!isFirst && !isDelayed) return void end(1);
    isDelayed = isFirst && signal === 'SIGTERM' && delaySeconds > 0;
    supervisor.stop(signal);
    clearTimeout(limit);
    limit = setTimeout(() => void end(1), (isDelayed ? delaySeconds * 1_000 : 0) + stopLimitMs);
    if (isFirst) void supervisor.gone().then(end);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
}
