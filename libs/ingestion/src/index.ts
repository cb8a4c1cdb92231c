/** Durable recording of exposures and events: many requests in one statement, nothing lost, nothing double. */
export { originRule, type OriginRule } from './origin.js';
export {
  AssignmentLookup,
  type RecordedUnder,
  type RecordedVariations,
} from './exposures/assignment-lookup.js';
export { MembershipLookup, type MembershipLookupOptions } from './memberships/membership-lookup.js';
export { type MembershipKey, type SegmentIds } from './memberships/membership-memory.js';
export { AssignmentMemory, recordedElsewhere } from './exposures/assignment-memory.js';
export { type ExposureFallbackStore } from './exposures/exposure-fallback-store.js';
export { ExposureRecorder, type ExposureRecorderOptions } from './exposures/exposure-recorder.js';
export { type RecordOutcome } from './exposures/exposure-writer.js';
export { AssignmentTimes, type AssignmentTimesOptions } from './exposures/assignment-times.js';
export { type Exposure, type ExposureConflict, type ExposureDetails } from './exposures/exposure.js';
export { LateAnswers, type LateAnswer, type LateAnswersOptions } from './exposures/late-answers.js';
export { type GroupCommitOptions } from './group-commit.js';
export { ingestionPoolConfig, type IngestionPoolOptions } from './ingestion-pool.js';
export { WriteWatch } from './write-watch.js';
export type {
  AppendOutcome,
  CredentialClass,
  EventBatch,
  EventOutcome,
  EventReference,
  IdempotencyReference,
  MetricCount,
  StorableEvent,
} from './events/event.js';
export { isCounted, isSince } from './aggregates/counting.js';
export {
  listLateEvents,
  listUnsettledEnds,
  settleEnd,
  type ProjectExperiment,
  type RunStatement,
} from './aggregates/after-end.js';
export {
  compareTotals,
  listCounted,
  rebuildTotals,
  type CountedExperiment,
  type TotalDifference,
  type Unrecountable,
} from './aggregates/totals.js';
export { ExperimentDirectory, type KnownExperiment } from './events/experiment-directory.js';
export { readEvent, type ReadableEvent } from './events/read-event.js';
export { oldestDatedBucket, markDays, type Mark } from './events/event-marks.js';
export { EventIds } from './events/event-ids.js';
export { EventStore } from './events/event-store.js';
export { PostgresEventStore, type PostgresEventStoreOptions } from './events/postgres-event-store.js';
export { storeEvents } from './events/store-events.js';
export { storableType } from './tracking/storable-type.js';
export { EventRecorder, type EventRecorderOptions } from './tracking/event-recorder.js';
export type { FindServed, TrackableExperiment } from './tracking/experiment-lookup.js';
export type {
  ExperimentReference,
  MetricReference,
  TrackedEvent,
  TrackedSubject,
  TrackingMode,
  TrackingOutcome,
  TrackingRefusal,
} from './tracking/tracked-event.js';
export { AttributeLookup, type AttributeLookupOptions } from './end-users/attribute-lookup.js';
export { type EndUserKey, type StoredAttributes } from './end-users/attribute-memory.js';
export { StreamErasure, type StreamAnonymization } from './streams/stream-erasure.js';
export { anonymizeEndUser, type Anonymization, type AnonymizedRows } from './end-users/anonymize.js';
export { readKnownEndUser, type KnownEndUser } from './end-users/read-known.js';
export { lockPerson, readPerson, type Person } from './end-users/people.js';
export { EventDrain, type EventDrainOptions } from './streams/event-drain.js';
export { EventStreams, type StreamLag } from './streams/event-streams.js';
export { StreamEventStore, type StreamEventStoreOptions } from './streams/stream-event-store.js';
export { StreamExposures } from './streams/stream-exposures.js';
export { StreamState } from './streams/stream-state.js';
export { joinIds, type Join, type JoinOutcome } from './joins/join-ids.js';
export { JoinedIds, type JoinedIdsOptions } from './joins/joined-ids.js';
