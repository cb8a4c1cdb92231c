import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

export interface DeliveryListener {
  /** Told once when spans begin to be lost, with the reason. */
  onAway(reason: string): void;
  /** Told once when one arrives again. */
  onBack(): void;
}

/** An exporter whose failures are told once for each outage, however many batches it takes. */
export class SpanDelivery implements SpanExporter {
  private isAway = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly listener: DeliveryListener,
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      this.note(result);
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  private note({ code, error }: ExportResult): void {
    const isAway = code !== ExportResultCode.SUCCESS;
    if (isAway === this.isAway) return;
    this.isAway = isAway;
    if (isAway) this.listener.onAway(error?.message || 'no answer');
    else this.listener.onBack();
  }
}
