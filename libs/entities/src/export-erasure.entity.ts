import { Column, Entity } from 'typeorm';
import { Id, TimeColumn } from './columns.js';

/** An end user who was erased and is not yet on the exported list of those; goes when they are. */
@Entity('export_erasure')
export class ExportErasure {
  @Id()
  id!: number;

  /** Without a reference: exported files outlive projects. */
  @Column('integer')
  projectId!: number;

  @Column('text')
  endUserId!: string;

  /** What was stored under the id up to then is meant. */
  @TimeColumn()
  erasedAt!: Date;
}
