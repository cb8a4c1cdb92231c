import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';
import { Project } from './project.entity.js';

/** A client's event id that has been counted, so that a retry of the same event is not counted again. */
@Entity('event_identity')
@Index('event_identity_received_at_index', ['receivedAt'])
export class EventIdentity {
  @PrimaryColumn('integer')
  @ForeignKey(() => Project, { name: 'event_identity_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @PrimaryColumn('text')
  eventId!: string;

  @TimeColumn()
  receivedAt!: Date;
}
