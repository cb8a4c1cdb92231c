import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { SpanDelivery } from './span-delivery.js';

const delivered: ExportResult = { code: ExportResultCode.SUCCESS };
const lost: ExportResult = { code: ExportResultCode.FAILED, error: new Error('nobody listens') };

/** Gives the results that it is told to, in turn. */
class Mailbox implements SpanExporter {
  constructor(private readonly results: ExportResult[]) {}

  export(_spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    done(this.results.shift()!);
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }
}

describe('SpanDelivery', () => {
  it('tells once of an outage and once of its end, and hands every result on', () => {
    const results = [delivered, lost, lost, lost, delivered, delivered, lost];
    const told: string[] = [];
    const handedOn: ExportResult[] = [];
    const delivery = new SpanDelivery(new Mailbox([...results]), {
      onAway: (reason) => told.push(reason),
      onBack: () => told.push('back'),
    });

    for (let batch = 0; batch < results.length; batch++)
      delivery.export([], (result) => handedOn.push(result));

    expect(told).toEqual(['nobody listens', 'back', 'nobody listens']);
    expect(handedOn).toEqual(results);
  });
});
