import type { ReadableEvent, StorableEvent } from '#libs/ingestion';

/** An event as callers get it. */
export interface EventAnswer {
  id: number;
  event_id: string | null;
  user_id: string | null;
  experiment_id: number | null;
  variant_id: number | null;
  type: string;
  timestamp: string;
  value: number | null;
  properties: Record<string, unknown> | null;
  campaign_id: string | null;
  ad_id: string | null;
  device_type: string | null;
}

/** The answer to an event that came before: the first one, or only how it is found. */
export type DuplicateAnswer = (EventAnswer | Pick<EventAnswer, 'id' | 'event_id'>) & { duplicate: true };

export function answerOf(event: ReadableEvent): EventAnswer {
  return {
    id: event.id,
    event_id: event.eventId,
    user_id: event.endUserId,
    experiment_id: event.experimentId,
    variant_id: event.variationId,
    type: event.type,
    timestamp: event.occurredAt.toISOString(),
    value: event.value,
    properties: event.properties,
    campaign_id: event.campaignId,
    ad_id: event.adId,
    device_type: event.deviceType,
  };
}

/** The answer to an event that was just stored, possibly as another one that came before with the same body. */
export function answerOfStored(event: StorableEvent, id: number, occurredAt: number): EventAnswer {
  const properties =
    event.properties === null ? null : (JSON.parse(event.properties) as EventAnswer['properties']);
  return answerOf({ ...event, properties, id, occurredAt: new Date(occurredAt) });
}
