import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { trafficNoteKinds, oneOf, type TrafficNoteKind } from './values.js';

/**
 * Something that a process noticed in a minute about calls that anybody can make: visits that were not counted, events
 * that were refused, and what is unusual. Nothing of who made the calls is kept.
 */
@Entity('traffic_note')
@Check('traffic_note_kind_known', oneOf('kind', trafficNoteKinds))
export class TrafficNote {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('text')
  kind!: TrafficNoteKind;

  /** The type of event that it is about; empty for none. */
  @PrimaryColumn('text')
  eventType!: string;

  /** When the minute began. */
  @PrimaryColumn({ type: 'timestamptz', precision: 3 })
  minute!: Date;

  /** How often; for new visitors and events the most from one address. */
  @Column('integer')
  count!: number;
}
