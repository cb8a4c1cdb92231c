import { Entity, Index, PrimaryColumn } from 'typeorm';
import { RandomId, TimeColumn } from './columns.js';

/**
 * A caller's event id that has been counted, with the first event under it, so that a retry is not counted
 * again and can be answered with that event. Kept for 30 days.
 */
@Entity('event_identity')
@Index('event_identity_received_at_index', ['receivedAt'])
export class EventIdentity {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('text')
  eventId!: string;

  @RandomId()
  id!: number;

  @TimeColumn()
  occurredAt!: Date;

  @TimeColumn()
  receivedAt!: Date;
}
