import { numberArray, textArray } from '../array-literal.js';
import type { IdempotencyReference, StorableEvent } from './event.js';
import { marksOf } from './event-marks.js';

export type Call = IdempotencyReference;

/** An event with the position of its call among those with an idempotency key, from 1; null for none. */
export interface EventOfCall {
  readonly event: StorableEvent;
  readonly call: number | null;
}

/** Whether anybody can have sent it. */
const isPublic = ({ credential }: StorableEvent): boolean =>
  credential === 'publishable' || credential === 'none';

/** The arrays that `store_events` takes, apart from the project. */
export function storeColumns(events: readonly EventOfCall[], calls: readonly Call[]): string[] {
  const numbers = (value: (event: StorableEvent) => number | null) =>
    numberArray(events.map(({ event }) => value(event)));
  const texts = (value: (event: StorableEvent) => string | null) =>
    textArray(events.map(({ event }) => value(event)));
  const marks = events.map(({ event }) => marksOf(event));
  const allMarks = marks.flatMap((ofEvent, index) => ofEvent.map((mark) => ({ ...mark, at: index + 1 })));
  const counts = events.flatMap(({ event }, index) =>
    event.counts.map((count) => ({ ...count, at: index + 1 })),
  );
  return [
    numbers(({ id }) => id),
    numbers(({ experimentId }) => experimentId),
    texts(({ endUserId }) => endUserId),
    texts(({ type }) => type),
    numbers(({ metricId }) => metricId),
    // As a text, so that what was typed is what is summed.
    texts(({ value }) => (value === null ? null : String(value))),
    texts(({ properties }) => properties),
    numbers(({ variationId }) => variationId),
    texts(({ campaignId }) => campaignId),
    texts(({ adId }) => adId),
    texts(({ deviceType }) => deviceType),
    texts(({ eventId }) => eventId),
    numbers(({ occurredAt }) => occurredAt),
    numbers(({ receivedAt }) => receivedAt),
    numbers(({ kept }) => (kept ? 1 : 0)),
    numbers((event) => (isPublic(event) ? 1 : 0)),
    numberArray(marks.map(({ length }) => length)),
    numberArray(events.map(({ call }) => call)),
    numberArray(allMarks.map(({ at }) => at)),
    numberArray(allMarks.map(({ bucket }) => bucket)),
    textArray(allMarks.map(({ identity }) => identity)),
    numberArray(counts.map(({ at }) => at)),
    numberArray(counts.map(({ metricId }) => metricId)),
    numberArray(counts.map(({ mode }) => (mode === 'live' ? 1 : 0))),
    numberArray(calls.map(({ apiKeyId }) => apiKeyId)),
    textArray(calls.map(({ key }) => key)),
    textArray(calls.map(({ bodyHash }) => bodyHash)),
  ];
}
