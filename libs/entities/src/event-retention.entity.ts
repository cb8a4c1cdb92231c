import { Entity, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';

/** Up to when events have been removed for their age; no row before the first removal. */
@Entity('event_retention')
export class EventRetention {
  /** Always 1. */
  @PrimaryColumn('integer')
  id!: number;

  @TimeColumn()
  removedBefore!: Date;
}
