import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { LogLevel } from '#libs/config';

/** Structured logs on standard output: one JSON object a line, times in ISO 8601. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, timestamp: pino.stdTimeFunctions.isoTime, base: undefined });
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
