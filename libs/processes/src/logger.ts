import { hostname } from 'node:os';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { productVersion, type LogLevel } from '#libs/config';

export interface LoggerOptions {
  /** Standard output when left out. */
  readonly to?: DestinationStream;
  /** The seat of this process, where it is one of several. */
  readonly seat?: number | undefined;
}

/**
 * Structured logs on standard output: one JSON object a line, times in ISO 8601.
 *
 * @param app which program it is; each line names it with its version, the machine, and which process of several it is
 */
export function createLogger(level: LogLevel, app: string, { to, seat }: LoggerOptions = {}): Logger {
  const instance = `${hostname()}:${process.pid}`;
  const base = { app, version: productVersion, instance, ...(seat !== undefined && { process: seat }) };
  const options = { level, timestamp: pino.stdTimeFunctions.isoTime, base };
  return to ? pino(options, to) : pino(options);
}

/**
 * Lets the framework's own messages travel in the same log. Its sentences are for debugging; what is logged as an
 * object keeps its fields, with `msg` as the sentence.
 */
export class FrameworkLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    if (hasFields(message)) this.logger.info({ context, ...message }, message.msg);
    else this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    if (hasFields(message)) this.logger.warn({ context, ...message }, message.msg);
    else this.logger.warn({ context }, String(message));
  }

  error(message: unknown, ...details: unknown[]): void {
    this.logger.error({ details }, String(message));
  }
}

const hasFields = (message: unknown): message is { msg: string } =>
  typeof message === 'object' && message !== null && 'msg' in message;
