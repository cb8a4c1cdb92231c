import type { TrackingMode } from '../tracking/tracked-event.js';

/** A metric whose counter goes up with an event. */
export interface MetricCount {
  readonly metricId: number;
  readonly mode: TrackingMode;
}

/** With what a call proved who it is: one class never counts as another. */
export type CredentialClass = 'secret' | 'publishable' | 'none';

/** An event whose form is checked and whose project, experiment, variation and metric are known to exist. */
export interface StorableEvent {
  readonly projectId: number;
  /** Made before storage (EventIds), so that storing it twice stores it once. */
  readonly id: number;
  /** The experiment it names; null for one that belongs wherever its end user is assigned. */
  readonly experimentId: number | null;
  readonly endUserId: string | null;
  /** At most 2,000 bytes. */
  readonly type: string;
  /** The metric whose selector was clicked. */
  readonly metricId: number | null;
  readonly value: number | null;
  /** A JSON object as text, without NUL and lone surrogates. */
  readonly properties: string | null;
  /** As reported; results use the recorded assignment. */
  readonly variationId: number | null;
  readonly campaignId: string | null;
  readonly adId: string | null;
  readonly deviceType: string | null;
  /** Makes a retry count once; what makes two events the same says event-marks.ts. */
  readonly eventId: string | null;
  /** Whole milliseconds since 1970, like `receivedAt`. */
  readonly occurredAt: number;
  readonly receivedAt: number;
  /** Of the call that brought it; not there in entries of streams that an earlier release appended. */
  readonly credential?: CredentialClass;
  /** False for a preview: its counters go up, but it is no event of any result. */
  readonly kept: boolean;
  readonly counts: readonly MetricCount[];
}

/** What covers a whole call against repetition. */
export interface IdempotencyReference {
  readonly projectId: number;
  /** The API key of the call; 0 for a token of the environment. */
  readonly apiKeyId: number;
  /** As the caller sent it; at most 255 bytes. */
  readonly key: string;
  /** Digest of the body. */
  readonly bodyHash: string;
}

/** The events of one call: stored all together or not at all. */
export interface EventBatch {
  readonly events: readonly StorableEvent[];
  readonly idempotency: IdempotencyReference | null;
}

/** Where a stored event is found. */
export interface EventReference {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
}

/** What became of one event; a duplicate refers to the first event under its event id. */
export type EventOutcome =
  | { readonly kind: 'accepted'; readonly id: number; readonly occurredAt: number }
  | { readonly kind: 'duplicate'; readonly id: number; readonly occurredAt: number };

/**
 * What became of a batch: stored now; stored before under the same idempotency key (`events` then are the
 * outcomes of that first time, in the same order); or refused, since its key came with another body.
 */
export type AppendOutcome =
  | { readonly kind: 'stored'; readonly events: readonly EventOutcome[] }
  | { readonly kind: 'repeated'; readonly events: readonly EventOutcome[] }
  | { readonly kind: 'key-reused' };
