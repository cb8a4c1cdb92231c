import { timeOf } from '../time-of.js';

/** A variation's end users with what each did. Times are Dates, or texts that Date.parse reads. */
export interface JourneysOfVariation {
  /** Unique within the experiment. */
  key: string;
  users: readonly JourneyOfUser[];
}

export interface JourneyOfUser {
  assignedAt: string | Date;
  events: readonly JourneyEvent[];
}

export interface JourneyEvent {
  /** Orders events of the same time. */
  id: number | string;
  type: string;
  timestamp: string | Date;
}

export interface TimedEvent {
  id: number | string;
  type: string;
  at: number;
}

/** Assignment and events of an end user in milliseconds since 1970. @throws InvalidInputError for a time that cannot be read */
export function readJourney(
  { assignedAt, events }: JourneyOfUser,
  field: string,
): { assignedAt: number; events: TimedEvent[] } {
  return {
    assignedAt: timeOf(assignedAt, `${field}.assigned_at`),
    events: events.map(({ id, type, timestamp }, i) => {
      return { id, type, at: timeOf(timestamp, `${field}.events.${i}.timestamp`) };
    }),
  };
}
