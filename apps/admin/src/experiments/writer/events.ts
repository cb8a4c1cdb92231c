import type { EntityManager } from 'typeorm';
import type { ExperimentStatus } from '#libs/entities';
import type { EventType } from './field-facts.js';

/** Why something changed that no member or program asked for. */
export type AutomaticCause =
  { kind: 'planned-end' } | { kind: 'planned-users' } | { kind: 'rollout-step' } | AutomaticStop;

/** Its stop is known once it is recorded, in the transaction of the change. */
export interface AutomaticStop {
  kind: 'automatic-stop';
  stopId: number;
  /** Whether it pauses the experiment; otherwise it only halts its rollout. */
  pauses: boolean;
}

interface EventBase {
  experimentId: number;
  projectId: number;
  /** The revision that the change made. */
  revision: number;
  at: Date;
  /** Undefined when a member or program asked for it. */
  cause?: AutomaticCause;
}

export interface StatusChanged extends EventBase {
  type: 'StatusChanged';
  from: ExperimentStatus;
  to: ExperimentStatus;
}

/** What changed of an experiment, at most one of each type for each change. */
export type ExperimentEvent = StatusChanged | (EventBase & { type: Exclude<EventType, 'StatusChanged'> });

/** What else is to be done in the transaction of a change. It commits or fails with the change. */
export type ExperimentListener = (manager: EntityManager, event: ExperimentEvent) => Promise<void>;
