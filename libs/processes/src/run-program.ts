import cluster from 'node:cluster';
import { pino } from 'pino';
import { ConfigError } from '#libs/config';
import { createLogger } from './logger.js';
import { StartFailure } from './start-failure.js';

/**
 * Runs a program's start; a failure ends the process with sentences for people, not with a stack. One of several processes
 * leaves the sentences to the one that started it, since the others are likely to fail for the same reason.
 *
 * @param app of a program whose output is a log: the sentences are a line of that
 */
export async function runProgram(start: () => Promise<void>, app?: string): Promise<void> {
  try {
    await start();
  } catch (error) {
    const sentence = startFailure(error);
    if (cluster.isWorker && process.connected) {
      const message = { kind: 'tell', topic: 'failed', body: sentence };
      process.send!(message, () => process.exit(1));
      return;
    }
    if (app === undefined) console.error(sentence);
    else createLogger('fatal', app, { to: pino.destination({ dest: 2, sync: true }) }).fatal(sentence);
    process.exit(1);
  }
}

function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return ['The settings are not right:', ...error.faults].join('\n  ');
  if (error instanceof StartFailure) return error.message;
  return `The start failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
