import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt, UpdatedAt } from './columns.js';
import { Project } from './project.entity.js';

/**
 * What is told about a visitor or customer; nobody needs one to be decided for. Personal data: its changes are
 * recorded without the values.
 */
@Entity('end_user')
@Check('end_user_id_length', 'octet_length(id) BETWEEN 1 AND 128')
export class EndUser {
  @PrimaryColumn('integer')
  @ForeignKey(() => Project, { name: 'end_user_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @PrimaryColumn('text', { collation: 'C' })
  id!: string;

  @Column('text')
  firstName!: string;

  @Column('text')
  lastName!: string;

  @Column('text')
  email!: string;

  @Column('boolean', { default: false })
  isPremium!: boolean;

  /** Two upper-case letters. */
  @Column('text', { nullable: true })
  countryCode!: string | null;

  /** Whatever else segment rules may ask for. */
  @Column('jsonb', { default: {} })
  attributes!: Record<string, unknown>;

  @CreatedAt()
  createdAt!: Date;

  @UpdatedAt()
  updatedAt!: Date;
}
