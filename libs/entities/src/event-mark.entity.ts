import { Entity, Index, PrimaryColumn } from 'typeorm';
import { RandomId, TimeColumn } from './columns.js';

/**
 * An event with a caller's id that has been counted, so that a retry is not counted again and finds it. Kept for 30
 * days: rows of a day go with their day, the others by their age.
 */
@Entity('event_mark')
@Index('event_mark_received_at_index', ['receivedAt'], { where: 'bucket < 0' })
export class EventMark {
  @PrimaryColumn('integer')
  projectId!: number;

  /** Days since 1970 when the id carries its day, otherwise -1 to -8 by its hash. */
  @PrimaryColumn('integer')
  bucket!: number;

  /** 16 bytes; libs/ingestion/src/events/event-marks.ts says of what. */
  @PrimaryColumn('bytea')
  identity!: Buffer;

  @RandomId()
  id!: number;

  @TimeColumn()
  occurredAt!: Date;

  @TimeColumn()
  receivedAt!: Date;
}
