import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id } from './columns.js';
import { Organization } from './organization.entity.js';

/**
 * One change of one row, written by the database in the transaction of the change (function
 * `record_change`). Never changed afterwards. Project and user may be gone by the time it is read, so they
 * are no references.
 */
@Entity('audit_entry')
@Index('audit_entry_organization_id_id_index', ['organizationId', 'id'])
export class AuditEntry {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Organization, { name: 'audit_entry_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  /** Null for what belongs to the organization as a whole. */
  @Column('integer', { nullable: true })
  projectId!: number | null;

  /** Null when nobody was logged in, or the product did it by itself. */
  @Column('integer', { nullable: true })
  userId!: number | null;

  /** The user's e-mail at that time; empty without a user. */
  @Column('text', { default: '' })
  userEmail!: string;

  /** The API key by which a program did it. The key may be gone since. */
  @Column('integer', { nullable: true, default: () => `(audit_setting('api_key_id'))` })
  apiKeyId!: number | null;

  /** The action of the route, otherwise its method and path; `system` outside of requests. */
  @Column('text')
  action!: string;

  /** The table of the row. */
  @Column('text')
  entity!: string;

  /** The row's id; its user where it links one to something; null where it has neither. */
  @Column('integer', { nullable: true })
  entityId!: number | null;

  /** The changed columns as they were; null for a new row. */
  @Column('jsonb', { nullable: true })
  before!: Record<string, unknown> | null;

  /** The changed columns as they are; null for a deleted row. */
  @Column('jsonb', { nullable: true })
  after!: Record<string, unknown> | null;

  @CreatedAt()
  at!: Date;
}
