import { randomFillSync } from 'node:crypto';
import { EventIds, type EventBatch, type StorableEvent } from '#libs/ingestion';
import type { BuiltExperiment } from './builders.js';

const ids = new EventIds(randomFillSync);

/** A conversion of the end user `ada`, now, unless told otherwise; it names no experiment. */
export function buildEvent(projectId: number, overrides: Partial<StorableEvent> = {}): StorableEvent {
  const now = Date.now();
  return {
    ...{
      projectId,
      id: ids.next(),
      experimentId: null,
      endUserId: 'ada',
      type: 'conversion',
      metricId: null,
    },
    ...{ value: null, properties: null, variationId: null, campaignId: null, adId: null, deviceType: null },
    ...{ eventId: null, occurredAt: now, receivedAt: now, kept: true, counts: [] },
    credential: 'secret',
    ...overrides,
  };
}

/** An event that names an experiment. */
export function eventOf(experiment: BuiltExperiment, overrides: Partial<StorableEvent> = {}): StorableEvent {
  return buildEvent(experiment.projectId, { experimentId: experiment.id, ...overrides });
}

export const batchOf = (...events: StorableEvent[]): EventBatch => ({
  events,
  idempotency: null,
});
