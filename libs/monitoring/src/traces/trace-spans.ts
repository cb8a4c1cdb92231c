import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Span } from '@opentelemetry/api';
import type { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { RequestSpans } from './request-spans.js';
import { traceStatements } from './statement-spans.js';
import { createTracerProvider, type ProviderOptions } from './tracer-provider.js';
import { traceWork } from './work-spans.js';

/** Of the ten seconds that a stop may take. */
const stopLimitMs = 3_000;

export interface TraceSpansOptions extends ProviderOptions {
  /** Whether `X-Forwarded-Proto` counts. */
  readonly believesProxies: boolean;
}

/** Everything that makes spans in a process. Loads OpenTelemetry, so import it only when traces are on. */
export class TraceSpans {
  readonly requests: RequestSpans;
  private readonly provider: BasicTracerProvider;

  constructor(options: TraceSpansOptions) {
    this.provider = createTracerProvider(options);
    const tracer = this.provider.getTracer('abtesting');
    const current = new AsyncLocalStorage<Span>();
    this.requests = new RequestSpans({ tracer, current, believesProxies: options.believesProxies });
    traceStatements(tracer, current);
    traceWork(tracer, current);
  }

  /** Sends what is left, for a few seconds at most. Never rejects. */
  async stop(): Promise<void> {
    const sent = this.provider.shutdown().catch(() => undefined);
    await Promise.race([sent, sleep(stopLimitMs, undefined, { ref: false })]);
  }
}
