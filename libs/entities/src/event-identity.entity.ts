import { Entity, Index, PrimaryColumn } from 'typeorm';
import { RandomId, TimeColumn } from './columns.js';

/**
 * A caller's event id from before events were known by more than it (EventMark), with the first event under it. No row
 * is added any more; each is kept for 30 days.
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
