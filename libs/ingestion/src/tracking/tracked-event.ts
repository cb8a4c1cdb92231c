/** How a tracking call names its experiment: by id, or by a key that is unique in a project only. */
export interface ExperimentReference {
  readonly id: number | null;
  readonly key: string | null;
  /** Its project, by id or public id: needed with a key. Null when the call did not say. */
  readonly projectId: number | string | null;
}

/** What happened: a click counted by a metric, or a custom event by its name. */
export type MetricReference = { readonly metricId: number } | { readonly eventName: string };

/** One call's claim that an end user did something, with its form checked and its time corrected. */
export interface TrackedEvent {
  readonly experiment: ExperimentReference;
  readonly metric: MetricReference;
  /** Null when the call named nobody. */
  readonly endUserId: string | null;
  readonly value: number | null;
  /** Makes a retry count once, per project; null for none. */
  readonly eventId: string | null;
  /** Milliseconds since 1970, never after `receivedAt`. */
  readonly occurredAt: number;
  readonly receivedAt: number;
  /** The Origin header; null for a caller that is no browser. */
  readonly origin: string | null;
  /** The experiment that the call's preview token shows: counted in QA mode, and not stored. Null for no preview. */
  readonly previewedId: number | null;
}

/** Live while the experiment is Active and the call is no preview, otherwise QA. */
export type TrackingMode = 'live' | 'qa';

export type TrackingRefusal =
  | 'experiment-unknown'
  | 'metric-unknown'
  /** Beyond what an event without a secret key may have. */
  | 'value-too-large'
  | 'origin-not-allowed'
  /** The preview shows another experiment. */
  | 'preview-of-another'
  /** Whether there is such an experiment cannot be told now. */
  | 'lookup-unavailable';

/** What an event is, once it is known what it refers to. */
export interface TrackedSubject {
  readonly projectId: number;
  readonly type: string;
}

/** What became of an event: counted now, counted before under the same id, or refused. */
export type TrackingOutcome =
  | { readonly kind: 'accepted' | 'duplicate'; readonly mode: TrackingMode; readonly subject: TrackedSubject }
  | { readonly kind: 'refused'; readonly refusal: TrackingRefusal; readonly subject: TrackedSubject | null };
