import { Column, Entity, ForeignKey } from 'typeorm';
import { Id, TimeColumn } from './columns.js';
import { Project } from './project.entity.js';

/**
 * An end user who is erased from the tables, but maybe not from kept exports and from what waited in Redis. Goes, and
 * with it the last place where the id stands, as soon as that is done.
 */
@Entity('erasure')
export class Erasure {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'erasure_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @Column('text')
  endUserId!: string;

  /** What stands in the place of the id. */
  @Column('text')
  anonymousId!: string;

  /** What is received from then on is of somebody new. */
  @TimeColumn()
  requestedAt!: Date;
}
