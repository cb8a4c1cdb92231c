import type { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, type Span, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { type Work, workChannel } from '../work.js';

/** Makes a span of all that the process shows of its own work. */
export function traceWork(tracer: Tracer, current: AsyncLocalStorage<Span>): void {
  const spans = new WeakMap<Work, Span>();
  workChannel.start.bindStore(current, (work) => {
    const span = begin(tracer, work, current.getStore());
    spans.set(work, span);
    return span;
  });
  workChannel.error.subscribe((work) => spans.get(work as Work)?.setStatus({ code: SpanStatusCode.ERROR }));
  workChannel.asyncEnd.subscribe((work) => spans.get(work as Work)?.end());
}

/** Work that was started for a request and outlives it is no part of that request any more. */
function begin(tracer: Tracer, { name, attributes, isShared }: Work, around: Span | undefined): Span {
  const isPart = !isShared && around !== undefined && around.isRecording();
  return tracer.startSpan(name, { attributes }, isPart ? trace.setSpan(ROOT_CONTEXT, around) : ROOT_CONTEXT);
}
