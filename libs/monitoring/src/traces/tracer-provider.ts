import { Logger } from '@nestjs/common';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import { SpanDelivery } from './span-delivery.js';

export interface ProviderOptions {
  readonly tracesUrl: string;
  /** Unless OTEL_SERVICE_NAME or OTEL_RESOURCE_ATTRIBUTES says another one. */
  readonly serviceName: string;
}

/**
 * Sends spans in batches from a queue that drops what is too much. Sampler, limits, headers and the like are
 * those that the SDK finds in the environment; what it has to say about them is logged.
 */
export function createTracerProvider({ tracesUrl, serviceName }: ProviderOptions): BasicTracerProvider {
  const logger = new Logger('traces');
  const say = (message: string): void => logger.warn(message);
  diag.setLogger({ error: say, warn: say, info: say, debug: say, verbose: say }, DiagLogLevel.WARN);
  const exporter = new SpanDelivery(new OTLPTraceExporter({ url: tracesUrl }), {
    onAway: (reason) => logger.warn(`Spans cannot be delivered to ${new URL(tracesUrl).host}: ${reason}`),
    onBack: () => logger.warn('Spans are delivered again.'),
  });
  const resource = resourceOf(serviceName);
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(exporter)] });
  diag.disable();
  logger.log(`Traces: ${new URL(tracesUrl).host}`);
  return provider;
}

/** The environment says more about where this runs, and wins. */
function resourceOf(serviceName: string): Resource {
  const detected = detectResources({ detectors: [serviceInstanceIdDetector, envDetector] });
  return defaultResource()
    .merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: serviceName }))
    .merge(detected);
}
